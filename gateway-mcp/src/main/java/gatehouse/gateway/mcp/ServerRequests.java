package gatehouse.gateway.mcp;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What servers ask of the agent's client: sampling, elicitation, roots. Two servers may use the
 * same id, so each request gets one of ours on its way down, and its answer the server's own on the
 * way up.
 */
final class ServerRequests {
  /** The capability a client must have named to be asked. */
  private static final Map<String, String> CAPABILITIES =
      Map.of(
          "sampling/createMessage", "sampling",
          "elicitation/create", "elicitation",
          "roots/list", "roots");

  private static final Set<String> OF_OURS = Set.of("sampling", "elicitation", "roots");
  private static final int MOST = 256;

  private final ObjectNode clientCapabilities;
  private final Map<String, Asked> asked = new ConcurrentHashMap<>();
  private final AtomicInteger last = new AtomicInteger();

  /** What was asked, by whom (null: by ourselves), and who wants the answer. */
  private record Asked(
      @Nullable UpstreamSession from,
      JsonNode id,
      JsonNode token,
      @Nullable Relay via,
      Channel to,
      Consumer<Message> answer) {}

  /** Where messages for the client go. */
  @FunctionalInterface
  interface Channel {
    void send(ObjectNode message);
  }

  ServerRequests(ObjectNode clientCapabilities) {
    this.clientCapabilities = clientCapabilities;
  }

  /** What servers are told the client can do: what passes through here, and nothing else. */
  static ObjectNode passedOn(JsonNode clientCapabilities) {
    ObjectNode passed = Json.object();
    for (String name : OF_OURS) {
      if (clientCapabilities.get(name) instanceof ObjectNode capability) {
        ObjectNode copy = capability.deepCopy();
        passed.set(name, copy);
      }
    }
    return passed;
  }

  /** True when the client can open an address for the person (elicitation in URL mode). */
  boolean clientShowsAddresses() {
    return clientCapabilities.path("elicitation").path("url").isObject();
  }

  /** True when the client said that it can be asked this. */
  boolean mayAsk(String method) {
    String capability = CAPABILITIES.get(method);
    return capability != null && clientCapabilities.path(capability).isObject();
  }

  /**
   * Asks the client in the course of a request of its own; false when it cannot be asked.
   *
   * @param answer gets the client's answer, a result or an error
   */
  boolean ask(String method, ObjectNode params, Relay via, Consumer<Message> answer) {
    if (!mayAsk(method) || asked.size() >= MOST) {
      return false;
    }
    TextNode id = nextId();
    asked.put(id.asText(), new Asked(null, id, MissingNode.getInstance(), via, via::send, answer));
    via.send(Message.request(id, method, params));
    return true;
  }

  private TextNode nextId() {
    return TextNode.valueOf("gatehouse-" + last.incrementAndGet());
  }

  void ask(UpstreamSession from, Message request, @Nullable Relay via, Channel to) {
    if (!mayAsk(request.method())) {
      from.tell(
          Message.error(request.id(), Message.METHOD_NOT_FOUND, "The client does not offer this."));
      return;
    }
    if (asked.size() >= MOST) {
      from.tell(Message.error(request.id(), Message.INTERNAL_ERROR, "Too many requests are open."));
      return;
    }
    TextNode id = nextId();
    JsonNode token = request.progressToken();
    ObjectNode params = request.params();
    if (!token.isMissingNode()) {
      params = params.deepCopy();
      if (params.get("_meta") instanceof ObjectNode meta) {
        meta.set("progressToken", id);
      }
    }
    Consumer<Message> answer = response -> from.tell(response.answering(request.id()));
    asked.put(id.asText(), new Asked(from, request.id(), token, via, to, answer));
    to.send(Message.request(id, request.method(), params));
  }

  /**
   * True while a request of a server that belongs to this one of the agent waits for its answer.
   */
  boolean waits(Relay relay) {
    return asked.values().stream().anyMatch(a -> a.via() == relay);
  }

  /** The client's answer goes to whoever asked. */
  void answered(Message response) {
    Asked by = asked.remove(response.id().asText());
    if (by != null) {
      by.answer().accept(response);
    }
  }

  void progressed(Message notification) {
    Asked by = asked.get(notification.params().path("progressToken").asText());
    if (by != null && by.from() != null && !by.token().isMissingNode()) {
      ObjectNode params = notification.params().deepCopy();
      params.set("progressToken", by.token());
      by.from().tell(Message.notification(notification.method(), params));
    }
  }

  /** The server no longer wants to know. */
  void cancelled(UpstreamSession from, Message notification) {
    JsonNode id = notification.params().path("requestId");
    asked.forEach((ours, by) -> {
      if (by.from() == from && by.id().equals(id) && asked.remove(ours, by)) {
        ObjectNode params = notification.params().deepCopy();
        params.put("requestId", ours);
        by.to().send(Message.notification(notification.method(), params));
      }
    });
  }

  /** The call they belonged to is over. */
  void over(Relay relay) {
    asked.forEach((ours, by) -> {
      if (by.via() == relay) {
        asked.remove(ours, by);
      }
    });
  }
}
