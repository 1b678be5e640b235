package gatehouse.platform.jobs;

import java.time.Duration;

/**
 * Lets chunks of one job be worked on at once and end one after another, in their order: a job's
 * position says what is done, and there are no gaps before it.
 */
final class Turns {
  private final int chunk;
  private long next;
  private long reached;
  private boolean failed;

  Turns(long position, int chunk) {
    this.next = position;
    this.reached = position;
    this.chunk = chunk;
  }

  /** Where the next chunk begins; each is given once. */
  synchronized long take() {
    long from = next;
    next += chunk;
    return from;
  }

  /** True when all before this chunk are done. */
  synchronized boolean isNow(long from) {
    return reached == from;
  }

  /**
   * Waits for the turn of a chunk; false when it does not come in time.
   *
   * @throws JobStopped when one before it failed
   */
  synchronized boolean await(long from, Duration most) {
    long end = System.nanoTime() + most.toNanos();
    try {
      while (reached != from && !failed) {
        long millis = (end - System.nanoTime()) / 1_000_000;
        if (millis <= 0) {
          return false;
        }
        wait(millis);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw JobStopped.elsewhere();
    }
    if (failed) {
      throw JobStopped.elsewhere();
    }
    return true;
  }

  synchronized void done(long to) {
    reached = to;
    notifyAll();
  }

  /** Those behind give up. */
  synchronized void fail() {
    failed = true;
    notifyAll();
  }
}
