package gatehouse.platform.http;

import io.quarkus.runtime.configuration.MemorySize;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Locale;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * Refuses what would make the framework stumble, or answer without a word: broken escapes, NUL,
 * media types that are none, bodies that are too large.
 */
@ApplicationScoped
class CleanRequests {
  private static final Pattern BROKEN = Pattern.compile("%(?![0-9a-f]{2})|%00");
  private static final String TOKEN = "[\\w!#$%&'*+.^`|~-]++";
  private static final Pattern MEDIA_TYPE =
      Pattern.compile(
          TOKEN
              + "/"
              + TOKEN
              + "(?:\\s*+;\\s*+(?:q=(?:0(?:\\.\\d{0,3})?|1(?:\\.0{0,3})?)|(?!q=)"
              + TOKEN
              + "=(?:"
              + TOKEN
              + "|\"[^\"]*+\")))*+");
  private static final int LONGEST_MEDIA_TYPES = 1_000;

  private final MemorySize largest;

  CleanRequests(@ConfigProperty(name = "quarkus.http.limits.max-body-size") MemorySize largest) {
    this.largest = largest;
  }

  void register(@Observes Router router) {
    router.route().order(-900).handler(this::check);
  }

  private void check(RoutingContext context) {
    MultiMap headers = context.request().headers();
    if (isTooLarge(headers.get(HttpHeaders.CONTENT_LENGTH))) {
      // What is still on its way is not read: the connection cannot serve another request.
      context
          .response()
          .putHeader(HttpHeaders.CONNECTION, "close")
          .endHandler(end -> context.request().connection().close());
      refuse(
          context,
          ProblemType.TOO_LARGE,
          "Send at most " + largest.asLongValue() / 1024 / 1024 + " MiB at once.");
    } else if (BROKEN.matcher(context.request().uri().toLowerCase(Locale.ROOT)).find()) {
      refuse(
          context,
          ProblemType.INVALID_INPUT,
          "The address holds a broken escape such as %zz, or %00.");
    } else if (!areMediaTypes(headers.get(HttpHeaders.ACCEPT))) {
      refuse(context, ProblemType.NOT_ACCEPTABLE, "header Accept: ask for application/json.");
    } else if (!areMediaTypes(headers.get(HttpHeaders.CONTENT_TYPE))) {
      refuse(
          context,
          ProblemType.UNSUPPORTED_MEDIA_TYPE,
          "header Content-Type: send application/json.");
    } else {
      dropOldCookies(headers);
      context.next();
    }
  }

  private boolean isTooLarge(@Nullable String length) {
    try {
      return length != null && Long.parseLong(length) > largest.asLongValue();
    } catch (NumberFormatException e) {
      return false; // the HTTP decoder's matter
    }
  }

  private static boolean areMediaTypes(@Nullable String header) {
    if (header == null || header.isBlank()) {
      return true;
    }
    if (header.length() > LONGEST_MEDIA_TYPES) {
      return false;
    }
    for (String part : header.split(",", -1)) {
      if (!part.isBlank() && !MEDIA_TYPE.matcher(part.strip()).matches()) {
        return false;
      }
    }
    return true;
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

  private static void refuse(RoutingContext context, ProblemType type, String detail) {
    context
        .response()
        .setStatusCode(type.status())
        .putHeader("Content-Type", Problem.MEDIA_TYPE)
        .end(
            new JsonObject()
                .put("type", type.uri().toString())
                .put("title", type.title())
                .put("status", type.status())
                .put("detail", detail)
                .encode());
  }
}
