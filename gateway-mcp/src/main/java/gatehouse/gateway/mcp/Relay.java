package gatehouse.gateway.mcp;

import com.fasterxml.jackson.databind.node.ObjectNode;
import gatehouse.control.mcpserver.McpServer;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** One request of an agent that one server answers: there and back, with all that comes between. */
final class Relay implements Lane, Work {
  private static final Logger LOG = Logger.getLogger("gatehouse.mcp");

  private final AgentSession session;
  private final McpServer server;
  private final String key;
  private final Dispatch dispatch;
  private final RelayEnd end;
  private final Pause pause;
  private final InputRounds rounds;
  private volatile Message request;
  private volatile Reply reply;
  private volatile boolean cancelled;
  private volatile Lane.@Nullable Flow flow;

  /**
   * A request and where its answer goes.
   *
   * @param params as the server shall see them
   * @param headers that repeat some of them, as the agent sent them
   * @param result turns the server's result into the agent's
   * @param record set for tool calls: their failures are results that a model can read
   */
  Relay(
      AgentSession session,
      Message request,
      Reply reply,
      McpServer server,
      ObjectNode params,
      Map<String, String> headers,
      UnaryOperator<ObjectNode> result,
      @Nullable ToolCallRecord record) {
    this.session = session;
    this.request = request;
    this.reply = reply;
    this.server = server;
    this.key = session.running().keyOf(request);
    this.pause = new Pause(session, this);
    this.rounds = new InputRounds(session, this);
    this.dispatch = new Dispatch(session, this, server, params, headers, record);
    this.end = new RelayEnd(session, this, result, record);
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
    if (session.isStateless()) {
      reply.whenLeft(() -> cancel("The client has left."));
    }
    orFail(dispatch::send);
  }

  /** Whatever goes wrong here, the agent has an answer, and its request is over. */
  void orFail(Runnable step) {
    try {
      step.run();
    } catch (RuntimeException e) {
      LOG.errorf(e, "A call to %s failed", server.typeId());
      fail(
          UpstreamFailure.execution(
              "The gateway could not make this call. Try again in a moment."));
    }
  }

  @Override
  public String key() {
    return key;
  }

  Message request() {
    return request;
  }

  /** Where its answer goes. */
  Reply reply() {
    return reply;
  }

  Dispatch dispatch() {
    return dispatch;
  }

  Pause pause() {
    return pause;
  }

  /** True when the agent's client can be asked by an answer, or in the stream. */
  boolean mayAsk() {
    return reply.mayAsk();
  }

  boolean isWith(UpstreamSession one) {
    return dispatch.upstream() == one;
  }

  @Override
  public void streaming(Flow flow) {
    this.flow = flow;
    reply.streaming();
  }

  @Override
  public void message(Message message) {
    UpstreamSession from = dispatch.upstream();
    if (from != null) {
      session.said(from, message, this);
    }
  }

  void send(ObjectNode message) {
    reply.message(message, flow);
  }

  /** An answer that is not the end: the agent comes back with another request. */
  void answer(ObjectNode interim) {
    reply.finish(Message.result(request.id(), interim));
  }

  /** The agent has come back: what comes from now on answers this request. */
  void goesOn(Message retry, Reply to) {
    request = retry;
    reply = to;
    to.whenLeft(() -> cancel("The client has left."));
  }

  @Override
  public void done(Message response) {
    boolean isStateless = dispatch.isToStateless();
    if (isStateless && response.isOfUnknownKind()) {
      fail(UpstreamFailure.execution(server.name() + " answered in a way not known here."));
    } else if (isStateless && response.wantsInput()) {
      if (!session.isStateless()) {
        rounds.ask(response.result());
      } else if (reply.mayAsk()) {
        end.asks(response.answering(request.id()));
      } else {
        fail(UpstreamFailure.execution(server.name() + " needs input, which only a call can get."));
      }
    } else if (!isStateless || !dispatch.again(response)) {
      end(response);
    }
  }

  void end(Message response) {
    end.answered(response);
  }

  void notConnected(NotConnectedException why) {
    end.notConnected(why);
  }

  @Override
  public void failed(UpstreamFailure why) {
    if (!dispatch.again(why)) {
      fail(why);
    }
  }

  void fail(UpstreamFailure why) {
    if (cancelled) {
      end.abandoned();
    } else {
      end.failed(why);
    }
  }

  @Override
  public void cancel(String reason) {
    cancelled = true;
    UpstreamCall running = dispatch.call();
    if (running == null) {
      return;
    }
    if (running.isOver()) { // the agent is asked between two requests
      end.abandoned();
    } else {
      running
          .cancel(reason)
          // Told, it need not be listened to: many servers never end a cancelled stream.
          .onComplete(told -> running.fail(UpstreamFailure.execution("cancelled")));
    }
  }

  boolean isCancelled() {
    return cancelled;
  }

  @Override
  public boolean isWaiting() {
    return session.serverRequests().waits(this) || pause.isWaiting();
  }
}
