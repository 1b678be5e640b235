package gatehouse.control.activity;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jboss.logging.Logger;

/** What has been told and is not written yet. */
final class ToldQueue {
  private static final Logger LOG = Logger.getLogger("gatehouse.activity");
  private static final long COLLECTING_MILLIS = 100;
  private static final int MOST_AT_ONCE = 5_000;
  private static final int MOST_WAITING = 200_000;

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private List<Told> waiting = new ArrayList<>();
  private long told;
  private long written;
  private long lost;
  private boolean hurried;
  private boolean stopping;

  void add(Told one) {
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

  /** What has been told in a tenth of a second; empty when the server stops. */
  List<Told> next() throws InterruptedException {
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

  /** So many of those that were handed out are done with. */
  void done(int events) {
    lock.lock();
    try {
      written += events;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Returns when all that was told before is done with. */
  void flush() throws InterruptedException {
    lock.lock();
    try {
      long wanted = told;
      hurried = true;
      changed.signalAll();
      while (written < wanted && !(stopping && waiting.isEmpty())) {
        changed.await();
      }
    } finally {
      lock.unlock();
    }
  }

  void stop() {
    lock.lock();
    try {
      stopping = true;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  boolean isStopping() {
    lock.lock();
    try {
      return stopping;
    } finally {
      lock.unlock();
    }
  }
}
