package gatehouse.app;

import io.quarkus.runtime.ShutdownEvent;
import io.vertx.ext.web.Router;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Map;

/** What must be done before the first request, and after the last. */
@ApplicationScoped
class Lifecycle {
  /** The doors open after all observers of the router are done. */
  void beforeRequests(@Observes Router router, RestoreNote note) {
    ServerDatabase.await();
    ServerDatabase.restored()
        .ifPresent(mark -> {
          note.write(
              Map.of(
                  "backedUp", mark.backedUp().toString(), "restored", mark.restored().toString()));
          ServerDatabase.settle();
        });
  }

  /** Stops the embedded database after everything that uses it. */
  void stopped(@Observes @Priority(Integer.MAX_VALUE) ShutdownEvent event) {
    ServerDatabase.stop();
  }
}
