package gatehouse.gateway.mcp;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Without a session there is no way to a client but the answers to its requests: progress and log
 * messages go into the stream of theirs, changes to whoever listens for them, and a question ends
 * the answer for now ({@link Pause}).
 */
final class StatelessVoice implements ServerVoice {
  private final AgentSession session;

  StatelessVoice(AgentSession session) {
    this.session = session;
  }

  /** Who wants to hear says so by listening. */
  @Override
  public void listed() {}

  @Override
  public void listsChanged(long atNanos) {
    session.listenings().stream()
        .filter(listening -> listening.isOlderThan(atNanos))
        .forEach(listening -> LISTS.forEach(listening::changed));
  }

  @Override
  public void said(UpstreamSession from, Message message, @Nullable Relay via) {
    if (message.isRequest()) {
      // Many servers ask in the general stream. With one call running it is clear which it is for.
      List<Relay> running = via == null ? session.running().with(from) : List.of(via);
      Relay asking = running.size() == 1 ? running.getFirst() : null;
      if (asking == null
          || !asking.mayAsk()
          || !session.serverRequests().mayAsk(message.method())) {
        from.tell(
            Message.error(
                message.id(), Message.METHOD_NOT_FOUND, "The client does not offer this."));
      } else {
        asking.pause().asked(from, message);
      }
      return;
    }
    switch (message.method()) {
      case "notifications/cancelled" ->
          session
              .running()
              .with(from)
              .forEach(relay -> relay.pause().withdrawn(from, message.params().path("requestId")));
      case "notifications/progress" -> {
        if (via != null) {
          via.send(message.body());
        }
      }
      case "notifications/message" -> {
        if (via != null && via.dispatch().wantsLog(message.text("level"))) {
          via.send(message.body());
        }
      }
      case "notifications/tools/list_changed",
          "notifications/prompts/list_changed",
          "notifications/resources/list_changed" ->
          session.listenings().forEach(listening -> listening.changed(message.method()));
      case "notifications/resources/updated" -> {
        ObjectNode params = message.params();
        String shown = session.wishes().shown(from.server().slug(), params.path("uri").asText());
        if (shown != null) {
          session.listenings().forEach(listening -> listening.updated(shown));
        }
      }
      default -> {} // nothing that this revision knows
    }
  }
}
