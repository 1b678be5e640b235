package gatehouse.control.projectuser;

import gatehouse.control.activity.ActivityFigures;
import gatehouse.control.activity.ErrorKind;
import gatehouse.control.mcpserver.McpServer;
import gatehouse.platform.ids.IdType;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A tool call of a user.
 *
 * @param query what the session's calls for one request share
 * @param upstreamMillis of the whole, waiting for the server
 * @param error null when it went well
 */
record UserCallView(
    String id,
    Instant at,
    ProjectUserView.ServerRef server,
    String tool,
    String agent,
    String session,
    String query,
    double totalMillis,
    double upstreamMillis,
    @Nullable ErrorKind error) {
  private static final double MICROS = 1_000;

  static UserCallView of(ActivityFigures.CallRow row, Map<UUID, McpServer> servers) {
    return new UserCallView(
        IdType.TOOL_CALL.format(row.id()),
        row.at(),
        ProjectUserView.ServerRef.of(row.serverId(), servers),
        row.tool(),
        IdType.AGENT.format(row.agentId()),
        IdType.MCP_SESSION.format(row.sessionId()),
        row.query(),
        row.totalMicros() / MICROS,
        row.upstreamMicros() / MICROS,
        row.error());
  }
}
