package gatehouse.platform.idempotency;

import gatehouse.platform.crypto.Fingerprints;
import gatehouse.platform.http.CallerKey;
import gatehouse.platform.http.ProblemException;
import gatehouse.platform.ids.Ids;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.Provider;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Answers a request that was sent before with the answer it got then. For callers that are signed
 * in and methods that change something.
 */
@Provider
@Priority(Priorities.AUTHORIZATION + 20)
class IdempotencyFilter implements ContainerRequestFilter, ContainerResponseFilter {
  private static final String HEADER = "Idempotency-Key";
  private static final Set<String> CHANGING = Set.of("POST", "PUT", "PATCH", "DELETE");
  private static final List<String> KEPT_HEADERS = List.of("ETag", "Location", "Content-Type");

  /**
   * What may differ the next time without anything having been done: asked anew, not remembered.
   */
  private static final Set<Integer> NOT_KEPT = Set.of(401, 403, 429);

  private final Answers answers;
  private final CurrentVertxRequest current;
  private final Fingerprints fingerprints;
  private final Ids ids;

  IdempotencyFilter(
      Answers answers, CurrentVertxRequest current, Fingerprints fingerprints, Ids ids) {
    this.answers = answers;
    this.current = current;
    this.fingerprints = fingerprints;
    this.ids = ids;
  }

  @Override
  public void filter(ContainerRequestContext request) throws IOException {
    String key = request.getHeaderString(HEADER);
    String scope = CallerKey.of(request);
    if (key == null || scope == null || !CHANGING.contains(request.getMethod())) {
      return;
    }
    if (!key.matches("[\\x21-\\x7e]{1,255}")) {
      throw ProblemException.invalid(
          "header:" + HEADER, "Must be 1 to 255 visible ASCII characters, such as a UUID");
    }
    KeyedRequest keyed = new KeyedRequest(scope, key, hash(request), ids.next());
    Answers.Answer answer = answers.begin(keyed).orElse(null);
    if (answer == null) {
      current.getCurrent().put(KeyedRequest.PROPERTY, keyed);
      return;
    }
    Response.ResponseBuilder again = Response.status(answer.status());
    answer.headers().forEach(again::header);
    again.header("Idempotent-Replayed", "true");
    request.abortWith(
        answer.body().isEmpty()
            ? again.build()
            : again.entity(answer.body().getBytes(StandardCharsets.UTF_8)).build());
  }

  @Override
  public void filter(ContainerRequestContext request, ContainerResponseContext response) {
    if (!(keyed() instanceof KeyedRequest keyed)) {
      return;
    }
    // From here on no transaction is the request's effect any more.
    current.getCurrent().remove(KeyedRequest.PROPERTY);
    int status = response.getStatus();
    if (status >= 500 || NOT_KEPT.contains(status)) {
      answers.forget(keyed);
      return;
    }
    String body = answers.body(response.getEntity());
    if (response.hasEntity()) {
      MediaType type =
          response.getMediaType() == null
              ? MediaType.APPLICATION_JSON_TYPE
              : response.getMediaType();
      response.getHeaders().putSingle("Content-Type", type.toString());
      response.setEntity(
          body.getBytes(StandardCharsets.UTF_8), new java.lang.annotation.Annotation[0], type);
    }
    Map<String, String> headers = new TreeMap<>();
    for (String name : KEPT_HEADERS) {
      Object value = response.getHeaders().getFirst(name);
      if (value != null) {
        headers.put(name, value.toString());
      }
    }
    answers.keep(keyed, new Answers.Answer(status, headers, body));
  }

  private @Nullable Object keyed() {
    return current.getCurrent() == null ? null : current.getCurrent().get(KeyedRequest.PROPERTY);
  }

  /** Under a key, as a body may hold a password, and a plain hash of one can be guessed at. */
  private String hash(ContainerRequestContext request) throws IOException {
    byte[] body = request.getEntityStream().readAllBytes();
    request.setEntityStream(new ByteArrayInputStream(body));
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    URI address = request.getUriInfo().getRequestUri();
    String line = request.getMethod() + " " + address.getRawPath() + "?" + address.getRawQuery();
    all.writeBytes((line + "\n").getBytes(StandardCharsets.UTF_8));
    all.writeBytes(body);
    return HexFormat.of().formatHex(fingerprints.of(all.toByteArray()));
  }
}
