package gatehouse.platform.events;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import gatehouse.platform.database.Database;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;

/** Tells open pages on every node, once the open transaction has committed. */
@ApplicationScoped
public class Events {
  static final String CHANNEL = "gatehouse_events";

  /** PostgreSQL refuses payloads of 8,000 bytes. */
  private static final int MOST_BYTES = 7_900;

  private final Database database;
  private final ObjectMapper json;

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
