package gatehouse.control.account;

import gatehouse.platform.database.Database;
import gatehouse.platform.http.ProblemException;
import gatehouse.platform.ids.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The accounts of this server. Callers write the audit entry: only they know who did it and why.
 */
@ApplicationScoped
public class Accounts {
  private final Database database;
  private final Ids ids;
  private final Clock clock;
  private final Event<AccountChanged> changes;

  Accounts(Database database, Ids ids, Clock clock, Event<AccountChanged> changes) {
    this.database = database;
    this.ids = ids;
    this.clock = clock;
    this.changes = changes;
  }

  public Optional<Account> byEmail(EmailAddress email) {
    return database.joined(handle -> new AccountDao(handle).byKey(email.key()));
  }

  public Optional<Account> find(UUID id) {
    return database.joined(handle -> new AccountDao(handle).byId(id));
  }

  /** The account of someone who is known to have one. */
  public Account get(UUID id) {
    return find(id).orElseThrow(ProblemException::notFound);
  }

  /** As {@link #get}, and nobody else changes it until the transaction ends. */
  public Account locked(UUID id) {
    return database.joined(
        handle -> new AccountDao(handle).locked(id).orElseThrow(ProblemException::notFound));
  }

  /** True as soon as anyone has an account: then the server is set up. */
  public boolean any() {
    return database.joined(handle -> new AccountDao(handle).any());
  }

  /**
   * Makes an account.
   *
   * @throws AddressTakenException when the address has one
   */
  public Account create(NewAccount wanted) {
    return createIfAbsent(wanted).orElseThrow(AddressTakenException::new);
  }

  /** Makes an account, or nothing when the address has one already; parallel calls make one. */
  public Optional<Account> createIfAbsent(NewAccount wanted) {
    return database.joined(handle -> {
      AccountDao dao = new AccountDao(handle);
      UUID id = ids.next();
      String name = name(wanted.firstName(), wanted.lastName());
      return dao.insert(id, wanted, name, clock.instant()) ? dao.byId(id) : Optional.empty();
    });
  }

  /** The accounts of these addresses, by the address's key; unknown ones are absent. */
  public Map<String, Account> byKeys(Collection<String> emailKeys) {
    return database.joined(handle -> byKey(new AccountDao(handle).byKeys(emailKeys)));
  }

  /** As {@link #createIfAbsent} for many addresses at once; answers those it made, by key. */
  public Map<String, Account> createAbsent(Collection<NewAccount> wanted) {
    Instant now = clock.instant();
    List<AccountDao.Row> rows =
        wanted.stream()
            .map(one ->
                new AccountDao.Row(
                    ids.next(),
                    one.email(),
                    one.firstName(),
                    one.lastName(),
                    name(one.firstName(), one.lastName())))
            .toList();
    return database.joined(handle -> byKey(new AccountDao(handle).insert(rows, now)));
  }

  private static Map<String, Account> byKey(List<Account> accounts) {
    return accounts.stream().collect(Collectors.toMap(Account::emailKey, Function.identity()));
  }

  /** Sets what people call the person, and how times and texts are shown to them. */
  public Account changeProfile(
      UUID id, String firstName, String lastName, String locale, String timeZone) {
    String name = name(firstName, lastName);
    return change(id, dao -> dao.profile(id, firstName, lastName, name, locale, timeZone));
  }

  public Account rename(UUID id, String firstName, String lastName) {
    return database.joined(handle -> {
      Account before = locked(id);
      return changeProfile(id, firstName, lastName, before.locale(), before.timeZone());
    });
  }

  /**
   * Gives the account another address.
   *
   * @throws AddressTakenException when another account has it
   */
  public Account changeEmail(UUID id, EmailAddress email) {
    return change(
        id,
        dao -> {
          if (!dao.email(id, email)) {
            throw new AddressTakenException();
          }
        });
  }

  public Account changeStatus(UUID id, AccountStatus status) {
    return change(id, dao -> dao.status(id, status));
  }

  /** Notes whether two-factor sign-in is on; the feature itself is not here. */
  public Account twoFactorIs(UUID id, boolean on) {
    return change(id, dao -> dao.twoFactor(id, on));
  }

  /** For those who check passwords. */
  public Optional<PasswordCheck> passwordOf(EmailAddress email) {
    return database.joined(handle -> new AccountDao(handle).passwordByKey(email.key()));
  }

  /** For those who check passwords. */
  public Optional<PasswordCheck> passwordOf(UUID id) {
    return database.joined(handle -> new AccountDao(handle).passwordById(id));
  }

  public void changePassword(UUID id, String hash) {
    database.<@Nullable Void>joined(handle -> {
      new AccountDao(handle).password(id, hash, clock.instant());
      return null;
    });
  }

  /** Keeps the same password under newer parameters, unless it was changed meanwhile. */
  public void rehashed(UUID id, String oldHash, String newHash) {
    database.<@Nullable Void>joined(handle -> {
      new AccountDao(handle).rehashed(id, oldHash, newHash);
      return null;
    });
  }

  /** Notes the time of a sign-in. */
  public void signedIn(UUID id) {
    database.<@Nullable Void>joined(handle -> {
      new AccountDao(handle).loggedIn(id, clock.instant());
      return null;
    });
  }

  private Account change(UUID id, Consumer<AccountDao> work) {
    return database.joined(handle -> {
      AccountDao dao = new AccountDao(handle);
      Account before = dao.locked(id).orElseThrow(ProblemException::notFound);
      work.accept(dao);
      Account after = dao.byId(id).orElseThrow(ProblemException::notFound);
      changes.fire(new AccountChanged(before, after));
      return after;
    });
  }

  private static String name(String firstName, String lastName) {
    return (firstName + " " + lastName).strip();
  }
}
