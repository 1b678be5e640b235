package gatehouse.platform.jobs;

import com.fasterxml.jackson.databind.ObjectMapper;
import gatehouse.platform.database.Database;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
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
  private static final Duration PATIENCE = Duration.ofSeconds(2);
  private static final Duration FOREVER = Duration.ofDays(1);

  private final Job job;
  private final ItemJobKind<A> kind;

  /** The same, when its chunks may be under way at once. */
  private final @Nullable LanedJobKind<A> laned;

  private final A arguments;
  private final Database database;
  private final JobNews news;
  private final ObjectMapper json;
  private final BooleanSupplier stopping;
  private final Consumer<Runnable> asCreator;
  private long lastNews = System.nanoTime();

  ItemLoop(
      Job job,
      ItemJobKind<A> kind,
      A arguments,
      Database database,
      JobNews news,
      ObjectMapper json,
      BooleanSupplier stopping,
      Consumer<Runnable> asCreator) {
    this.job = job;
    this.kind = kind;
    this.laned = kind instanceof LanedJobKind<A> several ? several : null;
    this.arguments = arguments;
    this.database = database;
    this.news = news;
    this.json = json;
    this.stopping = stopping;
    this.asCreator = asCreator;
  }

  void run() {
    new ItemPlan<>(job, kind, arguments, database, json).make();
    Turns turns = new Turns(position(), kind.chunk());
    Lanes.run(laned == null ? 1 : laned.lanes(), asCreator, () -> lane(turns));
  }

  private long position() {
    UUID workspace = job.workspaceId();
    return database.inWorkspace(
        workspace, handle -> new JobDao(handle).progress(workspace, job.id()).position());
  }

  private void lane(Turns turns) {
    try {
      while (chunk(turns, turns.take())) {
        tell();
      }
    } catch (RuntimeException | Error e) {
      turns.fail();
      throw e;
    }
  }

  private synchronized void tell() {
    if (System.nanoTime() - lastNews >= JobNews.SHORTEST_PAUSE.toNanos()) {
      news.tell(job.workspaceId(), job.id());
      lastNews = System.nanoTime();
    }
  }

  /** Does the chunk behind a position; false when there is none. */
  private boolean chunk(Turns turns, long from) {
    long to;
    try {
      to = chunk(turns, from, turns.isNow(from) ? null : laned);
    } catch (NotAhead e) {
      turns.await(from, FOREVER);
      to = chunk(turns, from, null);
    }
    if (to > from) {
      turns.done(to);
    }
    return to > from;
  }

  /**
   * Does it in one transaction; answers where it ends.
   *
   * @param ahead does it before its turn; null when that has come
   */
  private long chunk(Turns turns, long from, @Nullable LanedJobKind<A> ahead) {
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
          List<JobItem> next = items.after(from, kind.chunk());
          if (next.isEmpty()) {
            return from;
          }
          List<Outcome> outcomes = new ArrayList<>(next.size());
          List<JobItem> left = ahead == null ? next : ahead(ahead, next, items, outcomes);
          // Others may wait for what this transaction holds, and the chunk before for them.
          if (ahead != null && !turns.await(from, PATIENCE)) {
            throw new NotAhead();
          }
          if (!left.isEmpty()) {
            List<Outcome> late = ahead == null ? together(left) : late(ahead, left);
            write(items, left, late);
            outcomes.addAll(late);
          }
          long to = next.getLast().seq();
          if (!dao.move(workspace, job.id(), from, to, counts(outcomes))) {
            throw JobStopped.elsewhere();
          }
          return to;
        });
  }

  private List<Outcome> together(List<JobItem> items) {
    return ChunkWork.together(kind, arguments, job.info(), items, database);
  }

  private List<Outcome> late(LanedJobKind<A> ahead, List<JobItem> items) {
    try {
      return ahead.processLate(arguments, job.info(), items);
    } catch (RuntimeException e) {
      LOG.debugf(e, "%s: items %d and on are done anew", kind.name(), items.getFirst().seq());
      throw new NotAhead();
    }
  }

  /** Does what can be done before the turn, and answers what is left. */
  private List<JobItem> ahead(
      LanedJobKind<A> ahead, List<JobItem> items, JobItemDao dao, List<Outcome> outcomes) {
    List<@Nullable Outcome> known;
    try {
      known = ahead.processAhead(arguments, job.info(), items);
    } catch (RuntimeException e) {
      LOG.debugf(e, "%s: items %d and on wait for their turn", kind.name(), items.getFirst().seq());
      throw new NotAhead();
    }
    List<JobItem> done = new ArrayList<>(items.size());
    List<JobItem> left = new ArrayList<>();
    for (int i = 0; i < items.size(); i++) {
      Outcome outcome = known.get(i);
      if (outcome == null) {
        left.add(items.get(i));
      } else {
        done.add(items.get(i));
        outcomes.add(outcome);
      }
    }
    write(dao, done, outcomes);
    return left;
  }

  private void write(JobItemDao dao, List<JobItem> items, List<Outcome> outcomes) {
    List<JobItemDao.Processed> processed = new ArrayList<>(items.size());
    for (int i = 0; i < items.size(); i++) {
      Outcome outcome = outcomes.get(i);
      processed.add(
          new JobItemDao.Processed(
              items.get(i).seq(), outcome, ItemPlan.written(json, outcome.before())));
    }
    if (!processed.isEmpty()) {
      dao.outcomes(processed);
    }
  }

  /** What was begun ahead of its turn is rolled back, and done when it is its turn. */
  private static final class NotAhead extends RuntimeException {
    private static final long serialVersionUID = 1;

    NotAhead() {
      super("must wait for its turn", null, false, false);
    }
  }

  private static JobDao.Counts counts(List<Outcome> outcomes) {
    return new JobDao.Counts(
        outcomes.stream().filter(o -> o.kind() == Outcome.Kind.DONE).count(),
        outcomes.stream().filter(o -> o.kind() == Outcome.Kind.FAILED).count(),
        outcomes.stream().filter(o -> o.kind() == Outcome.Kind.SKIPPED).count());
  }
}
