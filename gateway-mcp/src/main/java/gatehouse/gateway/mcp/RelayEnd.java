package gatehouse.gateway.mcp;

import com.fasterxml.jackson.databind.node.ObjectNode;
import gatehouse.control.activity.ErrorKind;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** How a request of an agent ends: what its client is told, and what is kept of it. */
final class RelayEnd {
  private final AgentSession session;
  private final Relay relay;
  private final UnaryOperator<ObjectNode> result;
  private final @Nullable ToolCallRecord record;

  /**
   * Not there yet.
   *
   * @param result turns the server's result into the agent's
   * @param record set for tool calls: their failures are results that a model can read
   */
  RelayEnd(
      AgentSession session,
      Relay relay,
      UnaryOperator<ObjectNode> result,
      @Nullable ToolCallRecord record) {
    this.session = session;
    this.relay = relay;
    this.result = result;
    this.record = record;
  }

  /** By the server's answer. */
  void answered(Message response) {
    boolean failed = response.isError() || response.result().path("isError").asBoolean();
    over(failed ? ErrorKind.EXECUTION : null);
    finish(
        response.isError()
            ? Failures.translated(
                session, response.answering(relay.request().id()), relay.mayAsk(), record != null)
            : Message.result(relay.request().id(), result.apply(response.result())));
  }

  /** The agent is asked by this answer and comes back with another request: no call has ended. */
  void asks(ObjectNode answer) {
    session.running().ends(relay);
    relay.reply().finish(answer);
  }

  /** There is no credential for the server that it would take. */
  void notConnected(NotConnectedException why) {
    ObjectNode answer =
        Failures.notConnected(session, relay.request(), why, relay.mayAsk(), record != null);
    if (new Message(answer).wantsInput()) {
      asks(answer); // it goes on when the person has connected
    } else {
      over(ErrorKind.AUTHENTICATION);
      relay.reply().finish(answer);
    }
  }

  void failed(UpstreamFailure why) {
    over(why.kind());
    finish(Failures.of(relay.request(), why, record != null));
  }

  /** The client waits for no answer. */
  void abandoned() {
    over(null);
    relay.reply().abandon();
  }

  private void finish(ObjectNode answer) {
    if (!relay.pause().keeps(answer)) {
      relay.reply().finish(answer);
    }
  }

  private void over(@Nullable ErrorKind error) {
    session.running().ends(relay);
    session.serverRequests().over(relay);
    if (record != null) {
      record.ended(error);
    }
  }
}
