package gatehouse.gateway.mcp;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import gatehouse.platform.http.ProblemType;
import jakarta.enterprise.context.ApplicationScoped;

/** Revisions with sessions, 2025-06-18 and 2025-11-25 (basic/transports, streamable HTTP). */
@ApplicationScoped
class SessionProtocol implements Protocol {
  private static final String SESSION = "Mcp-Session-Id";

  private final AgentSessions sessions;

  SessionProtocol(AgentSessions sessions) {
    this.sessions = sessions;
  }

  @Override
  public void post(Incoming request, Message message) {
    if (message.isRequest() && message.method().equals("initialize")) {
      initialize(request, message);
      return;
    }
    AgentSession session = session(request);
    if (message.isRequest()) {
      HttpReply reply = HttpReply.of(session, request.response(), message);
      new Requests(session, message, reply, request.headers().params())
          .answer(request.headers().query(), request.begunNanos());
    } else {
      take(session, message);
      request.response().setStatusCode(202).end();
    }
  }

  private static void take(AgentSession session, Message message) {
    if (message.isResponse()) {
      session.serverRequests().answered(message);
      return;
    }
    switch (message.method()) {
      case "notifications/cancelled" -> session.running().cancel(message);
      case "notifications/progress" -> session.serverRequests().progressed(message);
      case "notifications/roots/list_changed" ->
          session.upstreams().open().forEach(upstream -> upstream.tell(message.body()));
      default -> {} // initialized, and what later revisions add
    }
  }

  private void initialize(Incoming request, Message message) {
    String wanted = message.text("protocolVersion");
    JsonNode capabilities = message.params().path("capabilities");
    if (wanted.isEmpty() || !capabilities.isObject()) {
      HttpReply.refuse(
          request.response(),
          Message.error(
              message.id(),
              Message.INVALID_PARAMS,
              "protocolVersion and capabilities are needed."));
      return;
    }
    String client = message.params().path("clientInfo").path("name").asText("");
    AgentSession session =
        sessions.begin(
            request.admitted(),
            ProtocolVersion.agreed(wanted),
            client.length() <= 200 ? client : client.substring(0, 200),
            ServerRequests.passedOn(capabilities));
    ObjectNode result = Json.object().put("protocolVersion", session.version());
    result.set("capabilities", AnswerStyle.offered(request.admitted().mode()));
    result.set("serverInfo", AnswerStyle.identity(request.admitted().project()));
    request
        .response()
        .putHeader(SESSION, session.token())
        .putHeader("Content-Type", HttpReply.JSON)
        .end(Json.write(Message.result(message.id(), result)));
  }

  @Override
  public void get(Incoming request) {
    if (!request.accepts(HttpReply.EVENTS)) {
      throw new Refusal(ProblemType.NOT_ACCEPTABLE, "header Accept: name text/event-stream.");
    }
    AgentSession session = session(request);
    String last = request.lastEventId();
    if (last == null || last.isEmpty()) {
      session.streams().general().attach(request.response());
    } else if (!session.streams().resume(last, request.response())) {
      // All of that stream was sent; the protocol's answer for "no stream here".
      throw new Refusal(ProblemType.METHOD_NOT_ALLOWED, "That stream has ended.");
    }
  }

  @Override
  public void delete(Incoming request) {
    sessions.end(session(request));
    request.response().setStatusCode(204).end();
  }

  private AgentSession session(Incoming request) {
    String token = request.headers().session();
    if (token == null) {
      throw new Refusal(
          ProblemType.MALFORMED_REQUEST, "header Mcp-Session-Id: begin with initialize.");
    }
    AgentSession session = sessions.find(token, request.admitted());
    if (session == null) {
      throw new Refusal(
          ProblemType.NOT_FOUND, "This session has ended. Begin another with initialize.");
    }
    return session;
  }
}
