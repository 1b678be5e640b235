package gatehouse.control.activity;

import gatehouse.platform.database.Database;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Collects what doors tell and writes it, many together. While the database is away it keeps on
 * trying; what cannot be written for its own sake is left out, and the rest is written without it.
 */
@ApplicationScoped
class BufferedActivity implements ActivitySink {
  private static final Logger LOG = Logger.getLogger("gatehouse.activity");
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);
  private static final Duration PATIENCE_AT_STOP = Duration.ofSeconds(5);

  private final ActivityWriter writer;
  private final ActivityCounting counting;
  private final Database database;
  private final ToldQueue queue = new ToldQueue();
  private @Nullable Thread thread;

  BufferedActivity(ActivityWriter writer, ActivityCounting counting, Database database) {
    this.writer = writer;
    this.counting = counting;
    this.database = database;
  }

  void start(@Observes StartupEvent event) {
    thread = Thread.ofVirtual().name("activity").start(this::work);
  }

  /** Before the database goes, and after the doors have closed. */
  void stop(@Observes @Priority(Integer.MAX_VALUE - 1000) ShutdownEvent event)
      throws InterruptedException {
    queue.stop();
    if (thread != null) {
      thread.join(PATIENCE_AT_STOP);
    }
  }

  @Override
  public void accept(ToolCall call) {
    queue.add(new Told.Called(call));
  }

  @Override
  public void accept(Query query) {
    queue.add(new Told.Asked(query));
  }

  @Override
  public void sessionStarted(McpSession session) {
    queue.add(new Told.Started(session));
  }

  @Override
  public void sessionSeen(UUID session, Instant at) {
    queue.add(new Told.Seen(session, at));
  }

  @Override
  public void sessionEnded(UUID session, Instant at) {
    queue.add(new Told.Ended(session, at));
  }

  @Override
  public void flush() {
    try {
      queue.flush();
      counting.all();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void work() {
    try {
      while (true) {
        List<Told> batch = queue.next();
        if (batch.isEmpty()) {
          return;
        }
        write(batch);
        queue.done(batch.size());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void write(List<Told> batch) throws InterruptedException {
    Duration pause = Duration.ofMillis(100);
    while (true) {
      try {
        writer.write(batch);
        return;
      } catch (RuntimeException e) {
        if (databaseAnswers()) {
          LOG.warnf("A batch of activity could not be written, trying one by one: %s", e);
          batch.forEach(this::writeAlone);
          return;
        }
      }
      if (queue.isStopping()) {
        LOG.warnf("%d events were not written: the database is away", batch.size());
        return;
      }
      Thread.sleep(pause);
      pause =
          pause.multipliedBy(2).compareTo(LONGEST_PAUSE) > 0
              ? LONGEST_PAUSE
              : pause.multipliedBy(2);
    }
  }

  private void writeAlone(Told one) {
    try {
      writer.write(List.of(one));
    } catch (RuntimeException e) {
      LOG.warnf("An event could not be written and is left out: %s", e);
    }
  }

  private boolean databaseAnswers() {
    try {
      return database.joined(ActivityDao::answers);
    } catch (RuntimeException away) {
      return false;
    }
  }
}
