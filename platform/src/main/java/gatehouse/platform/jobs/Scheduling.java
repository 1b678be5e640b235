package gatehouse.platform.jobs;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerName;
import com.github.kagkarlsson.scheduler.SystemClock;
import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.ExecutionContext;
import com.github.kagkarlsson.scheduler.task.FailureHandler;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import gatehouse.platform.database.Database;
import gatehouse.platform.database.Node;
import io.quarkus.arc.Unremovable;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Makes the scheduler, starts it after everything else, stops it before the database's pool. */
@Singleton
@Unremovable
public class Scheduling {
  private static final Logger LOG = Logger.getLogger("gatehouse.jobs");
  private static final int THREADS = 10;

  /** Long jobs never take all threads: mail and housekeeping go on beside them. */
  private static final int JOBS_AT_ONCE = 6;

  // A node that hangs is noticed after 4 × 4 s without a heartbeat, at most 8 s later. One that is
  // gone is noticed sooner: its connection with its name on it is gone.
  private static final Duration HEARTBEAT = Duration.ofSeconds(4);
  private static final int MISSED_HEARTBEATS = 4;
  private static final Duration LOOK_FOR_GONE_NODES = Duration.ofSeconds(5);
  private static final Duration POLLING = Duration.ofSeconds(2);
  private static final Duration PATIENCE_AT_STOP = Duration.ofSeconds(10);
  private static final Duration RETRY = Duration.ofSeconds(3);

  private final DataSource pool;
  private final Database database;
  private final Node node;
  private final JobRunner runner;
  private final List<RecurringTask<Void>> recurring;
  private final boolean wanted;
  private volatile @Nullable Scheduler scheduler;
  private @Nullable Thread goneNodes;
  private final Semaphore room = new Semaphore(JOBS_AT_ONCE);

  Scheduling(
      DataSource pool,
      Database database,
      Node node,
      JobRunner runner,
      @Any Instance<Recurring> recurring,
      @ConfigProperty(name = "gatehouse.background-work", defaultValue = "true") boolean wanted) {
    this.pool = pool;
    this.database = database;
    this.node = node;
    this.runner = runner;
    this.wanted = wanted;
    this.recurring = recurring.stream().map(Scheduling::task).toList();
  }

  void start(@Observes @Priority(Integer.MAX_VALUE - 100) StartupEvent event) {
    if (wanted) { // a command of a moment must not take up jobs that it cannot finish
      start();
    }
  }

  void stop(@Observes @Priority(1) ShutdownEvent event) {
    stop();
  }

  /** Starts it; also again after a stop. */
  public synchronized void start() {
    if (scheduler == null) {
      Scheduler made = scheduler();
      made.start();
      scheduler = made;
      goneNodes = Thread.ofVirtual().name("gone-nodes").start(() -> lookForGoneNodes(made));
    }
  }

  /** Stops it, once what is running has ended or let go. */
  public synchronized void stop() {
    Scheduler stopping = scheduler;
    scheduler = null;
    if (stopping != null) {
      stopping.stop();
    }
    if (goneNodes != null) {
      goneNodes.interrupt();
      await(goneNodes);
      goneNodes = null;
    }
  }

  /** Looks for due work now and not at the next turn. */
  void wake() {
    Scheduler woken = scheduler;
    if (woken != null) {
      woken.triggerCheckForDueExecutions();
    }
  }

  /** Does what recurs under this name as soon as it can; at its next turn at the latest. */
  public void soon(String recurring) {
    try {
      if (database.acrossWorkspaces(handle -> new JobQueueDao(handle).dueNow(recurring)) > 0) {
        wake();
      }
    } catch (RuntimeException e) {
      LOG.debugf(e, "%s waits for its turn", recurring);
    }
  }

  /** Plans what recurs and is not planned, as the start does, but fails when it cannot. */
  public void planRecurring() {
    Scheduler planner = scheduler;
    if (planner != null) {
      for (RecurringTask<Void> task : recurring) {
        task.onStartup(planner, new SystemClock());
      }
    }
  }

  private static void await(Thread ending) {
    try {
      ending.join(PATIENCE_AT_STOP);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private Scheduler scheduler() {
    return Scheduler.create(pool, List.<Task<?>>of(jobs()))
        .startTasks(recurring)
        .schedulerName(new SchedulerName.Fixed(node.name()))
        .threads(THREADS)
        .executorService(
            Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("job-", 0).factory()))
        .pollingInterval(POLLING)
        .pollUsingLockAndFetch(0.5, 1.0)
        .heartbeatInterval(HEARTBEAT)
        .missedHeartbeatsLimit(MISSED_HEARTBEATS)
        .shutdownMaxWait(PATIENCE_AT_STOP)
        .build();
  }

  private void lookForGoneNodes(Scheduler made) {
    while (!made.getSchedulerState().isShuttingDown()) {
      try {
        int revived =
            database.acrossWorkspaces(
                handle -> new JobQueueDao(handle).reviveOfGoneNodes(node.name()));
        if (revived > 0) {
          LOG.infof("Taking up %d executions of nodes that are gone", revived);
          made.triggerCheckForDueExecutions();
        }
        Thread.sleep(LOOK_FOR_GONE_NODES);
      } catch (InterruptedException e) {
        return;
      } catch (RuntimeException e) {
        LOG.debug("Could not look for nodes that are gone", e);
        if (!pause()) {
          return;
        }
      }
    }
  }

  private static boolean pause() {
    try {
      Thread.sleep(LOOK_FOR_GONE_NODES);
      return true;
    } catch (InterruptedException e) {
      return false;
    }
  }

  private static RecurringTask<Void> task(Recurring work) {
    return Tasks.recurring(work.name(), FixedDelay.of(work.pause()))
        .execute((instance, context) -> work.run());
  }

  private Task<Void> jobs() {
    return Tasks.custom(JobQueueDao.TASK, Void.class)
        .onFailure(new FailureHandler.OnFailureRetryLater<>(RETRY))
        .onDeadExecutionRevive()
        .execute(this::run);
  }

  private CompletionHandler<Void> run(TaskInstance<Void> instance, ExecutionContext context) {
    String[] ids = instance.getId().split("/", -1);
    if (!room.tryAcquire()) {
      return later();
    }
    try {
      return runIn(context, ids);
    } finally {
      room.release();
    }
  }

  private CompletionHandler<Void> runIn(ExecutionContext context, String[] ids) {
    boolean finished =
        runner.run(
            UUID.fromString(ids[0]),
            UUID.fromString(ids[1]),
            () ->
                context.getSchedulerState().isShuttingDown()
                    || Thread.currentThread().isInterrupted());
    if (finished) {
      return new CompletionHandler.OnCompleteRemove<>();
    }
    return later();
  }

  private static CompletionHandler<Void> later() {
    return (complete, operations) -> operations.reschedule(complete, Instant.now().plusSeconds(1));
  }
}
