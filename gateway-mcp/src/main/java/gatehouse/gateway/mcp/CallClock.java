package gatehouse.gateway.mcp;

import io.vertx.core.Vertx;
import java.time.Duration;

/** How long a call may be silent, and how long it may take in all. */
final class CallClock {
  private final Vertx vertx;
  private final long quietMillis;
  private final Lane lane;
  private final Runnable tooLate;
  private final long begun = System.nanoTime();
  private volatile long heardAt = begun;
  private long timer = -1;
  private boolean stopped;

  CallClock(Vertx vertx, Duration quiet, Lane lane, Runnable tooLate) {
    this.vertx = vertx;
    this.quietMillis = quiet.toMillis();
    this.lane = lane;
    this.tooLate = tooLate;
  }

  void start() {
    watch(quietMillis);
  }

  void heard() {
    heardAt = System.nanoTime();
  }

  synchronized void stop() {
    stopped = true;
    vertx.cancelTimer(timer);
  }

  private synchronized void watch(long millis) {
    if (!stopped) {
      timer = vertx.setTimer(Math.max(1, millis), t -> look());
    }
  }

  private void look() {
    long now = System.nanoTime();
    long silent = (now - heardAt) / 1_000_000;
    boolean tooLong = now - begun > McpLimit.CALL_SECONDS.seconds().toNanos();
    if (tooLong || (silent >= quietMillis && !lane.isWaiting())) {
      tooLate.run();
    } else {
      watch(lane.isWaiting() ? quietMillis : quietMillis - silent);
    }
  }
}
