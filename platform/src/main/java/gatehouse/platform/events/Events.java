package gatehouse.platform.events;

import jakarta.enterprise.context.ApplicationScoped;

/** Tells open pages on every node, once the open transaction has committed. */
@ApplicationScoped
public class Events {
  /** Publishes by NOTIFY in the open transaction: nobody hears of what was rolled back. */
  public void publish(Event event) {
    throw new IllegalStateException("being built");
  }
}
