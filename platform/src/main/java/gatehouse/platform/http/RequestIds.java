package gatehouse.platform.http;

import gatehouse.platform.ids.Ids;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.HexFormat;
import org.jboss.logging.MDC;

/** Gives every request an id: in the answer's header, in every log line, in the audit log. */
@ApplicationScoped
public class RequestIds {
  public static final String HEADER = "X-Request-Id";
  private static final String KEY = "requestId";

  private final Ids ids;

  RequestIds(Ids ids) {
    this.ids = ids;
  }

  void register(@Observes Router router) {
    router.route().order(-1000).handler(this::name);
  }

  private void name(RoutingContext context) {
    // Never the caller's own: it would let anyone write into the log and the audit trail.
    long random = ids.next().getLeastSignificantBits();
    String id = "req_" + HexFormat.of().toHexDigits(random);
    context.put(KEY, id);
    context.response().putHeader(HEADER, id);
    MDC.put(KEY, id);
    context.next();
  }

  public static String of(RoutingContext context) {
    String id = context.get(KEY);
    return id == null ? "" : id;
  }
}
