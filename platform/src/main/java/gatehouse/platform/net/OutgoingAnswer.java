package gatehouse.platform.net;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What came back: never a redirect, never compressed, never more than the limit.
 *
 * @param headers by their names in lower case; of several of one name the first, but all of {@code
 *     www-authenticate}
 * @param body read as UTF-8
 */
public record OutgoingAnswer(int status, Map<String, String> headers, String body) {

  public OutgoingAnswer {
    headers = Map.copyOf(headers);
  }

  public Optional<String> header(String name) {
    return Optional.ofNullable(headers.get(name.toLowerCase(Locale.ROOT)));
  }
}
