package gatehouse.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

/** What a {@link TestUpstream} tells by itself, and what it asks its clients. */
final class UpstreamAsking {
  private final Set<UpstreamExchange> listeners = ConcurrentHashMap.newKeySet();
  private final Map<String, CompletableFuture<JsonNode>> asked = new ConcurrentHashMap<>();

  void listens(UpstreamExchange stream) {
    listeners.add(stream);
  }

  int listeners() {
    return listeners.size();
  }

  void tell(String method, ObjectNode params) {
    ObjectNode message = message(method, params);
    listeners.removeIf(listener -> {
      try {
        listener.send(message);
        return false;
      } catch (IOException gone) {
        return true;
      }
    });
  }

  /** Waits for the answer. */
  JsonNode ask(UpstreamExchange call, String id, String method, ObjectNode params)
      throws IOException {
    CompletableFuture<JsonNode> answer = new CompletableFuture<>();
    asked.put(id, answer);
    call.send(message(method, params).put("id", id));
    return answer.join();
  }

  void answered(JsonNode response) {
    CompletableFuture<JsonNode> waiting = asked.remove(response.path("id").asText());
    if (waiting != null) {
      waiting.complete(response);
    }
  }

  private static ObjectNode message(String method, ObjectNode params) {
    ObjectNode message =
        UpstreamExchange.JSON.createObjectNode().put("jsonrpc", "2.0").put("method", method);
    message.set("params", params);
    return message;
  }
}
