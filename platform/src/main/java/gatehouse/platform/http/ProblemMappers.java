package gatehouse.platform.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import gatehouse.platform.ids.MalformedIdException;
import io.vertx.core.http.HttpServerRequest;
import jakarta.validation.ConstraintViolationException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Every exception becomes one of the problem types here, and nowhere else. */
class ProblemMappers {
  private static final Logger LOG = Logger.getLogger("gatehouse.http");

  @ServerExceptionMapper
  Response problem(ProblemException e) {
    return answer(e);
  }

  /** An id in a path that is none names nothing. */
  @ServerExceptionMapper
  Response malformedId(MalformedIdException e) {
    return answer(ProblemException.notFound());
  }

  @ServerExceptionMapper
  Response constraint(ConstraintViolationException e) {
    return answer(InvalidInput.of(e));
  }

  @ServerExceptionMapper
  Response json(JsonProcessingException e) {
    return answer(InvalidInput.of(e));
  }

  /** Named again: Quarkus brings a mapper of its own for this subclass. */
  @ServerExceptionMapper
  Response mismatch(MismatchedInputException e) {
    return answer(InvalidInput.of(e));
  }

  @ServerExceptionMapper
  Response web(WebApplicationException e, HttpServerRequest request) {
    if (e.getCause() instanceof JsonProcessingException json) {
      return answer(InvalidInput.of(json));
    }
    if (e.getCause() instanceof ProblemException problem) {
      return answer(problem); // a parameter that does not fit: the framework wraps it into a 404
    }
    return switch (e.getResponse().getStatus()) {
      case 400 ->
          answer(
              ProblemException.invalid(
                  "", "A JSON body is needed, as the API's description gives it."));
      case 404 -> answer(ProblemException.notFound());
      case 405 -> {
        Response answer =
            answer(
                new ProblemException(ProblemType.METHOD_NOT_ALLOWED, "See the API's description."));
        Object allow = e.getResponse().getHeaders().getFirst(HttpHeaders.ALLOW);
        yield allow == null
            ? answer
            : Response.fromResponse(answer).header(HttpHeaders.ALLOW, allow).build();
      }
      case 406 ->
          answer(new ProblemException(ProblemType.NOT_ACCEPTABLE, "Ask for application/json."));
      case 413 -> answer(new ProblemException(ProblemType.TOO_LARGE, "Send less at once."));
      case 415 ->
          answer(
              new ProblemException(
                  ProblemType.UNSUPPORTED_MEDIA_TYPE, "Send Content-Type: application/json."));
      default -> unexpected(e, request);
    };
  }

  @ServerExceptionMapper
  Response unexpected(Throwable e, HttpServerRequest request) {
    return DatabaseFault.of(e)
        .map(fault -> {
          LOG.warnf("%s %s: %s", request.method(), shown(request), fault.cause());
          return answer(fault.problem());
        })
        .orElseGet(() -> {
          LOG.errorf(e, "%s %s failed", request.method(), shown(request));
          return answer(
              new ProblemException(
                  ProblemType.INTERNAL,
                  "Nothing was changed. Try again; the request's id leads to the server's log."));
        });
  }

  /** Long parts of a path are one-time secrets: not for the log. */
  private static String shown(HttpServerRequest request) {
    return String.valueOf(request.path()).replaceAll("[^/]{40,}", "…");
  }

  private static Response answer(ProblemException e) {
    Response.ResponseBuilder response =
        Response.status(e.type().status()).type(Problem.MEDIA_TYPE).entity(Problem.of(e));
    if (e.retryAfter() != null) {
      response.header("Retry-After", Math.max(1, e.retryAfter().plusMillis(999).toSeconds()));
    }
    return response.build();
  }
}
