package gatehouse.control.activity;

import gatehouse.platform.database.Database;
import gatehouse.platform.jobs.Recurring;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Adds what was written to the figures: at once when little comes in, some seconds later when much
 * does, ten at the most. Counting costs for each user that was active and not for each event, so
 * counting some seconds together costs a fraction of counting each batch.
 *
 * <p>What a node has written and not counted when it dies is counted by any other, or by itself
 * when it is back.
 */
@ApplicationScoped
class ActivityCounting implements Recurring {
  private static final Logger LOG = Logger.getLogger("gatehouse.activity");
  private static final Duration PAUSE = Duration.ofSeconds(1);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);

  /** It rests so many times as long as it counted: most of the machine is for those who write. */
  private static final long REST = 8;

  private static final int MOST_BATCHES = 40;

  /** Who deletes a user waits for a transaction of ours, so it is a short one. */
  private static final Duration LONGEST = Duration.ofSeconds(1);

  private static final Duration PATIENCE_AT_STOP = Duration.ofSeconds(5);

  private final Database database;
  private final ActivityWeek week;
  private final Semaphore news = new Semaphore(1);
  private final AtomicLong told = new AtomicLong();
  private volatile int batches = MOST_BATCHES;
  private volatile boolean stopping;
  private @Nullable Thread thread;

  ActivityCounting(Database database, ActivityWeek week) {
    this.database = database;
    this.week = week;
  }

  void start(@Observes StartupEvent event) {
    thread = Thread.ofVirtual().name("activity-counting").start(this::work);
  }

  void stop(@Observes @Priority(Integer.MAX_VALUE - 999) ShutdownEvent event)
      throws InterruptedException {
    stopping = true;
    wake();
    if (thread != null) {
      thread.join(PATIENCE_AT_STOP);
    }
  }

  /** Something waits. */
  void wake() {
    told.incrementAndGet();
    if (news.availablePermits() == 0) {
      news.release();
    }
  }

  /** Returns when all that was written before is counted. */
  void all() {
    for (ActivityState.Key project :
        database.acrossWorkspaces(handle -> new WaitingDao(handle).projects())) {
      boolean more = true;
      while (more) {
        long begin = System.nanoTime();
        int most = batches;
        more = some(project, most);
        boolean tooLong = System.nanoTime() - begin > LONGEST.toNanos();
        batches = tooLong ? Math.max(1, most / 2) : Math.min(MOST_BATCHES, most + 1);
      }
    }
  }

  /**
   * Counts some batches of a project; true when they were as many as one transaction should: then
   * there may be more that came before. For what came since there is another time.
   */
  private boolean some(ActivityState.Key project, int most) {
    return database.acrossWorkspaces(handle -> {
      ActivityState state = week.held(handle, List.of(project)).get(project);
      if (state == null) {
        return false;
      }
      WaitingDao waiting = new WaitingDao(handle);
      WaitingDao.Taken taken = waiting.take(project, most);
      if (taken.batches().isEmpty()) {
        return false;
      }
      // Whoever is being deleted is gone once this has them all, with what they did.
      taken.active().keySet().retainAll(waiting.hold(project, taken.active()));
      new CountingDao(handle, state)
          .countWaiting(
              taken.batches(),
              Hours.of(taken.first(), taken.last(), ZoneId.of(state.zone())),
              taken.active());
      return taken.batches().size() == most;
    });
  }

  private void work() {
    try {
      while (!stopping) {
        news.acquire();
        long begin = System.nanoTime();
        try {
          all();
        } catch (RuntimeException e) {
          LOG.warnf("Activity could not be counted, trying again: %s", e);
          wake();
        }
        if (!stopping) {
          rest(System.nanoTime() - begin);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** As long as others write, up to the longest pause. */
  private void rest(long spent) throws InterruptedException {
    long end = System.nanoTime() + Math.min(REST * spent, LONGEST_PAUSE.toNanos());
    long before;
    do {
      before = told.get();
      Thread.sleep(PAUSE);
    } while (told.get() != before && System.nanoTime() < end);
  }

  @Override
  public String name() {
    return "count-activity";
  }

  @Override
  public Duration pause() {
    return Duration.ofSeconds(10);
  }

  /** For what a node has left behind. */
  @Override
  public void run() {
    all();
  }
}
