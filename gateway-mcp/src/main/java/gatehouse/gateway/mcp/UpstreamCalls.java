package gatehouse.gateway.mcp;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** The calls to a server that run in one session, by the numbers we gave them. */
final class UpstreamCalls {
  private final Map<Integer, UpstreamCall> running = new ConcurrentHashMap<>();
  private final AtomicInteger last = new AtomicInteger();

  int nextNumber() {
    return last.incrementAndGet();
  }

  void begins(int number, UpstreamCall call) {
    running.put(number, call);
  }

  void ends(int number) {
    running.remove(number);
  }

  void fail(UpstreamFailure why) {
    running.values().forEach(call -> call.fail(why));
  }

  /** An answer on any stream of the session; one that nobody waits for is nobody's. */
  void answered(Message response) {
    UpstreamCall call = running.get(response.id().asInt(-1));
    if (call != null) {
      call.answered(response);
    }
  }

  /** Told under the agent's own token. Of no call of this server, it must not touch another's. */
  void progressed(Message notification) {
    JsonNode token = notification.params().path("progressToken");
    @Nullable UpstreamCall call = token.isInt() ? running.get(token.asInt()) : null;
    if (call != null && !call.progressToken().isMissingNode()) {
      ObjectNode params = notification.params().deepCopy();
      params.set("progressToken", call.progressToken());
      call.heard(new Message(Message.notification(notification.method(), params)));
    }
  }
}
