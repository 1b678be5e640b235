package gatehouse.gateway.mcp;

import com.fasterxml.jackson.databind.node.ObjectNode;
import gatehouse.control.agent.AgentMode;
import gatehouse.platform.http.ProblemType;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;

/** The revision without sessions, 2026-07-28 (basic/transports, streamable HTTP). */
@ApplicationScoped
class StatelessProtocol implements Protocol {
  /** What no session is needed for; the rest is of the revisions that have them. */
  private static final Set<String> METHODS =
      Set.of(
          "tools/list",
          "prompts/list",
          "resources/list",
          "resources/templates/list",
          "tools/call",
          "prompts/get",
          "resources/read",
          "completion/complete");

  private final AgentSessions sessions;

  StatelessProtocol(AgentSessions sessions) {
    this.sessions = sessions;
  }

  @Override
  public void post(Incoming request, Message message) {
    if (message.isNotification()) {
      request.response().setStatusCode(202).end(); // there is none that means anything here
      return;
    }
    if (message.isResponse()) {
      ObjectNode error =
          Message.error(
              message.id(), Message.INVALID_REQUEST, "Send requests; answers go into their retry.");
      error.remove("id");
      HttpReply.refuse(request.response(), error);
      return;
    }
    Envelope envelope;
    try {
      envelope = Envelope.of(request.headers(), message);
    } catch (ProtocolError e) {
      HttpReply.refuse(request.response(), e.answer(message));
      return;
    }
    AnswerStyle style =
        new AnswerStyle.Stateless(AnswerStyle.identity(request.admitted().project()));
    if (message.method().equals("server/discover")) {
      answer(request, style, message, discovered(message, request.admitted().mode()));
      return;
    }
    boolean listens = message.method().equals("subscriptions/listen");
    if (!listens && !METHODS.contains(message.method())) {
      answer(
          request,
          style,
          message,
          Message.error(
              message.id(), Message.METHOD_NOT_FOUND, "This method is not offered here."));
      return;
    }
    AgentSession session = sessions.stateless(request.admitted(), envelope);
    HttpReply reply = HttpReply.of(session, request.response(), message);
    if (listens) {
      new Listening(session, message, reply).begin();
    } else {
      new Requests(session, message, reply, request.headers().params())
          .answer(request.headers().query(), request.begunNanos());
    }
  }

  private static ObjectNode discovered(Message message, AgentMode mode) {
    ObjectNode result = Json.object();
    ProtocolVersion.offered().forEach(result.putArray("supportedVersions")::add);
    result.set("capabilities", AnswerStyle.offered(mode));
    return Message.result(message.id(), result);
  }

  private static void answer(
      Incoming request, AnswerStyle style, Message message, ObjectNode answer) {
    ObjectNode shaped = style.shaped(message.method(), answer);
    request
        .response()
        .setStatusCode(style.status(shaped))
        .putHeader("Content-Type", HttpReply.JSON)
        .end(Json.write(shaped));
  }

  @Override
  public void get(Incoming request) {
    throw new Refusal(
        ProblemType.METHOD_NOT_ALLOWED, "This revision has POST only: use subscriptions/listen.");
  }

  @Override
  public void delete(Incoming request) {
    throw new Refusal(ProblemType.METHOD_NOT_ALLOWED, "This revision has no sessions to end.");
  }
}
