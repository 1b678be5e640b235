package gatehouse.control.member;

import gatehouse.control.bulk.BulkPreview;
import gatehouse.control.workspace.Workspace;
import gatehouse.control.workspace.Workspaces;
import gatehouse.platform.database.Database;
import gatehouse.platform.http.EntityTags;
import gatehouse.platform.http.ProblemException;
import gatehouse.platform.http.ProblemType;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Changes what members are: one, or a chunk of many in a few statements. Here is the one place that
 * keeps the last Admin and the number of seats, whatever is changed and however many at once.
 */
@ApplicationScoped
class Edits {
  static final String LAST_ADMIN = "Is the last active Admin";
  static final String NO_SEAT = "No seat is left";
  static final String GONE = "No longer a member";
  static final String LATER = "Can be told only while nobody else changes members";
  static final String SAME = "Is so already";

  private final Database database;
  private final Workspaces workspaces;
  private final MemberList list;
  private final EditWork work;
  private final Clock clock;

  Edits(Database database, Workspaces workspaces, MemberList list, EditWork work, Clock clock) {
    this.database = database;
    this.workspaces = workspaces;
    this.list = list;
    this.work = work;
    this.clock = clock;
  }

  /**
   * What became of one member.
   *
   * @param before the member as they were; null when they are gone
   * @param after their new standing; null when nothing was changed
   * @param refused why nothing was changed
   */
  record Result(@Nullable MemberRow before, @Nullable Standing after, @Nullable String refused) {}

  /** What to make of a member; {@link Edit#apply} with more to go by. */
  interface Decision {
    Standing of(MemberRow row, Instant now) throws Edit.NotPossible;
  }

  /**
   * Changes one member.
   *
   * @throws ProblemException not-found, stale, last-admin, no-seat-left, or conflict with the
   *     reason
   */
  void one(UUID workspace, UUID id, @Nullable String ifMatch, Edit edit) {
    database.<@Nullable Void>inWorkspace(
        workspace,
        handle -> {
          workspaces.hold(workspace);
          new StandingDao(handle, workspace).hold(id);
          EntityTags.check(ifMatch, list.find(workspace, id).version());
          Result result =
              many(
                      workspace,
                      List.of(id),
                      edit.audited(),
                      (row, now) -> edit.apply(Standing.of(row), now))
                  .getFirst();
          String refused = result.refused();
          if (refused != null && !refused.equals(SAME)) {
            throw switch (refused) {
              case LAST_ADMIN -> new LastAdminException();
              case NO_SEAT -> Seats.none(workspaces.hold(workspace).seats());
              default -> new ProblemException(ProblemType.CONFLICT, refused + ".");
            };
          }
          return null;
        });
  }

  /**
   * Changes a chunk of members, in the order given; those that cannot be changed stay as they are.
   * Everyone who could take the last Admin or the last seat waits for the workspace meanwhile.
   */
  List<Result> many(UUID workspace, List<UUID> ids, String audited, Decision decision) {
    return database.inWorkspace(
        workspace, handle -> held(workspaces.hold(workspace), ids, audited, decision));
  }

  /**
   * As {@link #many}, in a transaction that has changed members already. Somebody may hold the
   * workspace and wait for those, so it is not waited for.
   *
   * @throws RuntimeException when the workspace is held
   */
  List<Result> atOnce(UUID workspace, List<UUID> ids, String audited, Decision decision) {
    return held(workspaces.holdAtOnce(workspace), ids, audited, decision);
  }

  private List<Result> held(Workspace held, List<UUID> ids, String audited, Decision decision) {
    Optional<List<Result>> results;
    do {
      Room room = room(held.id(), held.seats(), clock.instant());
      results = work.change(held.id(), ids, audited, decision, room);
    } while (results.isEmpty());
    return results.get();
  }

  /**
   * As {@link #many}, while others change other members. Where an Admin or a seat is at stake the
   * answer is {@link #LATER}; for all of them, when somebody has changed one of these just now.
   */
  List<Result> beside(UUID workspace, List<UUID> ids, String audited, Decision decision) {
    return work.change(workspace, ids, audited, decision, Room.nothingAtStake())
        .orElseGet(() -> ids.stream().map(id -> new Result(null, null, LATER)).toList());
  }

  /** What a decision would do to these; changes nothing and holds nothing. */
  BulkPreview preview(UUID workspace, Chosen chosen, Decision decision) {
    return database.inWorkspace(
        workspace,
        handle -> {
          Instant now = clock.instant();
          Room room = room(workspace, workspaces.find(workspace).orElseThrow().seats(), now);
          Tally tally = new Tally();
          chosen.each(
              list,
              workspace,
              row -> tally.add(EditWork.decide(row, decision, room, now).refused()));
          return tally.preview();
        });
  }

  /** The member that an account is here; null for none. */
  @Nullable UUID self(UUID workspace, @Nullable UUID account) {
    return account == null
        ? null
        : database.inWorkspace(
            workspace, handle -> new MemberDao(handle).ofAccount(workspace, account).orElse(null));
  }

  private Room room(UUID workspace, @Nullable Integer seats, Instant now) {
    return database.inWorkspace(
        workspace,
        handle ->
            Room.of(
                new StandingDao(handle, workspace).activeAdmins(now),
                seats == null ? Long.MAX_VALUE : seats - list.seated(workspace)));
  }

  /** A member and what they become. */
  record Changed(MemberRow row, Standing after) {
    Standing before() {
      return Standing.of(row);
    }
  }
}
