package gatehouse.platform.events;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import gatehouse.platform.database.Database;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jboss.logging.Logger;

/** Tells open pages on every node, once the open transaction has committed. */
@ApplicationScoped
public class Events {
  static final String CHANNEL = "gatehouse_events";

  /** PostgreSQL refuses payloads of 8,000 bytes. */
  private static final int MOST_BYTES = 7_900;

  private static final Logger LOG = Logger.getLogger("gatehouse.events");

  private final Database database;
  private final ObjectMapper json;
  private final Set<Consumer<Event>> promptly = ConcurrentHashMap.newKeySet();

  Events(Database database, ObjectMapper json) {
    this.database = database;
    this.json = json;
  }

  /**
   * Publishes by NOTIFY in the open transaction: nobody hears of what was rolled back.
   *
   * @throws IllegalArgumentException when its data is too large: an event names things, readers
   *     fetch them
   */
  public void publish(Event event) {
    String payload = payload(event);
    database.joined(handle -> {
      new EventDao(handle).notify(CHANNEL, payload);
      return null;
    });
    if (!promptly.isEmpty()) {
      database.afterCommit(() -> promptly.forEach(listener -> tell(listener, event)));
    }
  }

  /**
   * Has this node's own events told as soon as they are committed, before the change that made them
   * answers: for what is kept in memory and decides who may come in. The {@link EventBus} tells
   * them again, with those of all nodes.
   *
   * @param listener must be quick and never wait
   */
  public void promptly(Consumer<Event> listener) {
    promptly.add(listener);
  }

  private static void tell(Consumer<Event> listener, Event event) {
    try {
      listener.accept(event);
    } catch (RuntimeException e) {
      LOG.errorf(e, "A listener failed on %s", event.type());
    }
  }

  private String payload(Event event) {
    try {
      String payload = json.writeValueAsString(event);
      if (payload.getBytes(StandardCharsets.UTF_8).length > MOST_BYTES) {
        throw new IllegalArgumentException("The event " + event.type() + " is too large");
      }
      return payload;
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("The event " + event.type() + " is not JSON", e);
    }
  }
}
