package gatehouse.control.agent;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The work that goes on for people at this node. Looks at all of it when something changed, and
 * several times a second for what ends by the clock or because the other nodes are not heard.
 */
@ApplicationScoped
class RunningWork {
  private static final Logger LOG = Logger.getLogger("gatehouse.agents");
  private static final int LOOK_MILLIS = 250;
  private static final int AT_ONCE = 8;
  private static final int PATIENCE_SECONDS = 2;

  private final AdmissionEpochs epochs;
  private final Set<Work> running = ConcurrentHashMap.newKeySet();
  private final Semaphore news = new Semaphore(0);
  private volatile boolean stopped;
  private @Nullable Thread thread;

  RunningWork(AdmissionEpochs epochs) {
    this.epochs = epochs;
  }

  /** By identity: one person may have several of them. */
  private static final class Work implements Running {
    private final Set<Work> all;
    private final Admitted admitted;
    private final Runnable cut;
    private final Predicate<Admitted> holds;

    Work(Set<Work> all, Admitted admitted, Runnable cut, Predicate<Admitted> holds) {
      this.all = all;
      this.admitted = admitted;
      this.cut = cut;
      this.holds = holds;
    }

    @Override
    public void close() {
      all.remove(this);
    }

    void end() {
      if (!all.remove(this)) {
        return; // done already, or cut
      }
      try {
        cut.run();
      } catch (RuntimeException e) {
        LOG.error("Work of an agent could not be cut", e);
      }
    }
  }

  Running add(Admitted admitted, Runnable cut, Predicate<Admitted> holds) {
    Work work = new Work(running, admitted, cut, holds);
    running.add(work); // before the check, so that what ends in between is seen
    if (!holds.test(admitted)) {
      work.end();
    }
    return work;
  }

  void start(@Observes @Priority(Integer.MAX_VALUE - 100) StartupEvent event) {
    epochs.listen(news::release);
    thread = Thread.ofVirtual().name("agents' work").start(this::look);
  }

  void stop(@Observes @Priority(1) ShutdownEvent event) {
    stopped = true;
    if (thread != null) {
      thread.interrupt();
    }
  }

  private void look() {
    try (ExecutorService workers =
        Executors.newFixedThreadPool(AT_ONCE, Thread.ofVirtual().factory())) {
      while (!stopped) {
        boolean changed = news.tryAcquire(LOOK_MILLIS, TimeUnit.MILLISECONDS);
        if (changed) {
          news.drainPermits();
        }
        lookOnce(workers);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void lookOnce(ExecutorService workers) throws InterruptedException {
    if (running.isEmpty()) {
      return;
    }
    List<List<Work>> holders =
        List.copyOf(
            running.stream().collect(Collectors.groupingBy(work -> work.admitted)).values());
    List<Future<Object>> looks =
        workers.invokeAll(
            holders.stream().map(works -> Executors.callable(() -> look(works))).toList(),
            PATIENCE_SECONDS,
            TimeUnit.SECONDS);
    for (int i = 0; i < looks.size(); i++) {
      if (looks.get(i).isCancelled()) {
        holders.get(i).forEach(Work::end); // whether it holds cannot be known: it does not
      }
    }
  }

  private static void look(List<Work> works) {
    Work any = works.getFirst();
    if (!any.holds.test(any.admitted)) {
      works.forEach(Work::end);
    }
  }
}
