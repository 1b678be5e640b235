package gatehouse.app;

import gatehouse.platform.postgres.EmbeddedPostgresException;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.QuarkusApplication;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Runs something among the beans. */
final class Container {
  private Container() {}

  /**
   * Blocks until it has ended, and answers its exit status.
   *
   * @throws StartupException or what the database's start threw, when it did not come so far
   */
  static int run(Class<? extends QuarkusApplication> application, String... arguments) {
    AtomicInteger status = new AtomicInteger();
    AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
    Quarkus.run(
        application,
        (code, why) -> {
          status.set(code);
          failure.set(why);
        },
        arguments);
    Throwable why = failure.get();
    if (why != null) {
      throw sentence(why);
    }
    return status.get();
  }

  private static RuntimeException sentence(Throwable failure) {
    Throwable root = failure;
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof StartupException || cause instanceof EmbeddedPostgresException) {
        return (RuntimeException) cause;
      }
      root = cause;
    }
    return new StartupException("The server could not start: " + root.getMessage(), failure);
  }
}
