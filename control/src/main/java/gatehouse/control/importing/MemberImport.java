package gatehouse.control.importing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import gatehouse.control.access.Permission;
import gatehouse.control.member.Candidate;
import gatehouse.control.member.Existing;
import gatehouse.control.member.MemberIntake;
import gatehouse.control.member.Verdict;
import gatehouse.platform.database.Database;
import gatehouse.platform.jobs.ItemJobKind;
import gatehouse.platform.jobs.JobInfo;
import gatehouse.platform.jobs.JobItem;
import gatehouse.platform.jobs.Outcome;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Takes in the rows of a file, or says what would become of each. */
@ApplicationScoped
class MemberImport implements ItemJobKind<MemberImport.Order> {
  private static final int CHUNK = 250;

  private final MemberIntake intake;
  private final ObjectMapper json;

  MemberImport(MemberIntake intake, ObjectMapper json) {
    this.intake = intake;
    this.json = json;
  }

  /** The rows of a file, and what to do with them. */
  public record Order(List<ImportRow> rows, Existing existing, boolean dryRun) {}

  /**
   * An item.
   *
   * @param verdict of a dry run
   */
  public record Planned(ImportRow row, @Nullable Verdict verdict) {}

  @Override
  public String name() {
    return "member-import";
  }

  @Override
  public Class<Order> arguments() {
    return Order.class;
  }

  @Override
  public String permission() {
    return Permission.MEMBERS_WRITE.id();
  }

  @Override
  public int chunk() {
    return CHUNK;
  }

  /** A dry run is judged here, where the whole file is at hand: its rows share the free seats. */
  @Override
  public void plan(Order order, JobInfo job, Plan plan) {
    MemberIntake.Rehearsal rehearsal = intake.rehearse(job.workspaceId(), order.existing());
    for (int from = 0; from < order.rows().size(); from += CHUNK) {
      List<ImportRow> rows =
          order.rows().subList(from, Math.min(from + CHUNK, order.rows().size()));
      List<Verdict> verdicts = order.dryRun() ? verdicts(rows, rehearsal::judge) : List.of();
      for (int i = 0; i < rows.size(); i++) {
        ImportRow row = rows.get(i);
        plan.add(null, row.shownName(), new Planned(row, order.dryRun() ? verdicts.get(i) : null));
      }
    }
  }

  @Override
  public Outcome process(Order order, JobInfo job, JobItem item) {
    return take(order, job, List.of(item)).getFirst();
  }

  @Override
  public List<Outcome> processAll(
      Order order, JobInfo job, List<JobItem> items, Database database) {
    return take(order, job, items);
  }

  private List<Outcome> take(Order order, JobInfo job, List<JobItem> items) {
    List<Planned> planned = items.stream().map(this::read).toList();
    List<Verdict> verdicts;
    if (order.dryRun()) {
      verdicts = planned.stream().map(Planned::verdict).toList();
    } else {
      verdicts =
          verdicts(
              planned.stream().map(Planned::row).toList(),
              candidates -> intake.take(job.workspaceId(), candidates, order.existing()));
    }
    return verdicts.stream().map(verdict -> outcome(verdict, order.dryRun())).toList();
  }

  private static List<Verdict> verdicts(
      List<ImportRow> rows, java.util.function.Function<List<Candidate>, List<Verdict>> judge) {
    List<@Nullable Verdict> verdicts = new ArrayList<>(rows.size());
    List<Candidate> candidates = new ArrayList<>(rows.size());
    for (ImportRow row : rows) {
      try {
        candidates.add(Candidates.of(row));
        verdicts.add(null);
      } catch (IllegalArgumentException e) {
        verdicts.add(Verdict.failed(String.valueOf(e.getMessage())));
      }
    }
    var judged =
        candidates.isEmpty() ? List.<Verdict>of().iterator() : judge.apply(candidates).iterator();
    return verdicts.stream().map(known -> known == null ? judged.next() : known).toList();
  }

  private static Outcome outcome(@Nullable Verdict verdict, boolean dryRun) {
    if (verdict == null) {
      return Outcome.failed("Nothing is known of this row");
    }
    return switch (verdict.kind()) {
      case ADDED -> new Outcome(Outcome.Kind.DONE, dryRun ? "Would be added" : "Added", null);
      case UPDATED -> new Outcome(Outcome.Kind.DONE, dryRun ? "Would be updated" : "Updated", null);
      case SKIPPED -> Outcome.skipped(String.valueOf(verdict.reason()));
      case FAILED -> Outcome.failed(String.valueOf(verdict.reason()));
    };
  }

  Planned read(JobItem item) {
    try {
      return json.readValue(String.valueOf(item.argument()), Planned.class);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("An item of an import is no row", e);
    }
  }
}
