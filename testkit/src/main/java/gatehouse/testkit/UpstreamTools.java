package gatehouse.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.List;

/** What a {@link TestUpstream} offers, and how it answers. */
final class UpstreamTools {
  private static final List<String> TOOLS =
      List.of(
          "echo", "whoami", "progress", "fail", "crash", "sample", "elicit", "hang", "drop", "big");

  private final TestUpstream upstream;

  UpstreamTools(TestUpstream upstream) {
    this.upstream = upstream;
  }

  void answer(UpstreamExchange call) throws IOException {
    JsonNode params = call.message().path("params");
    switch (call.message().path("method").asText()) {
      case "initialize" -> initialize(call);
      case "tools/list" -> call.result(tools(params.path("cursor").asText()));
      case "tools/call" -> call(call, params.path("name").asText());
      case "prompts/list" -> call.result(list("prompts", "name", "greet"));
      case "prompts/get" -> prompt(call, params);
      case "resources/list" ->
          call.result(list("resources", "uri", "test://" + upstream.name() + "/one"));
      case "resources/templates/list" ->
          call.result(
              list(
                  "resourceTemplates", "uriTemplate", "test://" + upstream.name() + "/items/{id}"));
      case "resources/read" -> read(call, params.path("uri").asText());
      case "completion/complete" -> complete(call, params);
      case "ping", "logging/setLevel", "resources/subscribe", "resources/unsubscribe" ->
          call.result(object());
      default -> call.error(-32601, "Method not found");
    }
  }

  private void initialize(UpstreamExchange call) throws IOException {
    ObjectNode result = object();
    result.set("protocolVersion", call.message().path("params").path("protocolVersion"));
    ObjectNode can = result.putObject("capabilities");
    can.putObject("tools").put("listChanged", true);
    can.putObject("prompts");
    can.putObject("resources").put("subscribe", true);
    can.putObject("logging");
    can.putObject("completions");
    result.putObject("serverInfo").put("name", upstream.name()).put("version", "1");
    call.result(result);
  }

  /** In two pages. */
  private static ObjectNode tools(String cursor) {
    ObjectNode result = object();
    ArrayNode tools = result.putArray("tools");
    int half = TOOLS.size() / 2;
    for (String tool :
        cursor.isEmpty() ? TOOLS.subList(0, half) : TOOLS.subList(half, TOOLS.size())) {
      ObjectNode one = tools.addObject().put("name", tool).put("description", "Does " + tool);
      one.putObject("inputSchema").put("type", "object");
    }
    if (cursor.isEmpty()) {
      result.put("nextCursor", "more");
    }
    return result;
  }

  private void call(UpstreamExchange call, String tool) throws IOException {
    switch (tool) {
      case "echo" -> call.text(call.arguments().path("text").asText());
      case "whoami" ->
          call.text(upstream.name() + " " + call.header("Authorization") + " " + call.query());
      case "progress" -> progress(call);
      case "fail" -> {
        ObjectNode result = object().put("isError", true);
        result.putArray("content").addObject().put("type", "text").put("text", "It failed.");
        call.result(result);
      }
      case "crash" -> call.error(-32603, "It crashed.");
      case "sample" -> {
        ObjectNode params = object().put("maxTokens", 10);
        params.putArray("messages");
        JsonNode answer = upstream.ask(call, "sampling/createMessage", params);
        call.text(
            "sampled "
                + answer
                    .path("result")
                    .path("model")
                    .asText(answer.path("error").path("message").asText()));
      }
      case "elicit" -> {
        ObjectNode params = object().put("message", "Who are you?");
        params.putObject("requestedSchema").put("type", "object");
        call.text(upstream.ask(call, "elicitation/create", params).path("result").toString());
      }
      case "hang" -> call.begin();
      case "drop" -> drop(call);
      case "big" -> call.text("x".repeat(call.arguments().path("size").asInt()));
      default -> call.error(-32602, "Unknown tool");
    }
  }

  /** Says how far it is, one after another, each when the test has seen the one before. */
  private static void progress(UpstreamExchange call) throws IOException {
    for (int i = 1; i <= 3; i++) {
      ObjectNode params = object().put("progress", i).put("total", 3);
      params.set(
          "progressToken", call.message().path("params").path("_meta").path("progressToken"));
      ObjectNode message = object().put("jsonrpc", "2.0").put("method", "notifications/progress");
      message.set("params", params);
      call.send(message);
    }
    call.text("done");
  }

  /** Breaks the connection after an event with an id; the answer comes to who returns. */
  private void drop(UpstreamExchange call) throws IOException {
    String id = "event-" + call.message().path("id").asText();
    ObjectNode answer = object().put("jsonrpc", "2.0");
    answer.set("id", call.message().path("id"));
    answer
        .putObject("result")
        .putArray("content")
        .addObject()
        .put("type", "text")
        .put("text", "resumed");
    upstream.keep(id, answer.toString());
    call.event(id, "");
    call.drop();
  }

  private void prompt(UpstreamExchange call, JsonNode params) throws IOException {
    ObjectNode result = object();
    ObjectNode message = result.putArray("messages").addObject().put("role", "user");
    message
        .putObject("content")
        .put("type", "text")
        .put("text", upstream.name() + " " + params.path("name").asText());
    call.result(result);
  }

  private void read(UpstreamExchange call, String uri) throws IOException {
    if (!uri.startsWith("test://" + upstream.name() + "/")) {
      call.error(-32002, "Resource not found");
      return;
    }
    ObjectNode result = object();
    result
        .putArray("contents")
        .addObject()
        .put("uri", uri)
        .put("text", upstream.name() + " " + uri);
    call.result(result);
  }

  private void complete(UpstreamExchange call, JsonNode params) throws IOException {
    ObjectNode result = object();
    JsonNode ref = params.path("ref");
    result
        .putObject("completion")
        .putArray("values")
        .add(upstream.name() + " " + ref.path("name").asText(ref.path("uri").asText()));
    call.result(result);
  }

  private static ObjectNode list(String field, String key, String value) {
    ObjectNode result = object();
    result.putArray(field).addObject().put(key, value).put("name", "greet");
    return result;
  }

  private static ObjectNode object() {
    return UpstreamExchange.JSON.createObjectNode();
  }
}
