package gatehouse.gateway.mcp;

import gatehouse.control.activity.ErrorKind;
import gatehouse.control.activity.ToolCall;
import gatehouse.control.agent.Admitted;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * What is kept of one tool call: who, which, when, how long, how it ended. Never what was in it.
 */
final class ToolCallRecord {
  private static final int LONGEST_TOOL = 200;

  private final Doors doors;
  private final Admitted admitted;
  private final UUID session;
  private final UUID server;
  private final String tool;
  private final String query;
  private final UUID id;
  private final Instant at;
  private final long begun;
  private final AtomicBoolean told = new AtomicBoolean();
  private volatile long sent;

  ToolCallRecord(
      Doors doors,
      Admitted admitted,
      UUID session,
      UUID server,
      String tool,
      @Nullable String query,
      long begunNanos) {
    this.doors = doors;
    this.admitted = admitted;
    this.session = session;
    this.server = server;
    this.tool = tool.length() <= LONGEST_TOOL ? tool : tool.substring(0, LONGEST_TOOL);
    this.id = doors.ids().next();
    this.query = query == null ? id.toString() : query;
    this.at = doors.clock().instant();
    this.begun = begunNanos;
  }

  /** The server has it now. */
  void sent() {
    sent = System.nanoTime();
  }

  /** It is over; only the first end counts. */
  void ended(@Nullable ErrorKind error) {
    if (!told.compareAndSet(false, true)) {
      return;
    }
    long now = System.nanoTime();
    doors
        .activity()
        .accept(
            new ToolCall(
                id,
                admitted.project().workspaceId(),
                admitted.project().id(),
                admitted.projectUserId(),
                admitted.agentId(),
                server,
                tool,
                session,
                query,
                at,
                micros(now - begun),
                sent == 0 ? 0 : micros(now - sent),
                error));
  }

  private static int micros(long nanos) {
    return (int) Math.min(Integer.MAX_VALUE, nanos / 1_000);
  }
}
