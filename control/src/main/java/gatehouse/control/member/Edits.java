package gatehouse.control.member;

import gatehouse.control.audit.AuditEvent;
import gatehouse.control.audit.AuditLog;
import gatehouse.control.bulk.BulkPreview;
import gatehouse.control.workspace.Workspaces;
import gatehouse.platform.database.Database;
import gatehouse.platform.http.EntityTags;
import gatehouse.platform.http.ProblemException;
import gatehouse.platform.http.ProblemType;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
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
  static final String SAME = "Is so already";

  /** So many members' own pages hear of a change at once; of more, within a second. */
  private static final int TOLD_ONE_BY_ONE = 200;

  private final Database database;
  private final Workspaces workspaces;
  private final MemberList list;
  private final AuditLog audit;
  private final MemberNews news;
  private final Clock clock;

  Edits(
      Database database,
      Workspaces workspaces,
      MemberList list,
      AuditLog audit,
      MemberNews news,
      Clock clock) {
    this.database = database;
    this.workspaces = workspaces;
    this.list = list;
    this.audit = audit;
    this.news = news;
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
        workspace,
        handle -> {
          Integer seats = workspaces.hold(workspace).seats();
          MemberDao dao = new MemberDao(handle);
          Instant now = clock.instant();
          Map<UUID, MemberRow> rows =
              list.some(workspace, ids).stream()
                  .collect(Collectors.toMap(MemberRow::id, Function.identity()));
          Room room = room(workspace, seats, now);
          List<Result> results = new ArrayList<>(ids.size());
          List<Changed> changed = new ArrayList<>();
          for (UUID id : ids) {
            MemberRow row = rows.get(id);
            Result result = decide(row, decision, room, now);
            results.add(result);
            if (row != null && result.after() != null) {
              changed.add(new Changed(row, result.after()));
            }
          }
          List<Member> invited =
              changed.stream()
                  .filter(one -> one.row().status() == MemberStatus.INVITED)
                  .flatMap(one -> dao.find(workspace, one.row().id()).stream())
                  .toList();
          dao.standings(workspace, changed);
          for (Member old : invited) {
            dao.find(workspace, old.id()).ifPresent(after -> news.invitedChanged(old, after));
          }
          record(workspace, audited, changed);
          news.changed(
              workspace,
              changed,
              changed.size() > TOLD_ONE_BY_ONE ? Map.of() : dao.accounts(workspace, changed));
          return results;
        });
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
              list, workspace, row -> tally.add(decide(row, decision, room, now).refused()));
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
            new Room(
                new MemberDao(handle).activeAdmins(workspace, now),
                seats == null ? Long.MAX_VALUE : seats - list.seated(workspace)));
  }

  private static Result decide(@Nullable MemberRow row, Decision decision, Room room, Instant now) {
    if (row == null) {
      return new Result(null, null, GONE);
    }
    Standing old = Standing.of(row);
    try {
      Standing wanted = decision.of(row, now);
      if (wanted.equals(old)) {
        return new Result(row, null, SAME);
      }
      String refused = room.refusal(old, wanted, now);
      return refused == null ? new Result(row, wanted, null) : new Result(row, null, refused);
    } catch (Edit.NotPossible why) {
      return new Result(row, null, Objects.requireNonNullElse(why.getMessage(), ""));
    }
  }

  private void record(UUID workspace, String audited, List<Changed> changed) {
    for (Changed one : changed) {
      audit.record(
          workspace,
          new AuditEvent(
              audited,
              Members.subject(one.row()),
              Described.difference(one.before(), one.after()),
              Described.difference(one.after(), one.before())));
    }
  }

  /** A member and what they become. */
  record Changed(MemberRow row, Standing after) {
    Standing before() {
      return Standing.of(row);
    }
  }

  /** How many Admins there are to lose and how many seats to take, counted along a chunk. */
  private static final class Room {
    private long admins;
    private long seats;

    Room(long admins, long seats) {
      this.admins = admins;
      this.seats = seats;
    }

    @Nullable String refusal(Standing old, Standing wanted, Instant now) {
      int adminsMore = (wanted.isActiveAdmin(now) ? 1 : 0) - (old.isActiveAdmin(now) ? 1 : 0);
      int seatsMore = (wanted.takesSeat() ? 1 : 0) - (old.takesSeat() ? 1 : 0);
      if (admins + adminsMore < 1 && adminsMore < 0) {
        return LAST_ADMIN;
      }
      if (seatsMore > 0 && seats < seatsMore) {
        return NO_SEAT;
      }
      admins += adminsMore;
      seats -= seatsMore;
      return null;
    }
  }
}
