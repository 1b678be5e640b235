package gatehouse.platform.http;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Locale;
import java.util.regex.Pattern;

/** Refuses addresses with broken escapes or a NUL before anything reads them. */
@ApplicationScoped
class CleanAddresses {
  private static final Pattern BROKEN = Pattern.compile("%(?![0-9a-f]{2})|%00");
  private static final String ANSWER =
      """
      {"type":"/problems/invalid-input","title":"Some of this is not valid","status":422,\
      "detail":"The address holds a broken escape such as %zz, or %00."}\
      """;

  void register(@Observes Router router) {
    router.route().order(-900).handler(CleanAddresses::check);
  }

  /**
   * {@code $Version} and its like (RFC 2109, long obsolete) break the framework's cookie parser.
   */
  private static void dropOldCookies(MultiMap headers) {
    String cookies = headers.get(HttpHeaders.COOKIE);
    if (cookies != null && cookies.indexOf('$') >= 0) {
      headers.set(HttpHeaders.COOKIE, cookies.replaceAll("\\$[^;,]*+[;,]?\\s*+", ""));
    }
  }

  private static void check(RoutingContext context) {
    if (BROKEN.matcher(context.request().uri().toLowerCase(Locale.ROOT)).find()) {
      context
          .response()
          .setStatusCode(422)
          .putHeader("Content-Type", Problem.MEDIA_TYPE)
          .end(ANSWER);
    } else {
      dropOldCookies(context.request().headers());
      context.next();
    }
  }
}
