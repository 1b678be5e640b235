package gatehouse.platform.jobs;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BiConsumer;
import java.util.function.Function;

/**
 * Works on a few pieces at once and tells of them in the order they were given, in the thread that
 * gives them. Few pieces wait: who gives one more waits for the oldest.
 *
 * @param <P> a piece of work
 * @param <R> what comes of it
 */
public final class InOrder<P, R> implements AutoCloseable {
  private final int atOnce;
  private final ExecutorService threads;
  private final Function<P, R> work;
  private final BiConsumer<P, R> told;
  private final Deque<Begun<P, R>> begun = new ArrayDeque<>();

  public InOrder(int atOnce, Function<P, R> work, BiConsumer<P, R> told) {
    this.atOnce = atOnce;
    this.threads = Executors.newFixedThreadPool(atOnce);
    this.work = work;
    this.told = told;
  }

  private record Begun<P, R>(P piece, Future<R> result) {}

  /**
   * Gives a piece.
   *
   * @throws RuntimeException what an earlier piece threw; those begun meanwhile go on
   */
  public void give(P piece) {
    if (begun.size() > atOnce) {
      tell(begun.removeFirst());
    }
    begun.add(new Begun<>(piece, threads.submit(() -> work.apply(piece))));
  }

  /** Waits until all is told. */
  public void finish() {
    while (!begun.isEmpty()) {
      tell(begun.removeFirst());
    }
  }

  private void tell(Begun<P, R> one) {
    R result;
    try {
      result = one.result().get();
    } catch (ExecutionException e) {
      throw e.getCause() instanceof RuntimeException thrown
          ? thrown
          : new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Stopped while it worked", e);
    }
    told.accept(one.piece(), result);
  }

  /** Begins nothing more, and waits for what is running. */
  @Override
  public void close() {
    begun.forEach(one -> one.result().cancel(false));
    threads.close();
  }
}
