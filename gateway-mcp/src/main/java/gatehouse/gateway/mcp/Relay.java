package gatehouse.gateway.mcp;

import com.fasterxml.jackson.databind.node.ObjectNode;
import gatehouse.control.activity.ErrorKind;
import gatehouse.control.mcpserver.McpServer;
import gatehouse.control.oauth.Challenge;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** One request of an agent that one server answers: there and back, with all that comes between. */
final class Relay implements Lane, Work {
  private final AgentSession session;
  private final Message request;
  private final Reply reply;
  private final McpServer server;
  private final ObjectNode params;
  private final UnaryOperator<ObjectNode> result;
  private final @Nullable ToolCallRecord record;
  private volatile @Nullable UpstreamCall call;
  private volatile @Nullable UpstreamSession upstream;
  private volatile boolean cancelled;
  private volatile Lane.@Nullable Flow flow;
  private boolean repeated;

  /**
   * A request and where its answer goes.
   *
   * @param params as the server shall see them
   * @param result turns the server's result into the agent's
   * @param record set for tool calls: their failures are results that a model can read
   */
  Relay(
      AgentSession session,
      Message request,
      Reply reply,
      McpServer server,
      ObjectNode params,
      UnaryOperator<ObjectNode> result,
      @Nullable ToolCallRecord record) {
    this.session = session;
    this.request = request;
    this.reply = reply;
    this.server = server;
    this.params = params;
    this.result = result;
    this.record = record;
  }

  /** On a virtual thread: waits for the session with the server, not for the answer. */
  void start() {
    if (!session.began(this)) {
      reply.finish(
          Message.error(
              request.id(),
              Message.INVALID_REQUEST,
              "A request with this id is running, or too many requests are."));
      return;
    }
    try {
      Upstreams.Way way = session.upstreams().to(server);
      upstream = way.session();
      // Beginning a session may have taken a while, in which this person or key may have ended.
      if (!session.doors().admissions().holds(session.admitted())) {
        throw UpstreamFailure.of(ErrorKind.AUTHENTICATION, "This access was ended.");
      }
      if (record != null) {
        record.sent();
      }
      call =
          way.session()
              .call(way.address(), request.method(), params, session.doors().callTimeout(), this);
      if (cancelled) {
        cancel("");
      }
    } catch (NotConnectedException e) {
      notConnected(e);
    } catch (UpstreamFailure e) {
      fail(e);
    }
  }

  private void notConnected(NotConnectedException e) {
    over(ErrorKind.AUTHENTICATION);
    reply.finish(Failures.notConnected(session, request, e, record != null));
  }

  /** On a virtual thread: the same request once more, with a token that is renewed for it. */
  private void again(UpstreamAddress refused, UpstreamFailure why) {
    try {
      if (session.upstreams().secrets().renewed(refused)) {
        session.ended(this);
        start();
      } else {
        fail(why);
      }
    } catch (NotConnectedException e) {
      notConnected(e);
    } catch (UpstreamFailure e) {
      fail(e);
    }
  }

  @Override
  public String key() {
    return request.id().toString();
  }

  @Override
  public void streaming(Flow flow) {
    this.flow = flow;
    reply.streaming();
  }

  @Override
  public void message(Message message) {
    UpstreamSession from = upstream;
    if (from != null) {
      session.fromServer(from, message, this);
    }
  }

  void send(ObjectNode message) {
    reply.message(message, flow);
  }

  @Override
  public void done(Message response) {
    boolean failed = response.isError() || response.result().path("isError").asBoolean();
    over(failed ? ErrorKind.EXECUTION : null);
    if (response.isError()) {
      reply.finish(response.answering(request.id()));
    } else {
      reply.finish(Message.result(request.id(), result.apply(response.result())));
    }
  }

  @Override
  public void failed(UpstreamFailure why) {
    UpstreamSession gone = upstream;
    if (why.isSessionGone() && !repeated && !cancelled && gone != null) {
      repeated = true;
      session.upstreams().forget(gone);
      session.ended(this);
      session.doors().threads().execute(this::start);
      return;
    }
    UpstreamCall tried = call;
    if (tried != null && why.isTokenRefused() && !repeated && !cancelled) {
      repeated = true;
      session.doors().threads().execute(() -> again(tried.address(), why));
      return;
    }
    Challenge more = why.wantsMore();
    if (tried != null && more != null && !cancelled) {
      session.doors().threads().execute(() -> tooNarrow(tried.address(), more, why));
      return;
    }
    fail(why);
  }

  /** On a virtual thread. */
  private void tooNarrow(UpstreamAddress tried, Challenge more, UpstreamFailure why) {
    if (session.upstreams().secrets().tooNarrow(tried, more)) {
      notConnected(new NotConnectedException(server, NotConnectedException.Why.TOO_NARROW));
    } else {
      fail(why);
    }
  }

  private void fail(UpstreamFailure why) {
    UpstreamCall tried = call;
    if (why.kind() == ErrorKind.AUTHENTICATION && tried != null) {
      tried.rejected(session.doors().credentials(), why.getMessage());
    }
    if (cancelled) {
      over(null);
      reply.abandon();
    } else {
      over(why.kind());
      reply.finish(Failures.of(request, why, record != null));
    }
  }

  @Override
  public void cancel(String reason) {
    cancelled = true;
    UpstreamCall running = call;
    if (running != null) {
      running
          .cancel(reason)
          // Told, it need not be listened to: many servers never end a cancelled stream.
          .onComplete(told -> running.cut(UpstreamFailure.execution("cancelled")));
    }
  }

  @Override
  public boolean isWaiting() {
    return session.serverRequests().waits(this);
  }

  private void over(@Nullable ErrorKind error) {
    session.ended(this);
    session.serverRequests().over(this);
    if (record != null) {
      record.ended(error);
    }
  }
}
