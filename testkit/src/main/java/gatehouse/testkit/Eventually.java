package gatehouse.testkit;

import java.time.Duration;
import java.util.function.Supplier;

/**
 * Waits for what another thread or node does: asks again until it is so, or a deadline has passed.
 */
public final class Eventually {
  private static final Duration DEADLINE = Duration.ofSeconds(60);
  private static final Duration PAUSE = Duration.ofMillis(50);

  private Eventually() {}

  /** Runs {@code assertion} until it no longer fails; its last failure is the test's. */
  public static void eventually(Runnable assertion) {
    eventually(DEADLINE, assertion);
  }

  public static void eventually(Duration deadline, Runnable assertion) {
    long end = System.nanoTime() + deadline.toNanos();
    while (true) {
      try {
        assertion.run();
        return;
      } catch (AssertionError notYet) {
        if (System.nanoTime() > end) {
          throw notYet;
        }
        pause();
      }
    }
  }

  /** Asks until the answer is true. */
  public static void eventually(Supplier<Boolean> condition, String what) {
    eventually(() -> {
      if (!condition.get()) {
        throw new AssertionError("Not yet: " + what);
      }
    });
  }

  private static void pause() {
    try {
      Thread.sleep(PAUSE);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
