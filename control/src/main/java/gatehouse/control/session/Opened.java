package gatehouse.control.session;

import java.time.Instant;
import java.util.UUID;

/**
 * A session that was just opened.
 *
 * @param token goes into the cookie and nowhere else
 * @param ends when it ends at the latest
 */
public record Opened(UUID id, String token, Instant ends) {
  @Override
  public String toString() {
    return "Opened[" + id + "]";
  }
}
