package gatehouse.control.activity;

import gatehouse.platform.database.Database;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Collects what doors tell and writes it, many together. While the database is away it keeps on
 * trying; what cannot be written for its own sake is left out, and the rest is written without it.
 */
@ApplicationScoped
class BufferedActivity implements ActivitySink {
  private static final Logger LOG = Logger.getLogger("gatehouse.activity");
  private static final long COLLECTING_MILLIS = 100;
  private static final int MOST_AT_ONCE = 5_000;
  private static final int MOST_WAITING = 200_000;
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);
  private static final Duration PATIENCE_AT_STOP = Duration.ofSeconds(5);

  private final ActivityWriter writer;
  private final Database database;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private List<Told> waiting = new ArrayList<>();
  private long told;
  private long written;
  private long lost;
  private boolean hurried;
  private boolean stopping;
  private @Nullable Thread thread;

  BufferedActivity(ActivityWriter writer, Database database) {
    this.writer = writer;
    this.database = database;
  }

  void start(@Observes StartupEvent event) {
    thread = Thread.ofVirtual().name("activity").start(this::work);
  }

  /** Before the database goes, and after the doors have closed. */
  void stop(@Observes @Priority(Integer.MAX_VALUE - 1000) ShutdownEvent event)
      throws InterruptedException {
    lock.lock();
    try {
      stopping = true;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
    if (thread != null) {
      thread.join(PATIENCE_AT_STOP);
    }
  }

  @Override
  public void accept(ToolCall call) {
    add(new Told.Called(call));
  }

  @Override
  public void accept(Query query) {
    add(new Told.Asked(query));
  }

  @Override
  public void sessionStarted(McpSession session) {
    add(new Told.Started(session));
  }

  @Override
  public void sessionSeen(UUID session, Instant at) {
    add(new Told.Seen(session, at));
  }

  @Override
  public void sessionEnded(UUID session, Instant at) {
    add(new Told.Ended(session, at));
  }

  @Override
  public void flush() {
    lock.lock();
    try {
      long wanted = told;
      hurried = true;
      changed.signalAll();
      while (written < wanted && !(stopping && waiting.isEmpty())) {
        changed.await();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      lock.unlock();
    }
  }

  private void add(Told one) {
    lock.lock();
    try {
      if (waiting.size() >= MOST_WAITING) {
        lost++; // the database has been away for long, and memory is not for ever
        return;
      }
      waiting.add(one);
      told++;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  private void work() {
    try {
      while (true) {
        List<Told> batch = next();
        if (batch.isEmpty()) {
          return;
        }
        write(batch);
        lock.lock();
        try {
          written += batch.size();
          changed.signalAll();
        } finally {
          lock.unlock();
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** What has been told in a tenth of a second; empty when the server stops. */
  private List<Told> next() throws InterruptedException {
    lock.lock();
    try {
      while (waiting.isEmpty() && !stopping) {
        hurried = false;
        changed.await();
      }
      long left = TimeUnit.MILLISECONDS.toNanos(COLLECTING_MILLIS);
      while (left > 0 && !hurried && !stopping && waiting.size() < MOST_AT_ONCE) {
        left = changed.awaitNanos(left);
      }
      if (lost > 0) {
        LOG.warnf("%d events were dropped while the database was away", lost);
        lost = 0;
      }
      if (waiting.size() <= MOST_AT_ONCE) {
        List<Told> all = waiting;
        waiting = new ArrayList<>();
        return all;
      }
      List<Told> some = new ArrayList<>(waiting.subList(0, MOST_AT_ONCE));
      waiting = new ArrayList<>(waiting.subList(MOST_AT_ONCE, waiting.size()));
      return some;
    } finally {
      lock.unlock();
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
      if (isStopping()) {
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

  private boolean isStopping() {
    lock.lock();
    try {
      return stopping;
    } finally {
      lock.unlock();
    }
  }
}
