package gatehouse.gateway.mcp;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A server with a session asks in the middle of a call, and the agent has none: the agent's request
 * is answered with what the server wants to know, the call goes on waiting here, and the agent's
 * next request for the same, which brings the answers and our mark, goes on with it.
 */
final class Pause {
  private static final String MARK = "gatehouse:";

  private final AgentSession session;
  private final Relay relay;
  private final Map<String, Asked> open = new LinkedHashMap<>();
  private @Nullable String mark;
  private @Nullable ObjectNode early;
  private int last;

  private record Asked(UpstreamSession from, Message request) {}

  Pause(AgentSession session, Relay relay) {
    this.session = session;
    this.relay = relay;
  }

  /** True for a state that a call waits under, and not one of a server's own. */
  static boolean isMark(String state) {
    return state.startsWith(MARK);
  }

  /** The server wants to know something. */
  synchronized void asked(UpstreamSession from, Message request) {
    open.put("input-" + ++last, new Asked(from, request));
    if (mark == null) {
      tell();
    }
  }

  private void tell() {
    String now = MARK + session.doors().ids().next();
    mark = now;
    session.pauses().put(now, this);
    session
        .doors()
        .outgoing()
        .vertx()
        .setTimer(McpLimit.INPUT_SECONDS.seconds().toMillis(), late -> expire(now));
    ObjectNode result = Json.object().put("resultType", "input_required");
    ObjectNode wanted = result.putObject("inputRequests");
    open.forEach((key, asked) -> {
      ObjectNode params = asked.request().params().deepCopy();
      params.remove("_meta");
      params.remove("task");
      params.remove("elicitationId"); // unknown to the agent's revision
      wanted.putObject(key).put("method", asked.request().method()).set("params", params);
    });
    relay.answer(result.put("requestState", now));
  }

  private void expire(String which) {
    if (session.pauses().remove(which, this)) {
      relay.cancel("No input came.");
    }
  }

  /** True when the agent is away: the answer waits for its next request. */
  synchronized boolean keeps(ObjectNode answer) {
    if (mark != null) {
      early = answer;
    }
    return mark != null;
  }

  /** The agent has come back, with answers. */
  synchronized void ended(Message retry, Reply reply) {
    mark = null;
    relay.goesOn(retry, reply);
    ObjectNode answer = early;
    if (answer != null) {
      answer.set("id", retry.id());
      reply.finish(answer);
      return;
    }
    JsonNode given = retry.params().path("inputResponses");
    open.entrySet()
        .removeIf(entry -> {
          Asked asked = entry.getValue();
          boolean isThere = given.get(entry.getKey()) instanceof ObjectNode;
          if (isThere) {
            asked
                .from()
                .tell(Message.result(asked.request().id(), (ObjectNode) given.get(entry.getKey())));
          }
          return isThere;
        });
    if (!open.isEmpty()) {
      tell(); // for what is missing
    }
  }

  /** The server no longer wants to know. */
  synchronized void withdrawn(UpstreamSession from, JsonNode id) {
    open.values().removeIf(asked -> asked.from() == from && asked.request().id().equals(id));
  }

  synchronized boolean isWaiting() {
    return !open.isEmpty();
  }

  /** True for the same request as the one that waits. */
  boolean isOf(Message retry) {
    ObjectNode first = relay.request().params();
    return retry.method().equals(relay.request().method())
        && List.of("name", "uri", "arguments").stream()
            .allMatch(field -> first.path(field).equals(retry.params().path(field)));
  }
}
