package gatehouse.control.activity;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One execution of a tool on an upstream server, that has ended. It makes its query known, too.
 *
 * @param id made by {@code Ids}; the same call handed in twice counts once
 * @param server the MCP server
 * @param tool as the server calls it
 * @param query what its session's calls for one request share; at most 64 characters
 * @param at when it began
 * @param totalMicros from the agent's call to the answer
 * @param upstreamMicros of these, waiting for the server
 * @param error null when it went well
 */
public record ToolCall(
    UUID id,
    UUID workspace,
    UUID project,
    UUID projectUser,
    UUID agent,
    UUID server,
    String tool,
    UUID session,
    String query,
    Instant at,
    int totalMicros,
    int upstreamMicros,
    @Nullable ErrorKind error) {
  ToolCall with(String plainTool, String plainQuery) {
    return plainTool.equals(tool) && plainQuery.equals(query)
        ? this
        : new ToolCall(
            id,
            workspace,
            project,
            projectUser,
            agent,
            server,
            plainTool,
            session,
            plainQuery,
            at,
            totalMicros,
            upstreamMicros,
            error);
  }

  Query asQuery() {
    return new Query(workspace, project, projectUser, agent, session, query, at);
  }
}
