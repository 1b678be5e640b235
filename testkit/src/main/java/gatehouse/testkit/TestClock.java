package gatehouse.testkit;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** The server's clock in tests: runs with the real one until a test moves it. */
@Alternative
@Priority(1)
@ApplicationScoped
public class TestClock extends Clock {
  private final AtomicReference<Duration> offset = new AtomicReference<>(Duration.ZERO);
  private final AtomicReference<@Nullable Instant> stoppedAt = new AtomicReference<>();

  /** Moves the clock; back with a negative duration. */
  public void move(Duration by) {
    offset.updateAndGet(now -> now.plus(by));
  }

  /**
   * Stands still from now on, until it is reset; it can still be moved. On a whole millisecond, so
   * that the database, which keeps microseconds, gives back the very same moment.
   */
  public void stop() {
    stoppedAt.set(Instant.now(Clock.systemUTC()).truncatedTo(ChronoUnit.MILLIS));
  }

  /** Back to the real time. */
  public void reset() {
    offset.set(Duration.ZERO);
    stoppedAt.set(null);
  }

  @Override
  public Instant instant() {
    Instant stopped = stoppedAt.get();
    Instant now = stopped == null ? Instant.now(Clock.systemUTC()) : stopped;
    return now.plus(offset.get()).truncatedTo(ChronoUnit.MICROS);
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    return this;
  }
}
