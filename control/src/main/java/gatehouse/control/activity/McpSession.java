package gatehouse.control.activity;

import java.time.Instant;
import java.util.UUID;

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
    Instant lastAt) {}
