package gatehouse.control.session;

import gatehouse.platform.http.RequestInfo;

/**
 * Where a request came from.
 *
 * @param address the peer's; behind a reverse proxy the one it tells, if the proxy is configured
 * @param userAgent what the browser says of itself, shortened
 */
public record Client(String address, String userAgent) {
  private static final int LONGEST = 400;

  public static Client of(RequestInfo request) {
    return new Client(request.address().orElse(""), printable(request.userAgent().orElse("")));
  }

  private static String printable(String text) {
    String clean = text.replaceAll("[^\\x20-\\x7e]", "?");
    return clean.length() <= LONGEST ? clean : clean.substring(0, LONGEST);
  }
}
