package gatehouse.app;

import io.quarkus.runtime.ShutdownEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** Stops the embedded database after everything that uses it. */
@ApplicationScoped
class Lifecycle {
  void stopped(@Observes @Priority(Integer.MAX_VALUE) ShutdownEvent event) {
    ServerDatabase.stop();
  }
}
