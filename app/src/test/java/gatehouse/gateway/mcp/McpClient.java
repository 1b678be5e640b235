package gatehouse.gateway.mcp;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** An agent's MCP client, as small as tests need: it shows what came, message by message. */
final class McpClient implements AutoCloseable {
  static final ObjectMapper JSON = new ObjectMapper();
  private static final int PATIENCE_SECONDS = 30;

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final URI address;
  private final Map<String, String> headers = new LinkedHashMap<>();
  private final AtomicInteger ids = new AtomicInteger();
  private String session = "";
  private JsonNode offered = MissingNode.getInstance();
  private @Nullable ObjectNode meta;

  McpClient(String address, String key, String email) {
    this.address = URI.create(address);
    headers.put("Authorization", "Bearer " + key);
    headers.put("x-user-email", email);
  }

  /** What answers one request: the whole of it, or one event after another. */
  static final class Answer implements AutoCloseable {
    private static final JsonNode END = MissingNode.getInstance();
    private final HttpResponse<InputStream> response;
    private final BlockingQueue<JsonNode> messages = new LinkedBlockingQueue<>();
    private volatile String lastEventId = "";

    private Answer(HttpResponse<InputStream> response) {
      this.response = response;
      Thread.ofVirtual().start(this::read);
    }

    int status() {
      return response.statusCode();
    }

    @Nullable String header(String name) {
      return response.headers().firstValue(name).orElse(null);
    }

    boolean isStream() {
      return String.valueOf(header("Content-Type")).startsWith("text/event-stream");
    }

    String lastEventId() {
      return lastEventId;
    }

    /** The next message; waits for it. */
    JsonNode next() {
      try {
        JsonNode next = messages.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
        if (next == null) {
          throw new AssertionError("Nothing came");
        }
        if (next.isMissingNode()) {
          throw new AssertionError("The stream ended");
        }
        return next;
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }

    /** True when nothing more comes; waits for that. */
    boolean ends() {
      try {
        JsonNode next = messages.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
        return next != null && next.isMissingNode();
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }

    private void read() {
      try (BufferedReader lines =
          new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8))) {
        boolean stream = isStream();
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
          if (line.startsWith("id: ")) {
            lastEventId = line.substring(4);
          }
          String data = !stream ? line : line.startsWith("data: ") ? line.substring(6) : "";
          if (!data.isBlank()) {
            messages.add(JSON.readTree(data));
          }
        }
      } catch (IOException broken) {
        // an end as well
      }
      messages.add(END);
    }

