package gatehouse.control.activity;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An agent's connection for one person.
 *
 * @param protocol the version spoken, such as {@code 2025-11-25}
 * @param client what the agent's program calls itself
 */
public record McpSession(
    UUID id,
    UUID workspace,
    UUID project,
    UUID projectUser,
    UUID agent,
    String protocol,
    String client,
    Instant startedAt,
    Instant lastAt) {
  McpSession with(String plainProtocol, String plainClient) {
    return new McpSession(
        id, workspace, project, projectUser, agent, plainProtocol, plainClient, startedAt, lastAt);
  }

  McpSession lastSeen(@Nullable Instant at) {
    return at == null || !at.isAfter(lastAt)
        ? this
        : new McpSession(
            id, workspace, project, projectUser, agent, protocol, client, startedAt, at);
  }
}
