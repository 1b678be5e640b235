package gatehouse.control.member;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import gatehouse.control.access.Permission;
import gatehouse.platform.database.Database;
import gatehouse.platform.ids.IdType;
import gatehouse.platform.jobs.JobInfo;
import gatehouse.platform.jobs.JobItem;
import gatehouse.platform.jobs.LanedJobKind;
import gatehouse.platform.jobs.Outcome;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Does one {@link Edit} to many members, a chunk in a few statements, and takes it back. */
@ApplicationScoped
class EditJob implements LanedJobKind<EditJob.Wanted> {
  static final String YOU = "You";
  private static final int CHUNK = 2_000;

  /** One while Java decides and writes JSON, one while the database works. */
  private static final int LANES = 2;

  private final Edits edits;
  private final MemberList list;
  private final ObjectMapper json;

  EditJob(Edits edits, MemberList list, ObjectMapper json) {
    this.edits = edits;
    this.list = list;
    this.json = json;
  }

  /** What to do to whom. */
  record Wanted(Chosen chosen, Edit edit) {}

  /** What an item was and what it became: taken back only while it still is that. */
  record Undo(Standing before, Standing after) {}

  @Override
  public String name() {
    return "edit-members";
  }

  @Override
  public Class<Wanted> arguments() {
    return Wanted.class;
  }

  @Override
  public String permission() {
    return Permission.MEMBERS_WRITE.id();
  }

  @Override
  public boolean isUndoable() {
    return true;
  }

  @Override
  public int chunk() {
    return CHUNK;
  }

  @Override
  public int lanes() {
    return LANES;
  }

  @Override
  public void plan(Wanted wanted, JobInfo job, Plan plan) {
    wanted.chosen().plan(list, job.workspaceId(), plan);
  }

  @Override
  public Outcome process(Wanted wanted, JobInfo job, JobItem item) {
    return outcome(take(wanted, job, List.of(item), edits::many).getFirst());
  }

  @Override
  public Outcome undo(Wanted wanted, JobInfo job, JobItem item) {
    return process(wanted, job, item);
  }

  @Override
  public List<Outcome> processAll(
      Wanted wanted, JobInfo job, List<JobItem> items, Database database) {
    return outcomes(take(wanted, job, items, edits::many));
  }

  @Override
  public List<@Nullable Outcome> processAhead(Wanted wanted, JobInfo job, List<JobItem> items) {
    List<@Nullable Outcome> outcomes = new ArrayList<>(items.size());
    for (Edits.Result result : take(wanted, job, items, edits::beside)) {
      outcomes.add(Edits.LATER.equals(result.refused()) ? null : outcome(result));
    }
    return outcomes;
  }

  @Override
  public List<Outcome> processLate(Wanted wanted, JobInfo job, List<JobItem> items) {
    return outcomes(take(wanted, job, items, edits::atOnce));
  }

  private static List<Outcome> outcomes(List<Edits.Result> results) {
    return results.stream().map(EditJob::outcome).toList();
  }

  /** How a chunk is changed. */
  private interface Way {
    List<Edits.Result> change(
        UUID workspace, List<UUID> ids, String audited, Edits.Decision decision);
  }

  /** Forth, or back when the job takes another one back. */
  private List<Edits.Result> take(Wanted wanted, JobInfo job, List<JobItem> items, Way way) {
    List<UUID> ids = new ArrayList<>(items.size());
    Map<UUID, JobItem> itemOf = new HashMap<>();
    for (JobItem item : items) {
      UUID id = IdType.MEMBER.parse(Objects.requireNonNull(item.subject()));
      ids.add(id);
      itemOf.put(id, item);
    }
    UUID workspace = job.workspaceId();
    boolean back = job.undoOf() != null;
    Edits.Decision decision =
        back
            ? (row, now) -> before(row, Objects.requireNonNull(itemOf.get(row.id())))
            : decision(wanted.edit(), edits.self(workspace, job.creator().accountId()));
    String audited = back ? "member.edit-undone" : wanted.edit().audited();
    return way.change(workspace, ids, audited, decision);
  }

  /** An edit as it is done in bulk: never to oneself. */
  static Edits.Decision decision(Edit edit, @Nullable UUID self) {
    return (row, now) -> {
      if (row.id().equals(self)) {
        throw new Edit.NotPossible(YOU);
      }
      return edit.apply(Standing.of(row), now);
    };
  }

  private Standing before(MemberRow row, JobItem item) throws Edit.NotPossible {
    try {
      Undo undo = json.readValue(Objects.requireNonNull(item.before()), Undo.class);
      if (!Standing.of(row).equals(undo.after())) {
        throw new Edit.NotPossible("Has been changed since");
      }
      return undo.before();
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Outcome outcome(Edits.Result result) {
    if (result.before() == null || result.after() == null) {
      return Outcome.skipped(Objects.requireNonNullElse(result.refused(), Edits.SAME));
    }
    return Outcome.done(new Undo(Standing.of(result.before()), result.after()));
  }
}
