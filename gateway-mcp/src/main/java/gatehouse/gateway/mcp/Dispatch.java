package gatehouse.gateway.mcp;

import com.fasterxml.jackson.databind.node.ObjectNode;
import gatehouse.control.activity.ErrorKind;
import gatehouse.control.mcpserver.McpServer;
import gatehouse.control.oauth.Challenge;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How a request of an agent gets to its server, as often as that takes. */
final class Dispatch {
  private final AgentSession session;
  private final Relay relay;
  private final McpServer server;
  private final String method;
  private final @Nullable ToolCallRecord record;

  /** Of the messages wanted for this request alone; null for what the session wants. */
  private final @Nullable String logLevel;

  private volatile ObjectNode params;
  private volatile Map<String, String> headers;
  private volatile @Nullable UpstreamCall call;
  private volatile @Nullable UpstreamSession upstream;

  /** Set before the call is: its answer may be faster than we are. */
  private volatile @Nullable UpstreamAddress tried;

  private boolean repeated;
  private boolean mended;

  /**
   * Nothing is sent yet.
   *
   * @param params as the server shall see them
   * @param headers that repeat some of them, as the agent sent them
   * @param record null for what is no tool call
   */
  Dispatch(
      AgentSession session,
      Relay relay,
      McpServer server,
      ObjectNode params,
      Map<String, String> headers,
      @Nullable ToolCallRecord record) {
    this.session = session;
    this.relay = relay;
    this.server = server;
    this.method = relay.request().method();
    this.params = params;
    this.headers = headers;
    this.record = record;
    String level = params.path("_meta").path(Envelope.LOG_LEVEL).asText();
    this.logLevel = session.isStateless() && !level.isEmpty() ? level : null;
  }

  /** True when the agent wants log messages of this level for this request. */
  boolean wantsLog(String level) {
    return logLevel != null && LogLevels.reaches(level, logLevel);
  }

  /** On a virtual thread: waits for the session with the server, not for the answer. */
  void send() {
    try {
      trySending();
    } catch (NotConnectedException e) {
      relay.notConnected(e);
    } catch (UpstreamFailure e) {
      relay.fail(e);
    }
  }

  private void trySending() {
    Upstreams.Way way = session.upstreams().to(server);
    upstream = way.session();
    // Beginning a session may have taken a while, in which this person or key may have ended.
    if (!session.doors().admissions().holds(session.admitted())) {
      throw UpstreamFailure.of(ErrorKind.AUTHENTICATION, "This access was ended.");
    }
    if (way.session().isStateless() && method.endsWith("subscribe")) {
      session.wishes().greet(way.session()); // there it is one stream for all that is watched
      relay.done(new Message(Message.result(relay.request().id(), Json.object())));
      return;
    }
    ObjectNode ready = session.wishes().withLevel(way.session(), params, logLevel);
    if (record != null) {
      record.sent();
    }
    tried = way.address();
    call =
        way.session()
            .call(way.address(), method, ready, headers, session.doors().callTimeout(), relay);
    if (relay.isCancelled()) {
      relay.cancel("");
    }
  }

  /** On a thread of its own; whatever goes wrong there, the agent has an answer. */
  private void later(Runnable step) {
    session.doors().threads().execute(() -> relay.orFail(step));
  }

  /** Once more, with other parameters, as a new request to the server. */
  void again(ObjectNode nextParams) {
    params = nextParams;
    later(this::send);
  }

  /**
   * True when this failure is not the end: the server has forgotten our session, another token may
   * do, or the person must allow more; or when it is first written down whose credential it is of.
   */
  boolean again(UpstreamFailure why) {
    UpstreamSession gone = upstream;
    UpstreamAddress address = tried;
    if (relay.isCancelled() || gone == null || address == null) {
      return false;
    }
    if (why.isSessionGone() && !repeated) {
      repeated = true;
      session.upstreams().forget(gone);
      later(this::send);
      return true;
    }
    if (why.isRefusal() && !gone.isClosed()) {
      boolean isFirst = !repeated;
      repeated = true;
      later(() -> refused(address, why, isFirst));
      return true;
    }
    return false;
  }

  /** On a virtual thread. */
  private void refused(UpstreamAddress with, UpstreamFailure why, boolean isFirst) {
    UpstreamSecrets secrets = session.upstreams().secrets();
    try {
      if (why.isTokenRefused() && isFirst && secrets.renewed(with)) {
        send();
        return;
      }
      Challenge more = why.wantsMore();
      if (more != null && secrets.tooNarrow(with, more)) {
        throw new NotConnectedException(server, NotConnectedException.Why.TOO_NARROW);
      }
      secrets.rejected(with, why);
      relay.fail(why);
    } catch (NotConnectedException e) {
      relay.notConnected(e);
    } catch (UpstreamFailure e) {
      relay.fail(e);
    }
  }

  /**
   * Once more, when a stateless server wants arguments in headers, of which an agent with a session
   * knows nothing; false otherwise.
   */
  boolean again(Message refusal) {
    UpstreamSession from = upstream;
    if (refusal.errorCode() != Message.HEADER_MISMATCH
        || mended
        || session.isStateless()
        || from == null
        || !method.equals("tools/call")) {
      return false;
    }
    mended = true;
    later(() -> {
      Map<String, String> wanted = ParamHeaders.askedOf(from, params);
      if (wanted.isEmpty()) {
        relay.end(refusal);
      } else {
        headers = wanted;
        send();
      }
    });
    return true;
  }

  ObjectNode params() {
    return params;
  }

  @Nullable UpstreamCall call() {
    return call;
  }

  @Nullable UpstreamSession upstream() {
    return upstream;
  }

  boolean isToStateless() {
    UpstreamSession to = upstream;
    return to != null && to.isStateless();
  }
}
