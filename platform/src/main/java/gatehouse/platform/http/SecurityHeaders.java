package gatehouse.platform.http;

import io.vertx.core.MultiMap;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** What every answer tells the browser to refuse: foreign scripts, frames, guessed media types. */
@ApplicationScoped
class SecurityHeaders {
  // Inline styles: the console's component library sets them. Images from data: QR codes.
  private static final String POLICY =
      "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:;"
          + " object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

  private final PublicUrl address;

  SecurityHeaders(PublicUrl address) {
    this.address = address;
  }

  void register(@Observes Router router) {
    router.route().order(-950).handler(this::add);
  }

  private void add(RoutingContext context) {
    MultiMap headers = context.response().headers();
    headers.set("Content-Security-Policy", POLICY);
    headers.set("X-Content-Type-Options", "nosniff");
    headers.set("X-Frame-Options", "DENY");
    headers.set("Referrer-Policy", "same-origin"); // one-time links stand in addresses
    headers.set("Cross-Origin-Opener-Policy", "same-origin");
    headers.set("Cross-Origin-Resource-Policy", "same-origin");
    if (address.of("").startsWith("https:")) {
      headers.set("Strict-Transport-Security", "max-age=31536000");
    }
    if (context.normalizedPath().startsWith("/api/")) {
      headers.set("Cache-Control", "no-store");
    }
    context.next();
  }
}
