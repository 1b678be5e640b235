package gatehouse.platform.jobs;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import gatehouse.platform.database.Database;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Takes a job through its items, chunk by chunk.
 *
 * <p>A chunk's transaction holds the effects, the outcomes, the audit entries and the move of the
 * job's position. The move only works from where the chunk began: should two nodes run one job, the
 * slower one's chunk is rolled back as a whole.
 */
final class ItemLoop<A> {
  private static final Logger LOG = Logger.getLogger("gatehouse.jobs");
  private static final int BATCH = 1_000;

  private final Job job;
  private final ItemJobKind<A> kind;
  private final A arguments;
  private final Database database;
  private final JobNews news;
  private final ObjectMapper json;
  private final BooleanSupplier stopping;
  private long lastNews = System.nanoTime();

  ItemLoop(
      Job job,
      ItemJobKind<A> kind,
      A arguments,
      Database database,
      JobNews news,
      ObjectMapper json,
      BooleanSupplier stopping) {
    this.job = job;
    this.kind = kind;
    this.arguments = arguments;
    this.database = database;
    this.news = news;
    this.json = json;
    this.stopping = stopping;
  }

  void run() {
    plan();
    while (chunk()) {
      if (System.nanoTime() - lastNews >= JobNews.SHORTEST_PAUSE.toNanos()) {
        news.tell(job.workspaceId(), job.id());
        lastNews = System.nanoTime();
      }
    }
  }

  private void plan() {
    UUID workspace = job.workspaceId();
    database.inWorkspace(
        workspace,
        handle -> {
          JobDao dao = new JobDao(handle);
          if (dao.progress(workspace, job.id()).planned()) {
            return null;
          }
          JobItemDao items = new JobItemDao(handle, workspace, job.id());
          long total = job.undoOf() == null ? resolve(items) : items.copyDone(job.undoOf());
          if (!dao.planned(workspace, job.id(), total)) {
            throw JobStopped.elsewhere();
          }
          return null;
        });
  }

  private long resolve(JobItemDao dao) {
    List<JobItem> batch = new ArrayList<>();
    long[] seq = {0};
    kind.plan(
        arguments,
        job.info(),
        (subject, name, argument) -> {
          batch.add(new JobItem(++seq[0], subject, name, written(argument), null, null, null));
          if (batch.size() == BATCH) {
            dao.insert(batch);
            batch.clear();
          }
        });
    if (!batch.isEmpty()) {
      dao.insert(batch);
    }
    return seq[0];
  }

  private boolean chunk() {
    if (stopping.getAsBoolean()) {
      throw JobStopped.elsewhere();
    }
    UUID workspace = job.workspaceId();
    return database.inWorkspace(
        workspace,
        handle -> {
          JobDao dao = new JobDao(handle);
          JobDao.Progress progress = dao.progress(workspace, job.id());
          if (progress.state() != JobState.RUNNING) {
            throw JobStopped.elsewhere();
          }
          if (progress.cancelAsked()) {
            throw JobStopped.cancelled();
          }
          JobItemDao items = new JobItemDao(handle, workspace, job.id());
          List<JobItem> next = items.after(progress.position(), kind.chunk());
          if (next.isEmpty()) {
            return false;
          }
          List<Outcome> outcomes = outcomes(next);
          List<JobItemDao.Processed> processed = new ArrayList<>(next.size());
          for (int i = 0; i < next.size(); i++) {
            Outcome outcome = outcomes.get(i);
            processed.add(
                new JobItemDao.Processed(next.get(i).seq(), outcome, written(outcome.before())));
          }
          items.outcomes(processed);
          if (!dao.move(
              workspace, job.id(), progress.position(), next.getLast().seq(), counts(outcomes))) {
            throw JobStopped.elsewhere();
          }
          return true;
        });
  }

  /** All of them together; when that fails, item by item, so that only those fail that must. */
  private List<Outcome> outcomes(List<JobItem> items) {
    try {
      return database.attempt(handle -> kind.processAll(arguments, job.info(), items, database));
    } catch (RuntimeException e) {
      if (ItemFailures.isPassing(e)) {
        throw e;
      }
      LOG.warnf(e, "%s: items %d and on are done one by one", kind.name(), items.getFirst().seq());
      return oneByOne(kind, arguments, job.info(), items, database);
    }
  }

  static <A> List<Outcome> oneByOne(
      ItemJobKind<A> kind, A arguments, JobInfo job, List<JobItem> items, Database database) {
    List<Outcome> outcomes = new ArrayList<>(items.size());
    for (JobItem item : items) {
      outcomes.add(
          ItemFailures.caught(() ->
              database.attempt(handle ->
                  job.undoOf() == null
                      ? kind.process(arguments, job, item)
                      : kind.undo(arguments, job, item))));
    }
    return outcomes;
  }

  private static JobDao.Counts counts(List<Outcome> outcomes) {
    return new JobDao.Counts(
        outcomes.stream().filter(o -> o.kind() == Outcome.Kind.DONE).count(),
        outcomes.stream().filter(o -> o.kind() == Outcome.Kind.FAILED).count(),
        outcomes.stream().filter(o -> o.kind() == Outcome.Kind.SKIPPED).count());
  }

  private @Nullable String written(@Nullable Object value) {
    try {
      return value == null ? null : json.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("A job's items must be JSON", e);
    }
  }
}
