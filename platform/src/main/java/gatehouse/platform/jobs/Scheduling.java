package gatehouse.platform.jobs;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerName;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import gatehouse.platform.ids.Ids;
import io.quarkus.arc.Unremovable;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Makes the scheduler, starts it after everything else, stops it before the database's pool. */
@Singleton
class Scheduling {
  private static final int THREADS = 10;

  // A node that was killed is noticed after 4 × 4 s without a heartbeat, at most 8 s later.
  private static final Duration HEARTBEAT = Duration.ofSeconds(4);
  private static final int MISSED_HEARTBEATS = 4;
  private static final Duration POLLING = Duration.ofSeconds(2);
  private static final Duration PATIENCE_AT_STOP = Duration.ofSeconds(10);

  private final DataSource pool;
  private final Instance<Recurring> recurring;
  private final String node;
  private @Nullable Scheduler scheduler;

  Scheduling(DataSource pool, @Any Instance<Recurring> recurring, Ids ids) {
    this.pool = pool;
    this.recurring = recurring;
    this.node = "node-" + ids.next();
  }

  @Produces
  @Singleton
  @Unremovable
  Scheduler scheduler() {
    List<RecurringTask<Void>> again = recurring.stream().map(Scheduling::task).toList();
    Scheduler made =
        Scheduler.create(pool, List.<Task<?>>of())
            .startTasks(again)
            .schedulerName(new SchedulerName.Fixed(node))
            .threads(THREADS)
            .executorService(
                Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("job-", 0).factory()))
            .pollingInterval(POLLING)
            .pollUsingLockAndFetch(0.5, 1.0)
            .heartbeatInterval(HEARTBEAT)
            .missedHeartbeatsLimit(MISSED_HEARTBEATS)
            .shutdownMaxWait(PATIENCE_AT_STOP)
            .build();
    this.scheduler = made;
    return made;
  }

  void start(@Observes @Priority(Integer.MAX_VALUE - 100) StartupEvent event, Scheduler made) {
    made.start();
  }

  void stop(@Observes @Priority(1) ShutdownEvent event) {
    if (scheduler != null) {
      scheduler.stop();
    }
  }

  private static RecurringTask<Void> task(Recurring work) {
    return Tasks.recurring(work.name(), FixedDelay.of(work.pause()))
        .execute((instance, context) -> work.run());
  }
}
