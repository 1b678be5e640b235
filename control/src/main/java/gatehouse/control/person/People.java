package gatehouse.control.person;

import gatehouse.platform.database.Database;
import gatehouse.platform.ids.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
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
