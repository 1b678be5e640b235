package gatehouse.control.view;

import gatehouse.platform.database.Database;
import gatehouse.platform.http.ProblemException;
import gatehouse.platform.http.ProblemType;
import gatehouse.platform.ids.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Keeps views. Only their owner changes them; an Admin may delete a shared one. */
@ApplicationScoped
class Views {
  static final int LONGEST_NAME = 80;
  static final int LONGEST_ADDRESS = 2_000;
  private static final int MOST_OF_ONE = 100;
  private static final List<String> LISTS = List.of("members");

  private final Database database;
  private final Ids ids;
  private final Clock clock;

  Views(Database database, Ids ids, Clock clock) {
    this.database = database;
    this.ids = ids;
    this.clock = clock;
  }

  static String knownList(@Nullable String list) {
    if (list == null || !LISTS.contains(list)) {
      throw ProblemException.invalid("/list", "Must be one of: " + String.join(", ", LISTS));
    }
    return list;
  }

  List<SavedView> seenBy(UUID workspace, UUID account, String list) {
    return database.inWorkspace(
        workspace, handle -> new ViewDao(handle, workspace).seenBy(account, list));
  }

  SavedView create(
      UUID workspace, UUID account, String list, String name, boolean shared, String address) {
    return database.inWorkspace(
        workspace,
        handle -> {
          ViewDao dao = new ViewDao(handle, workspace);
          if (dao.countOf(account) >= MOST_OF_ONE) {
            throw new ProblemException(
                ProblemType.CONFLICT, "You have " + MOST_OF_ONE + " views. Delete one first.");
          }
          SavedView view =
              new SavedView(ids.next(), list, name, account, shared, address, clock.instant(), 1);
          if (!dao.insert(view)) {
            throw taken();
          }
          return view;
        });
  }

  SavedView change(
      UUID workspace,
      UUID account,
      UUID id,
      @Nullable String name,
      @Nullable Boolean shared,
      @Nullable String address) {
    return database.inWorkspace(
        workspace,
        handle -> {
          ViewDao dao = new ViewDao(handle, workspace);
          SavedView old = seen(dao, account, id);
          if (!old.ownerAccount().equals(account)) {
            throw new ProblemException(
                ProblemType.NOT_ALLOWED, "Only who made this view can change it; save your own.");
          }
          SavedView wanted =
              new SavedView(
                  id,
                  old.list(),
                  Objects.requireNonNullElse(name, old.name()).strip(),
                  account,
                  Objects.requireNonNullElse(shared, old.shared()),
                  Objects.requireNonNullElse(address, old.address()),
                  old.createdAt(),
                  old.version());
          if (!dao.update(wanted)) {
            throw taken();
          }
          return wanted;
        });
  }

  void delete(UUID workspace, UUID account, boolean admin, UUID id) {
    database.<@Nullable Void>inWorkspace(
        workspace,
        handle -> {
          ViewDao dao = new ViewDao(handle, workspace);
          SavedView old = seen(dao, account, id);
          if (!old.ownerAccount().equals(account) && !admin) {
            throw new ProblemException(
                ProblemType.NOT_ALLOWED, "Only who made this view, or an Admin, can delete it.");
          }
          dao.delete(id);
          return null;
        });
  }

  /** Other people's own views are not there. */
  private static SavedView seen(ViewDao dao, UUID account, UUID id) {
    return dao.find(id)
        .filter(view -> view.shared() || view.ownerAccount().equals(account))
        .orElseThrow(ProblemException::notFound);
  }

  private static ProblemException taken() {
    return ProblemException.invalid("/name", "You have a view of this name already.");
  }
}
