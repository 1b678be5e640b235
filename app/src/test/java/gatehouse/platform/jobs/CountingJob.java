package gatehouse.platform.jobs;

import gatehouse.control.audit.AuditEvent;
import gatehouse.control.audit.AuditLog;
import gatehouse.control.audit.Subject;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Numbers things; each leaves an audit entry, which is the effect a test counts. */
@ApplicationScoped
public class CountingJob implements LanedJobKind<CountingJob.Numbers> {
  private final AuditLog audit;
  private final AtomicReference<Consumer<JobItem>> before = new AtomicReference<>(item -> {});

  CountingJob(AuditLog audit) {
    this.audit = audit;
  }

  private volatile int lanes = 1;

  /** How many. */
  public record Numbers(int count) {}

  /** Runs {@code action} before each item from now on. */
  void before(Consumer<JobItem> action) {
    before.set(action);
  }

  /** So many chunks are under way at once from now on. */
  void lanes(int number) {
    lanes = number;
  }

  static RuntimeException databaseAway() {
    return new IllegalStateException(new SQLException("terminating connection", "57P01"));
  }

  @Override
  public String name() {
    return "counting";
  }

  @Override
  public Class<Numbers> arguments() {
    return Numbers.class;
  }

  @Override
  public @Nullable String permission() {
    return null;
  }

  @Override
  public int chunk() {
    return 10;
  }

  @Override
  public int lanes() {
    return lanes;
  }

  /** The fourth chunk fails before its turn, and the last item of each waits for it. */
  @Override
  public List<@Nullable Outcome> processAhead(Numbers numbers, JobInfo job, List<JobItem> items) {
    if (items.getFirst().seq() == 31) {
      throw databaseAway();
    }
    List<@Nullable Outcome> outcomes = new ArrayList<>();
    for (JobItem item : items) {
      outcomes.add(item.equals(items.getLast()) ? null : process(numbers, job, item));
    }
    return outcomes;
  }

  @Override
  public List<Outcome> processLate(Numbers numbers, JobInfo job, List<JobItem> items) {
    return items.stream().map(item -> process(numbers, job, item)).toList();
  }

  @Override
  public boolean isUndoable() {
    return true;
  }

  @Override
  public void plan(Numbers numbers, JobInfo job, Plan plan) {
    for (int i = 1; i <= numbers.count(); i++) {
      plan.add("thing_" + i, "Thing " + i, Map.of("number", i));
    }
  }

  @Override
  public Outcome process(Numbers numbers, JobInfo job, JobItem item) {
    audit.record(job.workspaceId(), event("thing.counted", item));
    before.get().accept(item);
    return Outcome.done(Map.of("was", item.seq()));
  }

  @Override
  public Outcome undo(Numbers numbers, JobInfo job, JobItem item) {
    audit.record(job.workspaceId(), event("thing.uncounted", item));
    return item.before() == null ? Outcome.failed("no state before") : Outcome.done();
  }

  private static AuditEvent event(String action, JobItem item) {
    return new AuditEvent(action, new Subject("thing", item.subject(), item.subjectName()));
  }
}
