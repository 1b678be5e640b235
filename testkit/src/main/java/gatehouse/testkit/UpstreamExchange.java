package gatehouse.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** One message to a {@link TestUpstream} and the ways to answer it. */
final class UpstreamExchange {
  static final ObjectMapper JSON = new ObjectMapper();

  private final HttpExchange http;
  private final JsonNode message;
  private @Nullable OutputStream stream;

  UpstreamExchange(HttpExchange http, JsonNode message) {
    this.http = http;
    this.message = message;
  }

  JsonNode message() {
    return message;
  }

  JsonNode arguments() {
    return message.path("params").path("arguments");
  }

  @Nullable String header(String name) {
    return http.getRequestHeaders().getFirst(name);
  }

  String query() {
    String query = http.getRequestURI().getRawQuery();
    return query == null ? "" : query;
  }

  /** Begins a stream of events. */
  void begin() throws IOException {
    if (stream == null) {
      http.getResponseHeaders().set("Content-Type", "text/event-stream");
      http.sendResponseHeaders(200, 0);
      stream = http.getResponseBody();
      stream.flush();
    }
  }

  void event(String id, String data) throws IOException {
    begin();
    String text = (id.isEmpty() ? "" : "id: " + id + "\n") + "data: " + data + "\n\n";
    OutputStream out = java.util.Objects.requireNonNull(stream);
    out.write(text.getBytes(StandardCharsets.UTF_8));
    out.flush();
  }

  void send(JsonNode event) throws IOException {
    event("", event.toString());
  }

  /** The end of the connection, without an answer where there was none. */
  void drop() {
    http.close();
  }

  void result(ObjectNode result) throws IOException {
    ObjectNode answer = JSON.createObjectNode().put("jsonrpc", "2.0");
    answer.set("id", message.path("id"));
    answer.set("result", result);
    answer(answer);
  }

  void error(int code, String text) throws IOException {
    ObjectNode answer = JSON.createObjectNode().put("jsonrpc", "2.0");
    answer.set("id", message.path("id"));
    answer.putObject("error").put("code", code).put("message", text);
    answer(answer);
  }

  void text(String text) throws IOException {
    ObjectNode result = JSON.createObjectNode();
    result.putArray("content").addObject().put("type", "text").put("text", text);
    result(result);
  }

  private void answer(JsonNode answer) throws IOException {
    if (stream != null) {
      send(answer);
      http.close();
      return;
    }
    byte[] body = answer.toString().getBytes(StandardCharsets.UTF_8);
    http.getResponseHeaders().set("Content-Type", "application/json");
    http.sendResponseHeaders(200, body.length);
    http.getResponseBody().write(body);
    http.close();
  }

  void status(int status) throws IOException {
    http.sendResponseHeaders(status, -1);
    http.close();
  }

  void answerHeader(String name, String value) {
    http.getResponseHeaders().set(name, value);
  }
}
