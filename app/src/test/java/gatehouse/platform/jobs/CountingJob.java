package gatehouse.platform.jobs;

import gatehouse.control.audit.AuditEvent;
import gatehouse.control.audit.AuditLog;
import gatehouse.control.audit.Subject;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Numbers things; each leaves an audit entry, which is the effect a test counts. */
@ApplicationScoped
public class CountingJob implements ItemJobKind<CountingJob.Numbers> {
  private final AuditLog audit;
  private final AtomicReference<Consumer<JobItem>> before = new AtomicReference<>(item -> {});

  CountingJob(AuditLog audit) {
    this.audit = audit;
  }

  /** How many. */
  public record Numbers(int count) {}

  /** Runs {@code action} before each item from now on. */
  void before(Consumer<JobItem> action) {
    before.set(action);
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
