package gatehouse.platform.net;

import java.net.URI;
import java.util.Map;

/**
 * A request to an address that somebody configured.
 *
 * @param headers names and values; a line break in one is refused
 * @param body empty for none
 */
public record OutgoingCall(String method, URI url, Map<String, String> headers, String body) {

  public OutgoingCall {
    headers = Map.copyOf(headers);
    headers.forEach((name, value) -> {
      if ((name + value).chars().anyMatch(c -> c == '\r' || c == '\n')) {
        throw new IllegalArgumentException("A line break in a header would begin another one");
      }
    });
  }

  public static OutgoingCall get(URI url, String accept) {
    return new OutgoingCall("GET", url, Map.of("Accept", accept), "");
  }
}
