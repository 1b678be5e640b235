package gatehouse.platform.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import gatehouse.platform.crypto.Tokens;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.security.MessageDigest;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Lets only the configured token read the metrics: they tell how many people come in, and when.
 * Without one it lets nobody.
 */
@ApplicationScoped
public class MetricsDoor {
  /** After the request has its id, before whoever answers it. */
  private static final int ORDER = -900;

  private static final String SCHEME = "Bearer ";

  private final Optional<byte[]> wanted;
  private final ObjectMapper json;

  MetricsDoor(
      @ConfigProperty(name = "gatehouse.metrics-token") Optional<String> token, ObjectMapper json) {
    this.wanted = token.map(Tokens::hash);
    this.json = json;
  }

  void register(@Observes Router router) {
    router.route("/q/metrics*").order(ORDER).handler(this::admit);
  }

  private void admit(RoutingContext context) {
    if (wanted.isPresent() && shows(context, wanted.get())) {
      context.next();
      return;
    }
    try {
      String problem =
          json.writeValueAsString(
              Problem.of(
                  ProblemType.NOT_SIGNED_IN,
                  "Metrics are read with the bearer token set as gatehouse.metrics-token."));
      context
          .response()
          .setStatusCode(ProblemType.NOT_SIGNED_IN.status())
          .putHeader(HttpHeaders.CONTENT_TYPE, Problem.MEDIA_TYPE)
          .putHeader("WWW-Authenticate", "Bearer")
          .end(problem);
    } catch (JsonProcessingException e) {
      context.fail(e);
    }
  }

  private static boolean shows(RoutingContext context, byte[] wanted) {
    List<String> given = context.request().headers().getAll(HttpHeaders.AUTHORIZATION);
    if (given.size() != 1 || !given.getFirst().startsWith(SCHEME)) {
      return false;
    }
    // The hashes, so that neither content nor length shows in the time it takes.
    return MessageDigest.isEqual(Tokens.hash(given.getFirst().substring(SCHEME.length())), wanted);
  }
}
