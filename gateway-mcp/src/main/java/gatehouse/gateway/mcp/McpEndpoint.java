package gatehouse.gateway.mcp;

import gatehouse.control.agent.AdmissionException;
import gatehouse.control.agent.Admissions;
import gatehouse.control.agent.Admitted;
import gatehouse.control.agent.AgentCall;
import gatehouse.platform.http.Problem;
import gatehouse.platform.http.ProblemType;
import gatehouse.platform.http.PublicUrl;
import gatehouse.platform.http.TrustedProxies;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * {@code /mcp/{ws}/{project}}: the address agents are given. Decides who may speak at all; what is
 * said is the {@link Protocol}s' matter. Not JAX-RS: answers are streams without an end, and
 * nothing of them may be held back.
 */
@ApplicationScoped
class McpEndpoint {
  private static final Logger LOG = Logger.getLogger("gatehouse.mcp");

  private final Admissions admissions;
  private final Protocols protocols;
  private final Doors doors;
  private final PublicUrl address;
  private final TrustedProxies proxies;

  McpEndpoint(
      Admissions admissions,
      Protocols protocols,
      Doors doors,
      PublicUrl address,
      TrustedProxies proxies) {
    this.admissions = admissions;
    this.protocols = protocols;
    this.doors = doors;
    this.address = address;
    this.proxies = proxies;
  }

  void register(@Observes Router router) {
    router.route("/mcp/:ws/:project").order(10).handler(this::receive);
  }

  private void receive(RoutingContext context) {
    HttpServerRequest http = context.request();
    context.response().putHeader("Cache-Control", "no-store");
    AgentHeaders headers;
    try {
      checkMethodAndOrigin(http);
      headers = AgentHeaders.of(http.headers());
      if (http.method().equals(HttpMethod.POST)) {
        checkType(http);
      }
    } catch (Refusal e) {
      refuse(http.response(), e);
      return;
    }
    @Nullable Admitted[] early = {null};
    new RequestBody(
            http,
            doors,
            () -> early[0] = admit(context, headers),
            why -> refuse(http.response(), why))
        .read(body -> {
          long begun = System.nanoTime();
          doors.threads().execute(() -> answer(context, headers, early[0], body, begun));
        });
  }

  /**
   * On a virtual thread.
   *
   * @param early set for who was let in while the body came
   */
  private void answer(
      RoutingContext context,
      AgentHeaders headers,
      @Nullable Admitted early,
      Buffer body,
      long begun) {
    HttpServerRequest http = context.request();
    try {
      Admitted admitted =
          early != null && admissions.holds(early) ? early : admit(context, headers);
      protocols.take(new Incoming(http, headers, admitted, body, begun));
    } catch (Refusal e) {
      refuse(http.response(), e);
    } catch (RuntimeException e) {
      LOG.error("An MCP request failed", e);
      refuse(http.response(), new Refusal(ProblemType.INTERNAL, "Try again in a moment."));
    }
  }

  private Admitted admit(RoutingContext context, AgentHeaders headers) {
    try {
      return admissions.admit(
          new AgentCall(
              String.valueOf(context.pathParam("ws")),
              String.valueOf(context.pathParam("project")),
              headers.key(),
              headers.email(),
              proxies.client(context.request())));
    } catch (AdmissionException e) {
      ProblemType type =
          switch (e.kind()) {
            case KEY -> ProblemType.AGENT_KEY_REFUSED;
            case NO_PROJECT -> ProblemType.NOT_FOUND;
            case TOO_MANY -> ProblemType.TOO_MANY_REQUESTS;
            case EMAIL_MISSING, EMAIL_MALFORMED -> ProblemType.MALFORMED_REQUEST;
            case NOT_BOUND, ENDED -> ProblemType.NOT_ALLOWED;
          };
      throw new Refusal(type, e.detail(), e.retryAfter());
    }
  }

  private void checkMethodAndOrigin(HttpServerRequest http) {
    if (!List.of("POST", "GET", "DELETE").contains(http.method().name())) {
      throw new Refusal(ProblemType.METHOD_NOT_ALLOWED, "Use POST, GET or DELETE.");
    }
    // A page of another site must not speak to us through somebody's browser (DNS rebinding).
    for (String origin : http.headers().getAll("Origin")) {
      if (!origin.equals(address.origin())) {
        throw new Refusal(ProblemType.CROSS_SITE, "Agents call this address, not pages of a site.");
      }
    }
  }

  private static void checkType(HttpServerRequest http) {
    String type = http.getHeader("Content-Type");
    if (type == null || !type.toLowerCase(Locale.ROOT).startsWith("application/json")) {
      throw new Refusal(
          ProblemType.UNSUPPORTED_MEDIA_TYPE, "header Content-Type: application/json.");
    }
  }

  private void refuse(HttpServerResponse response, Refusal why) {
    if (response.ended() || response.closed() || response.headWritten()) {
      return;
    }
    ProblemType type = why.type();
    if (type == ProblemType.AGENT_KEY_REFUSED) {
      response.putHeader("WWW-Authenticate", "Bearer");
    } else if (type == ProblemType.METHOD_NOT_ALLOWED) {
      response.putHeader("Allow", "POST, GET, DELETE");
    }
    Duration wait = why.retryAfter();
    if (wait != null) {
      response.putHeader("Retry-After", String.valueOf(Math.max(1, wait.toSeconds())));
    }
    var problem =
        Json.object()
            .put("type", type.uri().toString())
            .put("title", type.title())
            .put("status", type.status())
            .put("detail", why.detail());
    response
        .setStatusCode(type.status())
        .putHeader("Content-Type", Problem.MEDIA_TYPE)
        .end(Json.write(problem));
  }
}
