package gatehouse.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import gatehouse.platform.net.FreePort;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * An MCP server (2025-11-25, streamable HTTP) on this machine that does what a test wants: streams,
 * is slow, fails, asks its client for something, wants a secret. Written for these tests only, with
 * no code of the gateway's.
 */
public final class TestUpstream implements AutoCloseable {
  private final HttpServer server;
  private final String name;
  private final UpstreamTools tools = new UpstreamTools(this);
  private final List<Received> received = new CopyOnWriteArrayList<>();
  private final UpstreamAsking asking = new UpstreamAsking();
  private final Map<String, String> undelivered = new ConcurrentHashMap<>();
  private final Set<String> sessions = ConcurrentHashMap.newKeySet();
  private final AtomicInteger numbers = new AtomicInteger();
  private final UpstreamDoor door = new UpstreamDoor();
  private volatile int nextStatus;
  private volatile String nextChallenge = "";

  private TestUpstream(String name) {
    this.name = name;
    try {
      InetAddress here = InetAddress.ofLiteral("127.0.0.1");
      server = HttpServer.create(new InetSocketAddress(here, FreePort.at(here)), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext("/mcp", this::handle);
    server.createContext("/elsewhere", this::redirect);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.start();
  }

  /**
   * A message that came in.
   *
   * @param headers by their names in lower case
   */
  public record Received(
      String method, JsonNode message, Map<String, String> headers, String query, Instant at) {}

  /** Starts one; its name stands in what it answers. */
  public static TestUpstream start(String name) {
    return new TestUpstream(name);
  }

  public String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/mcp";
  }

  /** An address that redirects to {@link #url()} of this or another server. */
  public String redirectingTo(String url) {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/elsewhere?" + url;
  }

  /** From now on every request must carry this header; it is answered with 401 otherwise. */
  public void want(String header, String value) {
    door.want(header, value);
  }

  /** The next call of a tool is answered with this status. */
  public void answerOnceWith(int status) {
    nextStatus = status;
  }

  /** The same, with this in {@code WWW-Authenticate}. */
  public void answerOnceWith(int status, String wwwAuthenticate) {
    nextChallenge = wwwAuthenticate;
    nextStatus = status;
  }

  /** From now on every request needs a token; others are answered with 401 and this challenge. */
  public void protect(Predicate<String> takes, String wwwAuthenticate) {
    door.protect(takes, wwwAuthenticate);
  }

  /** Everything that came in, in order. */
  public List<Received> received() {
    return List.copyOf(received);
  }

  /** The calls of tools that came in. */
  public List<Received> calls() {
    return received.stream().filter(r -> r.method().equals("tools/call")).toList();
  }

  public List<Received> of(String method) {
    return received.stream().filter(r -> r.method().equals(method)).toList();
  }

  /** Forgets its sessions, as a restart does. */
  public void forgetSessions() {
    sessions.clear();
  }

  /** How many streams are open on which it tells things of its own accord. */
  public int listeners() {
    return asking.listeners();
  }

  /** Tells something to all that listen. */
  public void tell(String method, ObjectNode params) {
    asking.tell(method, params);
  }

  String name() {
    return name;
  }

  /** Asks the client in the stream of a call and waits for the answer. */
  JsonNode ask(UpstreamExchange call, String method, ObjectNode params) throws IOException {
    return asking.ask(call, String.valueOf(numbers.incrementAndGet()), method, params);
  }

  /** Keeps an event for a client that comes back after this id. */
  void keep(String afterId, String data) {
    undelivered.put(afterId, data);
  }

  private void handle(HttpExchange http) throws IOException {
    try {
      if (!door.opensFor(http)) {
        note("refused", UpstreamExchange.JSON.createObjectNode(), http);
        new UpstreamExchange(http, UpstreamExchange.JSON.createObjectNode()).status(401);
        return;
      }
      switch (http.getRequestMethod()) {
        case "POST" -> post(http);
        case "GET" -> get(http);
        default -> {
          note("delete", UpstreamExchange.JSON.createObjectNode(), http);
          String id = http.getRequestHeaders().getFirst("Mcp-Session-Id");
          sessions.remove(id == null ? "" : id);
          http.sendResponseHeaders(204, -1);
          http.close();
        }
      }
    } catch (RuntimeException e) {
      http.close();
    }
  }

  private void post(HttpExchange http) throws IOException {
    JsonNode message = UpstreamExchange.JSON.readTree(http.getRequestBody());
    UpstreamExchange call = new UpstreamExchange(http, message);
    String method = message.path("method").asText("response");
    note(method, message, http);
    String session = call.header("Mcp-Session-Id");
    if (method.equals("initialize")) {
      String id = name + "-" + numbers.incrementAndGet();
      sessions.add(id);
      call.answerHeader("Mcp-Session-Id", id);
    } else if (session == null || !sessions.contains(session)) {
      call.status(session == null ? 400 : 404);
      return;
    }
    if (method.equals("response")) {
      asking.answered(message);
      call.status(202);
    } else if (!message.has("id")) {
      call.status(202);
    } else if (method.equals("tools/call") && nextStatus != 0) {
      int status = nextStatus;
      nextStatus = 0;
      if (!nextChallenge.isEmpty()) {
        http.getResponseHeaders().set("WWW-Authenticate", nextChallenge);
        nextChallenge = "";
      }
      call.status(status);
    } else {
      tools.answer(call);
    }
  }

  private void get(HttpExchange http) throws IOException {
    UpstreamExchange stream = new UpstreamExchange(http, UpstreamExchange.JSON.createObjectNode());
    note("get", stream.message(), http);
    String last = stream.header("Last-Event-ID");
    String missed = last == null ? null : undelivered.remove(last);
    if (missed != null) {
      stream.event(last + "-next", missed);
      stream.drop();
      return;
    }
    stream.begin();
    asking.listens(stream);
  }

  private void redirect(HttpExchange http) throws IOException {
    http.getResponseHeaders().set("Location", http.getRequestURI().getRawQuery());
    http.sendResponseHeaders(307, -1);
    http.close();
  }

  private void note(String method, JsonNode message, HttpExchange http) {
    Map<String, String> headers = new ConcurrentHashMap<>();
    http.getRequestHeaders()
        .forEach((key, values) ->
            headers.put(key.toLowerCase(java.util.Locale.ROOT), String.join(", ", values)));
    @Nullable String query = http.getRequestURI().getRawQuery();
    received.add(new Received(method, message, headers, query == null ? "" : query, Instant.now()));
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
