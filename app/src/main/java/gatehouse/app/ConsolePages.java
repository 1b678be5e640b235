package gatehouse.app;

import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;

/**
 * The console is one page with many addresses: what nobody else answers and looks like a page gets
 * it.
 */
@ApplicationScoped
class ConsolePages {
  private static final List<String> NOT_PAGES =
      List.of("/api/", "/q/", "/assets/", "/mcp/", "/chat/", "/ingest/", "/openapi");

  void register(@Observes Router router) {
    router.get().order(Integer.MAX_VALUE - 1).handler(ConsolePages::answer);
  }

  private static void answer(RoutingContext context) {
    if (isPage(context.normalizedPath())) {
      context.reroute("/");
    } else {
      context.next();
    }
  }

  private static boolean isPage(String path) {
    return !path.equals("/")
        && path.indexOf('.') < 0
        && NOT_PAGES.stream().noneMatch(path::startsWith);
  }
}