    /** Leaves without a word. */
    @Override
    public void close() {
      try {
        response.body().close();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  McpClient with(String header, String value) {
    headers.put(header, value);
    return this;
  }

  McpClient without(String header) {
    headers.remove(header);
    return this;
  }

  String session() {
    return session;
  }

  String key() {
    return String.valueOf(headers.get("Authorization")).substring("Bearer ".length());
  }

  /** What the endpoint said it can do. */
  JsonNode offered() {
    return offered;
  }

  McpClient inSession(String id) {
    session = id;
    return this;
  }

  /** Begins a session with these capabilities. */
  McpClient begin(String... capabilities) {
    ObjectNode can = JSON.createObjectNode();
    for (String capability : capabilities) {
      can.putObject(capability);
    }
    return beginWith(can.toString());
  }

  /** Begins a session with capabilities in JSON. */
  McpClient beginWith(String capabilities) {
    ObjectNode params = JSON.createObjectNode().put("protocolVersion", "2025-11-25");
    try {
      params.set("capabilities", JSON.readTree(capabilities));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    params.putObject("clientInfo").put("name", "test").put("version", "1");
    Answer answer = request("initialize", params);
    JsonNode begun = answer.next();
    if (answer.status() != 200) {
      throw new AssertionError(answer.status() + " " + begun);
    }
    offered = begun.at("/result/capabilities");
    session = java.util.Objects.requireNonNull(answer.header("Mcp-Session-Id"));
    notify("notifications/initialized", JSON.createObjectNode());
    return this;
  }

  /** From now on without sessions, in 2026-07-28: each request says these capabilities, in JSON. */
  McpClient stateless(String capabilities) {
    String ours = "io.modelcontextprotocol/";
    meta = JSON.createObjectNode().put(ours + "protocolVersion", "2026-07-28");
    meta.putObject(ours + "clientInfo").put("name", "test").put("version", "1");
    try {
      meta.set(ours + "clientCapabilities", JSON.readTree(capabilities));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return this;
  }

  Answer request(String method, ObjectNode params) {
    return request(JSON.getNodeFactory().numberNode(ids.incrementAndGet()), method, params);
  }

  Answer request(JsonNode id, String method, ObjectNode params) {
    ObjectNode message = JSON.createObjectNode().put("jsonrpc", "2.0").put("method", method);
    message.set("id", id);
    message.set("params", params);
    if (meta == null) {
      return post(message.toString());
    }
    ObjectNode whole = meta.deepCopy();
    whole.setAll(params.withObject("_meta"));
    params.set("_meta", whole);
    String name = params.path("name").asText(params.path("uri").asText());
    Map<String, String> said = new LinkedHashMap<>();
    said.put("MCP-Protocol-Version", "2026-07-28");
    said.put("Mcp-Method", method);
    if (!name.isEmpty()) {
      said.put("Mcp-Name", name);
    }
    said.keySet().removeAll(headers.keySet());
    return post(message.toString(), said);
  }

  /** The result of a request that is answered well. */
  JsonNode result(String method, ObjectNode params) {
    Answer answer = request(method, params);
    JsonNode last = answer.next();
    while (!last.has("result") && !last.has("error")) {
      last = answer.next();
    }
    if (!last.has("result")) {
      throw new AssertionError(last.toString());
    }
    return last.path("result");
  }

  static ObjectNode tool(String name) {
    ObjectNode params = JSON.createObjectNode().put("name", name);
    params.putObject("arguments");
    return params;
  }

  static ObjectNode tool(String name, String argument, String value) {
    ObjectNode params = tool(name);
    params.withObject("arguments").put(argument, value);
    return params;
  }

  Answer call(String tool) {
    return request("tools/call", tool(tool));
  }

  /** The text of a tool's result. */
  String text(String tool) {
    return text(result("tools/call", tool(tool)));
  }

  static String text(JsonNode result) {
    return result.path("content").path(0).path("text").asText();
  }

  List<String> names(String method, String field, String key) {
    return result(method, JSON.createObjectNode()).path(field).findValuesAsText(key);
  }

  int notify(String method, ObjectNode params) {
    ObjectNode message = JSON.createObjectNode().put("jsonrpc", "2.0").put("method", method);
    message.set("params", params);
    return post(message.toString()).status();
  }

  int respond(JsonNode id, ObjectNode result) {
    ObjectNode message = JSON.createObjectNode().put("jsonrpc", "2.0");
    message.set("id", id);
    message.set("result", result);
    return post(message.toString()).status();
  }

  Answer post(String body) {
    return post(body, Map.of());
  }

  Answer post(String body, Map<String, String> more) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(address)
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .header("Content-Type", "application/json");
    more.forEach(request::header);
    return send(request, "application/json, text/event-stream");
  }

  Answer listen() {
    return send(HttpRequest.newBuilder(address).GET(), "text/event-stream");
  }

  Answer resume(String eventId) {
    return send(
        HttpRequest.newBuilder(address).GET().header("Last-Event-ID", eventId),
        "text/event-stream");
  }

  Answer delete() {
    return send(HttpRequest.newBuilder(address).DELETE(), "*/*");
  }

  private Answer send(HttpRequest.Builder request, String accept) {
    headers.forEach(request::header);
    if (!session.isEmpty()) {
      request.header("Mcp-Session-Id", session).header("MCP-Protocol-Version", "2025-11-25");
    }
    if (!headers.containsKey("Accept")) {
      request.header("Accept", accept);
    }
    try {
      return new Answer(http.send(request.build(), HttpResponse.BodyHandlers.ofInputStream()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    http.shutdownNow();
  }
}
