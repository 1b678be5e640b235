package gatehouse.gateway.mcp;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** In a session, servers' words reach the client as they are: in its streams, and at once. */
final class SessionVoice implements ServerVoice {
  private static final Set<String> PASSED_ON =
      Set.of(
          "notifications/message",
          "notifications/progress",
          "notifications/tools/list_changed",
          "notifications/prompts/list_changed",
          "notifications/resources/list_changed",
          "notifications/resources/updated",
          "notifications/elicitation/complete");

  private final AgentSession session;

  SessionVoice(AgentSession session) {
    this.session = session;
  }

  @Override
  public void said(UpstreamSession from, Message message, @Nullable Relay via) {
    ServerRequests.Channel to =
        via == null ? body -> session.streams().general().send(body, null) : via::send;
    if (message.isRequest()) {
      session.serverRequests().ask(from, message, via, to);
    } else if (message.method().equals("notifications/cancelled")) {
      session.serverRequests().cancelled(from, message);
    } else if (PASSED_ON.contains(message.method())) {
      to.send(shown(from, message));
    }
  }

  private ObjectNode shown(UpstreamSession from, Message message) {
    if (message.method().equals("notifications/resources/updated")) {
      String shown = session.wishes().shown(from.server().slug(), message.text("uri"));
      if (shown != null) {
        ObjectNode params = message.params().deepCopy();
        params.put("uri", shown);
        return Message.notification(message.method(), params);
      }
    }
    return message.body();
  }
}
