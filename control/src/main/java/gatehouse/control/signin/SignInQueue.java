package gatehouse.control.signin;

import gatehouse.platform.http.ProblemException;
import gatehouse.platform.http.ProblemType;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Lets few sign-ins at once into the database. Guesses at one account wait for one row there; each
 * would hold a connection meanwhile, and nobody else's request would get one.
 */
@ApplicationScoped
class SignInQueue {
  private static final int AT_ONCE = 4;
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(20);

  private final Semaphore places = new Semaphore(AT_ONCE, true);

  <T extends @Nullable Object> T pass(Supplier<T> work) {
    try {
      if (!places.tryAcquire(LONGEST_WAIT.toMillis(), TimeUnit.MILLISECONDS)) {
        throw overloaded();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw overloaded();
    }
    try {
      return work.get();
    } finally {
      places.release();
    }
  }

  private static ProblemException overloaded() {
    return new ProblemException(
        ProblemType.UNAVAILABLE,
        "Many people are signing in right now. Try again in a few seconds.",
        List.of(),
        Duration.ofSeconds(5));
  }
}
