package gatehouse.gateway.mcp;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
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

  /** When the agent was last given a list; 0 when it was told since that it is old. */
  private final AtomicLong listedAt = new AtomicLong();

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

  @Override
  public void listed() {
    listedAt.set(System.nanoTime());
  }

  @Override
  public void listsChanged(long atNanos) {
    long listed = listedAt.get();
    if (listed != 0 && atNanos - listed > 0 && listedAt.compareAndSet(listed, 0)) {
      for (String method : session.isNavigating() ? LISTS.subList(0, 1) : LISTS) {
        session.streams().general().send(Message.notification(method, Json.object()), null);
      }
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
