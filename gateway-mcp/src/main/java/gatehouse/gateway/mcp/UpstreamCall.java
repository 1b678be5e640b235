package gatehouse.gateway.mcp;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import gatehouse.control.activity.ErrorKind;
import io.vertx.core.Future;
import java.time.Duration;

/** One request to a server, from its first byte to its answer. It ends once, however it does. */
final class UpstreamCall {
  private final UpstreamSession session;
  private final UpstreamRequest request;
  private final UpstreamExchange exchange;
  private final CallClock clock;
  private final CallEnd end;
  private final Lane lane;

  UpstreamCall(
      Outgoing outgoing,
      UpstreamSession session,
      UpstreamAddress to,
      UpstreamRequest request,
      Duration quiet,
      Lane lane,
      Runnable whenOver) {
    this.session = session;
    this.request = request;
    this.clock = new CallClock(outgoing.vertx(), quiet, lane, this::tooLate);
    this.end = new CallEnd(session.context(), clock, whenOver);
    this.lane = lane;
    this.exchange = new UpstreamExchange(outgoing, session, to, request, this, end);
  }

  JsonNode id() {
    return request.message().path("id");
  }

  /** The agent's own; missing when it wants to hear of no progress. */
  JsonNode progressToken() {
    return request.progressToken();
  }

  void send() {
    clock.start();
    exchange.send();
  }

  /** The server is there. */
  void heard() {
    clock.heard();
  }

  void streaming(Lane.Flow flow) {
    lane.streaming(flow);
  }

  /** A request or notification of the server that belongs to this call. */
  void heard(Message message) {
    clock.heard();
    if (!isOver()) {
      lane.message(message);
    }
  }

  void answered(Message response) {
    if (end.comes(false)) {
      lane.done(response);
    }
  }

  void fail(UpstreamFailure why) {
    if (end.comes(true)) {
      lane.failed(why);
    }
  }

  /** Asks the server to stop; its answer, if it still gives one, counts. */
  Future<Integer> cancel(String reason) {
    ObjectNode params = Json.object();
    params.set("requestId", id());
    if (!reason.isEmpty()) {
      params.put("reason", reason);
    }
    return session.tell(Message.notification("notifications/cancelled", params));
  }

  boolean isOver() {
    return end.isThere();
  }

  private void tooLate() {
    cancel("timeout");
    fail(
        UpstreamFailure.of(
            ErrorKind.TIMEOUT, session.server().name() + " did not answer in time."));
  }
}
