package gatehouse.platform.http;

import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Locale;

/**
 * Says how long the server took for what a member reads, as a browser's developer tools show it
 * (W3C Server Timing). Nothing else is told: from how long a sign-in takes one could learn who is
 * known.
 */
@ApplicationScoped
class ServerTiming {
  static final String HEADER = "Server-Timing";
  private static final String MEMBERS_ONLY = "/api/v1/workspaces/*";
  private static final int FIRST = -999;
  private static final int OK = 200;

  void register(@Observes Router router) {
    router.route(HttpMethod.GET, MEMBERS_ONLY).order(FIRST).handler(ServerTiming::time);
  }

  private static void time(RoutingContext context) {
    long begin = System.nanoTime();
    context.addHeadersEndHandler(sent -> {
      if (context.response().getStatusCode() == OK) {
        context
            .response()
            .putHeader(
                HEADER,
                String.format(Locale.ROOT, "total;dur=%.2f", (System.nanoTime() - begin) / 1e6));
      }
    });
    context.next();
  }
}
