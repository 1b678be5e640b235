package gatehouse.gateway.mcp;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import gatehouse.control.activity.ErrorKind;
import gatehouse.control.mcpserver.McpServer;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.http.HttpMethod;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What we have going on with one server, for one agent's session: a session of the protocol where
 * the server's revision has them, and what was found out about it otherwise.
 */
final class UpstreamSession {
  private final Outgoing outgoing;
  private final Context context;
  private final McpServer server;
  private final Owner owner;
  private final UpstreamCalls calls = new UpstreamCalls();
  private final Telling telling;
  private final UpstreamNews news;
  private volatile UpstreamAddress address;
  private volatile @Nullable String id;
  private volatile Agreed agreed = Agreed.nothing(false);
  private volatile ObjectNode clientCapabilities = Json.object();
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
    this.telling = new Telling(outgoing, this);
    this.news = new UpstreamNews(outgoing, this);
  }

  /** Introduces us, in the agent's revision and with what its client can do. Waits. */
  void open(String wanted, ObjectNode clientCapabilities) {
    this.clientCapabilities = clientCapabilities;
    new Handshake(outgoing, this, wanted, clientCapabilities).begin();
  }

  /** How requests are written from now on. */
  void speaks(Agreed with) {
    agreed = with;
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

  /** The session's, where there is one. */
  @Nullable String id() {
    return id;
  }

  boolean isStateless() {
    return agreed.isStateless();
  }

  /** The revision that was agreed on; null before. */
  @Nullable String version() {
    return agreed.version().isEmpty() ? null : agreed.version();
  }

  /** How the server calls itself; empty when it does not say. */
  String serverName() {
    return agreed.serverName();
  }

  /** The server answered to initialize; from now on it is named in each request. */
  void begun(@Nullable String sessionId) {
    id = sessionId;
  }

  /** True when the server said that it can do this. */
  boolean offers(String capability) {
    return agreed.capabilities().path(capability).isObject();
  }

  boolean says(String capability, String detail) {
    return agreed.capabilities().path(capability).path(detail).asBoolean();
  }

  boolean isClosed() {
    return closed;
  }

  /** Sends a request; everything that comes of it goes to the lane. */
  UpstreamCall call(
      UpstreamAddress to,
      String method,
      ObjectNode params,
      Map<String, String> headers,
      Duration quiet,
      Lane lane) {
    int number = calls.nextNumber();
    JsonNode token = params.path("_meta").path("progressToken");
    ObjectNode own =
        isStateless() ? Envelope.put(params, clientCapabilities) : Envelope.removed(params);
    if (!token.isMissingNode()) {
      own = Envelope.withToken(own, number); // agents' own may be the same for two of them
    }
    UpstreamCall call =
        new UpstreamCall(
            outgoing,
            this,
            to,
            new UpstreamRequest(
                Message.request(IntNode.valueOf(number), method, own), headers, token),
            quiet,
            lane,
            () -> calls.ends(number));
    calls.begins(number, call);
    if (closed) {
      call.fail(ended());
    } else {
      address = to;
      context.runOnContext(go -> call.send());
    }
    return call;
  }

  /** Sends a notification or a response; what comes of it is only whether it arrived. */
  Future<Integer> tell(ObjectNode message) {
    return telling.tell(message);
  }

  /** A message on any stream of this session. */
  void received(Message message, @Nullable UpstreamCall via) {
    if (closed) {
      return;
    }
    if (message.isResponse()) {
      calls.answered(message);
    } else if (message.isRequest() && isStateless()) {
      return; // against the protocol: it asks by a result
    } else if (message.isRequest() && message.method().equals("ping")) {
      tell(Message.result(message.id(), Json.object()));
    } else if (message.method().equals("notifications/progress")) {
      calls.progressed(message);
    } else if (via == null) {
      owner.unbound(this, message);
    } else {
      via.heard(message);
    }
  }

  /** What the server tells of its own accord. */
  UpstreamNews news() {
    return news;
  }

  /** On a stream that was opened for this. */
  void toldByItself(Message message) {
    if (!closed) {
      owner.unbound(this, message);
    }
  }

  /** The server no longer speaks as it did: the next session finds out anew. */
  void forgetEra() {
    outgoing.eras().forget(server);
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
    calls.fail(ended());
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
