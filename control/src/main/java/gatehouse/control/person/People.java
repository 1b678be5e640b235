package gatehouse.control.person;

import gatehouse.control.account.Account;
import gatehouse.platform.database.Database;
import gatehouse.platform.ids.IdType;
import gatehouse.platform.ids.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Keeps the register of people; every door asks here for the person behind an address. */
@ApplicationScoped
public class People {
  private final Database database;
  private final Ids ids;
  private final Clock clock;

  People(Database database, Ids ids, Clock clock) {
    this.database = database;
    this.ids = ids;
    this.clock = clock;
  }

  /** The person of an account in a workspace, made when there is none. */
  public Person ofAccount(
      UUID workspace, UUID account, String email, String emailKey, String first, String last) {
    return database.inWorkspace(
        workspace,
        handle -> {
          PersonDao dao = new PersonDao(handle);
          Optional<Person> known = dao.byAccount(workspace, account);
          return known.orElseGet(() ->
              dao.ensure(
                  new Person(
                      workspace,
                      ids.next(),
                      email,
                      emailKey,
                      first,
                      last,
                      (first + " " + last).strip(),
                      account,
                      clock.instant())));
        });
  }

  /**
   * The ids of the people of these accounts, made where there are none, by the address's key. An
   * address that belongs to another account's person is absent.
   */
  public Map<String, UUID> ofAccounts(UUID workspace, Collection<Account> accounts) {
    Instant now = clock.instant();
    List<Person> wanted =
        accounts.stream()
            .map(account ->
                new Person(
                    workspace,
                    ids.next(),
                    account.email(),
                    account.emailKey(),
                    account.firstName(),
                    account.lastName(),
                    (account.firstName() + " " + account.lastName()).strip(),
                    account.id(),
                    now))
            .toList();
    return database.inWorkspace(
        workspace,
        handle -> {
          Map<String, UUID> accountOf =
              accounts.stream().collect(Collectors.toMap(Account::emailKey, Account::id));
          return new PersonDao(handle)
              .ensureAll(workspace, wanted, now).stream()
                  .filter(known -> Objects.equals(known.account(), accountOf.get(known.emailKey())))
                  .collect(Collectors.toMap(PersonDao.Known::emailKey, PersonDao.Known::id));
        });
  }

  /** The people behind these addresses, by the address's key; unknown ones are absent. */
  public Map<String, Person> known(UUID workspace, Collection<String> emailKeys) {
    return database.inWorkspace(
        workspace, handle -> byKey(new PersonDao(handle).byKeys(workspace, emailKeys)));
  }

  /** The people behind these addresses, made where there are none; by the address's key. */
  public Map<String, Person> ofAddresses(UUID workspace, Collection<Address> addresses) {
    return database.inWorkspace(
        workspace,
        handle -> {
          PersonDao dao = new PersonDao(handle);
          Instant now = clock.instant();
          dao.ensure(
              workspace,
              addresses.stream()
                  .map(a -> new PersonDao.Row(ids.next(), a.text(), a.key()))
                  .toList(),
              now);
          return byKey(dao.byKeys(workspace, addresses.stream().map(Address::key).toList()));
        });
  }

  /** An e-mail address as it is shown and as it is compared. */
  public record Address(String text, String key) {}

  private static Map<String, Person> byKey(List<Person> people) {
    return people.stream().collect(Collectors.toMap(Person::emailKey, Function.identity()));
  }

  /**
   * People without an account who stand under an address that an account is about to take, in
   * workspaces that know the account as somebody: they turn out to be one and the same.
   */
  public List<Person> doubles(UUID account, String emailKey) {
    return database.acrossWorkspaces(handle -> new PersonDao(handle).doubles(account, emailKey));
  }

  /** Frees the address of someone who turned out to be another; their row keeps its place. */
  public void retire(Person doubled) {
    database.<@Nullable Void>inWorkspace(
        doubled.workspaceId(),
        handle -> {
          new PersonDao(handle)
              .retire(doubled.workspaceId(), doubled.id(), IdType.PERSON.format(doubled.id()));
          return null;
        });
  }

  /** Carries an account's new name or address to its person in every workspace. */
  public void describe(UUID account, String email, String emailKey, String first, String last) {
    database.acrossWorkspaces(handle -> {
      new PersonDao(handle)
          .describe(account, email, emailKey, first, last, (first + " " + last).strip());
      return null;
    });
  }

  /** Leaves a tombstone in every workspace: who it was is gone, what they did keeps its place. */
  public void bury(UUID account, String name, String emailKey) {
    database.<@Nullable Void>acrossWorkspaces(handle -> {
      new PersonDao(handle).bury(account, name, emailKey);
      return null;
    });
  }
}
