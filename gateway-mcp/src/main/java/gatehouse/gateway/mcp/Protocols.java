package gatehouse.gateway.mcp;

import com.fasterxml.jackson.databind.node.NullNode;
import gatehouse.platform.http.ProblemType;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * Both families of revisions at one address. A message that says its revision in {@code _meta}, or
 * whose header names none with sessions, is of the stateless kind; all others belong to sessions.
 */
@ApplicationScoped
class Protocols {
  private final SessionProtocol sessions;
  private final StatelessProtocol stateless;

  Protocols(SessionProtocol sessions, StatelessProtocol stateless) {
    this.sessions = sessions;
    this.stateless = stateless;
  }

  void take(Incoming request) {
    switch (request.http().method().name()) {
      case "POST" -> post(request);
      case "GET" -> byHeader(request).get(request);
      default -> byHeader(request).delete(request);
    }
  }

  private void post(Incoming request) {
    if (!request.accepts(HttpReply.JSON) || !request.accepts(HttpReply.EVENTS)) {
      throw new Refusal(
          ProblemType.NOT_ACCEPTABLE,
          "header Accept: name application/json and text/event-stream.");
    }
    Message message;
    try {
      message = Message.of(Json.read(request.body().getBytes()));
    } catch (MalformedMessageException e) {
      HttpReply.refuse(
          request.response(),
          Message.error(
              NullNode.getInstance(), Message.PARSE_ERROR, "Not a message: " + e.getMessage()));
      return;
    }
    Protocol protocol = Envelope.isClaimed(message) ? stateless : byHeader(request);
    protocol.post(request, message);
  }

  private Protocol byHeader(Incoming request) {
    String version = request.headers().version();
    return version == null || ProtocolVersion.isKnown(version) ? sessions : stateless;
  }
}
