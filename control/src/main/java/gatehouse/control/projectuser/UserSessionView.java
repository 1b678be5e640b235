package gatehouse.control.projectuser;

import gatehouse.control.activity.ActivityFigures;
import gatehouse.platform.ids.IdType;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A session of a user.
 *
 * @param client what the agent's program calls itself
 * @param endedAt null while it has not been closed
 */
record UserSessionView(
    String id,
    String agent,
    String protocol,
    String client,
    Instant startedAt,
    Instant lastAt,
    @Nullable Instant endedAt,
    int queries) {

  static UserSessionView of(ActivityFigures.SessionRow row) {
    return new UserSessionView(
        IdType.MCP_SESSION.format(row.id()),
        IdType.AGENT.format(row.agentId()),
        row.protocol(),
        row.client(),
        row.startedAt(),
        row.lastAt(),
        row.endedAt(),
        row.queries());
  }
}
