package gatehouse.control.member;

import gatehouse.control.audit.AuditEvent;
import gatehouse.control.audit.AuditLog;
import gatehouse.platform.database.Database;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Does to a chunk of members what was decided, in a few statements. */
@ApplicationScoped
class EditWork {
  /** So many members' own pages hear of a change at once; of more, within a second. */
  private static final int TOLD_ONE_BY_ONE = 200;

  private final Database database;
  private final MemberList list;
  private final AuditLog audit;
  private final MemberNews news;
  private final Clock clock;

  EditWork(Database database, MemberList list, AuditLog audit, MemberNews news, Clock clock) {
    this.database = database;
    this.list = list;
    this.audit = audit;
    this.news = news;
    this.clock = clock;
  }

  /** Empty when somebody who is to be changed has been changed meanwhile; then nobody is. */
  Optional<List<Edits.Result>> change(
      UUID workspace, List<UUID> ids, String audited, Edits.Decision decision, Room room) {
    return database.inWorkspace(
        workspace,
        handle -> {
          MemberDao dao = new MemberDao(handle);
          Instant now = clock.instant();
          Map<UUID, MemberRow> rows =
              list.some(workspace, ids).stream()
                  .collect(Collectors.toMap(MemberRow::id, Function.identity()));
          List<Edits.Result> results = new ArrayList<>(ids.size());
          List<Edits.Changed> changed = new ArrayList<>();
          for (UUID id : ids) {
            MemberRow row = rows.get(id);
            Edits.Result result = decide(row, decision, room, now);
            results.add(result);
            if (row != null && result.after() != null) {
              changed.add(new Edits.Changed(row, result.after()));
            }
          }
          List<Member> invited = dao.some(workspace, invitedOf(changed));
          if (!put(workspace, changed)) {
            return Optional.empty();
          }
          Map<UUID, Standing> standings =
              changed.stream()
                  .collect(Collectors.toMap(one -> one.row().id(), Edits.Changed::after));
          for (Member old : invited) {
            news.invitedChanged(old, old.with(Objects.requireNonNull(standings.get(old.id()))));
          }
          record(workspace, audited, changed);
          news.changed(
              workspace,
              changed,
              changed.size() > TOLD_ONE_BY_ONE
                  ? Map.of()
                  : new StandingDao(handle, workspace).accounts(changed));
          return Optional.of(results);
        });
  }

  private static List<UUID> invitedOf(List<Edits.Changed> changed) {
    return changed.stream()
        .map(Edits.Changed::row)
        .filter(row -> row.status() == MemberStatus.INVITED)
        .map(MemberRow::id)
        .toList();
  }

  /** False when one of them has been changed since it was read; then none is changed. */
  private boolean put(UUID workspace, List<Edits.Changed> changed) {
    if (changed.isEmpty()) {
      return true;
    }
    // In one order, so that two who change the same members wait for each other in no circle.
    List<Edits.Changed> ordered =
        changed.stream().sorted(Comparator.comparing(one -> one.row().id())).toList();
    try {
      return database.attempt(handle -> {
        if (new StandingDao(handle, workspace).standings(ordered) < ordered.size()) {
          throw new Overtaken();
        }
        return true;
      });
    } catch (Overtaken e) {
      return false;
    }
  }

  private static final class Overtaken extends RuntimeException {
    private static final long serialVersionUID = 1;

    Overtaken() {
      super("somebody was faster", null, false, false);
    }
  }

  static Edits.Result decide(
      @Nullable MemberRow row, Edits.Decision decision, Room room, Instant now) {
    if (row == null) {
      return new Edits.Result(null, null, Edits.GONE);
    }
    Standing old = Standing.of(row);
    try {
      Standing wanted = decision.of(row, now);
      if (wanted.equals(old)) {
        return new Edits.Result(row, null, Edits.SAME);
      }
      String refused = room.refusal(old, wanted, now);
      return refused == null
          ? new Edits.Result(row, wanted, null)
          : new Edits.Result(row, null, refused);
    } catch (Edit.NotPossible why) {
      return new Edits.Result(row, null, Objects.requireNonNullElse(why.getMessage(), ""));
    }
  }

  private void record(UUID workspace, String audited, List<Edits.Changed> changed) {
    for (Edits.Changed one : changed) {
      audit.record(
          workspace,
          new AuditEvent(
              audited,
              Members.subject(one.row()),
              Described.difference(one.before(), one.after()),
              Described.difference(one.after(), one.before())));
    }
  }
}
