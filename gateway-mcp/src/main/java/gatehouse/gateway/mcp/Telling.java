package gatehouse.gateway.mcp;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.Future;
import java.util.concurrent.atomic.AtomicInteger;

/** What a server is told that it gives no answer to: notifications, and what it asked for. */
final class Telling {
  private final Outgoing outgoing;
  private final UpstreamSession session;
  private final AtomicInteger underWay = new AtomicInteger();

  Telling(Outgoing outgoing, UpstreamSession session) {
    this.outgoing = outgoing;
    this.session = session;
  }

  /**
   * Sends it; what comes of it is only whether it arrived. A server that asks faster than it takes
   * answers gets no more of them for a while.
   */
  Future<Integer> tell(ObjectNode message) {
    if (session.isStateless()) {
      return Future.succeededFuture(202); // there the end of a stream says all there is to say
    }
    if (underWay.incrementAndGet() > McpLimit.TOLD_AT_ONCE.value()) {
      underWay.decrementAndGet();
      return Future.failedFuture("too many at once");
    }
    return outgoing
        .tell(session, session.address(), message)
        .onComplete(told -> underWay.decrementAndGet());
  }
}
