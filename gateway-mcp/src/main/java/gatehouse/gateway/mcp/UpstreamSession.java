package gatehouse.gateway.mcp;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import gatehouse.control.activity.ErrorKind;
import gatehouse.control.mcpserver.McpServer;
import io.vertx.core.Context;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpMethod;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Our session with one server, for one agent's session: revisions of the protocol that begin with
 * {@code initialize}. A server of a stateless revision would get a class beside this one.
 */
final class UpstreamSession {
  private final Outgoing outgoing;
  private final Context context;
  private final McpServer server;
  private final Owner owner;
  private final Map<Integer, UpstreamCall> running = new ConcurrentHashMap<>();
  private final AtomicInteger ids = new AtomicInteger();
  private volatile UpstreamAddress address;
  private volatile @Nullable String id;
  private volatile @Nullable String version;
  private volatile String serverName = "";
  private volatile ObjectNode capabilities = Json.object();
  private volatile Runnable stream = () -> {};
  private volatile boolean closed;

  /** Whoever is told of what belongs to no call. */
  interface Owner {
    void unbound(UpstreamSession from, Message message);
  }

  UpstreamSession(Outgoing outgoing, Context context, UpstreamAddress address, Owner owner) {
    this.outgoing = outgoing;
    this.context = context;
    this.server = address.server();
    this.address = address;
    this.owner = owner;
  }

  /** Introduces us, in the agent's revision and with what its client can do. Waits. */
  void open(String wanted, ObjectNode clientCapabilities) {
    ObjectNode params = Json.object().put("protocolVersion", wanted);
    params.set("capabilities", clientCapabilities);
    params
        .putObject("clientInfo")
        .put("name", "gatehouse")
        .put("title", "Gatehouse")
        .put("version", "1");
    ObjectNode result =
        Waiting.ask(this, "initialize", params, McpLimit.INITIALIZE_SECONDS.seconds());
    String agreed = result.path("protocolVersion").asText();
    if (!ProtocolVersion.isKnown(agreed)) {
      throw UpstreamFailure.execution(
          server.name() + " speaks a version of MCP that is not known here.");
    }
    version = agreed;
    serverName = result.path("serverInfo").path("name").asText();
    if (result.get("capabilities") instanceof ObjectNode offered) {
      capabilities = offered;
    }
    Waiting.until(tell(Message.notification("notifications/initialized", Json.object())));
    if (id != null) {
      new UpstreamStream(outgoing, this).open();
    }
  }

  McpServer server() {
    return server;
  }

  Context context() {
    return context;
  }

  UpstreamAddress address() {
    return address;
  }

  @Nullable String id() {
    return id;
  }

  /** The revision that was agreed on; null before. */
  @Nullable String version() {
    return version;
  }

  /** How the server calls itself; empty when it does not say. */
  String serverName() {
    return serverName;
  }

  /** The server answered to initialize; from now on it is named in each request. */
  void begun(@Nullable String sessionId) {
    id = sessionId;
  }

  /** True when the server said that it can do this. */
  boolean offers(String capability) {
    return capabilities.path(capability).isObject();
  }

  boolean isClosed() {
    return closed;
  }

  /** Sends a request; everything that comes of it goes to the lane. */
  UpstreamCall call(
      UpstreamAddress to, String method, ObjectNode params, Duration quiet, Lane lane) {
    int number = ids.incrementAndGet();
    UpstreamCall call =
        new UpstreamCall(
            outgoing,
            this,
            to,
            Message.request(IntNode.valueOf(number), method, params),
            quiet,
            lane,
            () -> running.remove(number));
    running.put(number, call);
    if (closed) {
      call.cut(ended());
    } else {
      address = to;
      context.runOnContext(go -> call.send());
    }
    return call;
  }

  /** Sends a notification or a response; what comes of it is only whether it arrived. */
  io.vertx.core.Future<Integer> tell(ObjectNode message) {
    return outgoing.tell(this, address, message);
  }

  /** A message on any stream of this session. */
  void received(Message message, @Nullable UpstreamCall via) {
    if (closed) {
      return;
    }
    if (message.isResponse()) {
      UpstreamCall call = running.get(message.id().asInt(-1));
      if (call != null) {
        call.answered(message);
      }
      return;
    }
    if (message.isRequest() && message.method().equals("ping")) {
      tell(Message.result(message.id(), Json.object()));
      return;
    }
    UpstreamCall bound = via;
    if (message.method().equals("notifications/progress")) {
      bound = withToken(message.params().path("progressToken"));
      if (bound == null) {
        return; // of no call of this server: somebody else's it must not touch
      }
    }
    if (bound == null) {
      owner.unbound(this, message);
    } else {
      bound.heard(message);
    }
  }

  private @Nullable UpstreamCall withToken(JsonNode token) {
    for (UpstreamCall call : running.values()) {
      if (!token.isMissingNode() && call.progressToken().equals(token)) {
        return call;
      }
    }
    return null;
  }

  /** What every request carries; the protocol's own headers win over whatever the secret is in. */
  void prepare(HttpClientRequest request, UpstreamAddress to) {
    to.sign(request);
    request.putHeader("User-Agent", "Gatehouse");
    if (version != null) {
      request.putHeader("MCP-Protocol-Version", version);
    }
    if (id != null) {
      request.putHeader("Mcp-Session-Id", id);
    }
  }

  /** What ends the stream that is open now. */
  void whenCut(Runnable end) {
    stream = end;
    if (closed) {
      end.run();
    }
  }

  /** Ends everything at once: no call goes on, none begins. */
  void cut() {
    closed = true;
    stream.run();
    running.values().forEach(call -> call.cut(ended()));
  }

  /** Says goodbye to the server, if it is there to hear it. */
  void close() {
    boolean before = closed;
    cut();
    if (!before && id != null) {
      outgoing.send(this, address, HttpMethod.DELETE, request -> request.send());
    }
  }

  private UpstreamFailure ended() {
    return UpstreamFailure.of(
        ErrorKind.AUTHENTICATION,
        "Access to " + server.name() + " was ended while the call was running.");
  }
}
