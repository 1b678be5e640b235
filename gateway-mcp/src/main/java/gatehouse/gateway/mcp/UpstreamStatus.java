package gatehouse.gateway.mcp;

import com.fasterxml.jackson.databind.node.NullNode;
import gatehouse.control.activity.ErrorKind;
import gatehouse.control.mcpserver.AuthKind;
import gatehouse.control.oauth.Challenge;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientResponse;
import java.net.URI;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Reads a server's answer that is no success. */
final class UpstreamStatus {
  private static final int MOST = 64 << 10;

  /** What the most used SDK says to who has none. */
  private static final int NO_SESSION = -32000;

  private UpstreamStatus() {}

  static void explain(
      UpstreamCall call,
      UpstreamAnswer.Reader reader,
      UpstreamSession session,
      HttpClientResponse response) {
    String name = session.server().name();
    int status = response.statusCode();
    switch (status) {
      case 401, 403 -> {
        UpstreamAnswer.discard(response);
        call.fail(
            UpstreamFailure.refused(
                name + " did not accept the credential (" + status + ").",
                status,
                Challenge.of(String.join(", ", response.headers().getAll("WWW-Authenticate")))));
      }
      case 429 -> {
        UpstreamAnswer.discard(response);
        call.fail(
            UpstreamFailure.of(
                ErrorKind.RATE_LIMIT,
                name + " takes no more calls right now" + retry(response) + "."));
      }
      default ->
          UpstreamAnswer.readAll(
              response, MOST, reader, body -> judge(call, session, status, body));
    }
  }

  private static void judge(UpstreamCall call, UpstreamSession session, int status, Buffer body) {
    Message error = error(body);
    boolean ofSession =
        status == 404
            // Not by the book, and what the examples of the most used SDK do.
            || (status == 400 && error != null && saysSession(error));
    if (isOfAnotherEra(session, status, error)) {
      session.forgetEra();
      call.fail(UpstreamFailure.sessionGone());
    } else if (session.id() != null && ofSession) {
      call.fail(UpstreamFailure.sessionGone());
    } else if (error != null
        && (error.id() instanceof NullNode
            || error.id().equals(call.id())
            || error.id().isMissingNode())) {
      call.answered(error);
    } else {
      call.fail(
          status == 408 || status == 504
              ? UpstreamFailure.of(
                  ErrorKind.TIMEOUT, session.server().name() + " did not answer in time.")
              : UpstreamFailure.execution(
                  session.server().name() + " answered with the status " + status + "."));
    }
  }

  /** The server was changed since the session began: the other kind of revision may be its own. */
  private static boolean isOfAnotherEra(
      UpstreamSession session, int status, @Nullable Message error) {
    if (session.version() == null) {
      return false; // just being found out
    }
    int code = error == null ? 0 : error.errorCode();
    return session.isStateless()
        ? (status == 400 || status == 404 || status == 405) && (code == 0 || code == NO_SESSION)
        : code == Message.UNSUPPORTED_VERSION || code == Message.HEADER_MISMATCH;
  }

  private static boolean saysSession(Message error) {
    return error
        .body()
        .path("error")
        .path("message")
        .asText()
        .toLowerCase(Locale.ROOT)
        .contains("session");
  }

  private static @Nullable Message error(Buffer body) {
    try {
      Message message = Message.of(Json.read(body.getBytes()));
      return message.isError() ? message : null;
    } catch (MalformedMessageException e) {
      return null;
    }
  }

  private static String retry(HttpClientResponse response) {
    String after = response.getHeader("Retry-After");
    return after != null && after.length() < 10 && after.chars().allMatch(c -> c >= '0' && c <= '9')
        ? "; try again in " + after + " seconds"
        : "";
  }

  /** The path on the same host that a redirect leads to; null when it leads elsewhere. */
  static @Nullable String redirection(UpstreamAddress to, @Nullable String location) {
    if (location == null) {
      return null;
    }
    try {
      URI target = to.server().url().resolve(location);
      if (!to.to().sharesOriginWith(target)) {
        return null;
      }
      String query = target.getRawQuery();
      String path = target.getRawPath() + (query == null ? "" : "?" + query);
      boolean hasSecret =
          to.server().auth() == AuthKind.QUERY
              && query != null
              && query.contains(to.server().authName() + "=");
      return hasSecret ? path : to.withSecret(path);
    } catch (RuntimeException notAnAddress) {
      return null;
    }
  }
}
