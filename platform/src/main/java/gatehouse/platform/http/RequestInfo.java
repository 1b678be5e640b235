package gatehouse.platform.http;

import io.quarkus.arc.Arc;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** Where the request being answered comes from. Empty outside of a request, such as in a job. */
@ApplicationScoped
public class RequestInfo {
  private static final int LONGEST_AGENT = 500;

  private final CurrentVertxRequest request;
  private final TrustedProxies proxies;

  RequestInfo(CurrentVertxRequest request, TrustedProxies proxies) {
    this.request = request;
    this.proxies = proxies;
  }

  /** The client's address, without the proxies that are configured as ours. */
  public Optional<String> address() {
    return current()
        .map(context ->
            proxies.client(
                context.request().remoteAddress() == null
                    ? null
                    : context.request().remoteAddress().hostAddress(),
                context.request().headers().getAll("X-Forwarded-For")));
  }

  /** The User-Agent header, cut to a length that is kept; empty when there is none. */
  public Optional<String> userAgent() {
    return current()
        .map(context -> context.request().getHeader("User-Agent"))
        .map(agent -> agent.length() <= LONGEST_AGENT ? agent : agent.substring(0, LONGEST_AGENT));
  }

  public Optional<String> requestId() {
    return current().map(RequestIds::of);
  }

  private Optional<RoutingContext> current() {
    return Arc.container().requestContext().isActive()
        ? Optional.ofNullable(request.getCurrent())
        : Optional.empty();
  }
}
