package gatehouse.platform.jobs;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Runs the same work several times at once, as the one whose job it is. */
final class Lanes {
  private Lanes() {}

  /**
   * Returns when all have ended.
   *
   * @throws RuntimeException what one of them threw
   */
  static void run(int number, Consumer<Runnable> asCreator, Runnable lane) {
    if (number == 1) {
      lane.run();
      return;
    }
    List<Future<?>> lanes = new ArrayList<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < number; i++) {
        lanes.add(threads.submit(() -> asCreator.accept(lane)));
      }
    }
    RuntimeException thrown = null;
    for (Future<?> ended : lanes) {
      if (ended.state() == Future.State.FAILED) {
        thrown = telling(thrown, ended.exceptionNow());
      }
    }
    if (thrown != null) {
      throw thrown;
    }
  }

  /** A lane that stopped because another one failed has nothing to say. */
  private static RuntimeException telling(@Nullable RuntimeException known, Throwable thrown) {
    RuntimeException other =
        thrown instanceof RuntimeException e ? e : new IllegalStateException(thrown);
    boolean silent = other instanceof JobStopped stopped && !stopped.isCancelled();
    return known != null && silent ? known : other;
  }
}
