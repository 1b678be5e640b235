package gatehouse.control.session;

import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.SocketAddress;
import org.jspecify.annotations.Nullable;

/**
 * Where a request came from.
 *
 * @param address the peer's; behind a reverse proxy the one it tells, if the proxy is configured
 * @param userAgent what the browser says of itself, shortened
 */
public record Client(String address, String userAgent) {
  private static final int LONGEST = 400;

  public static Client of(HttpServerRequest request) {
    SocketAddress remote = request.remoteAddress();
    String address = remote == null ? "" : remote.hostAddress();
    return new Client(address == null ? "" : address, printable(request.getHeader("User-Agent")));
  }

  private static String printable(@Nullable String text) {
    if (text == null) {
      return "";
    }
    String clean = text.replaceAll("[^\\x20-\\x7e]", "?");
    return clean.length() <= LONGEST ? clean : clean.substring(0, LONGEST);
  }
}
