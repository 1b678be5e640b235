package gatehouse.control.agent;

import gatehouse.control.audit.Subject;
import gatehouse.platform.ids.IdType;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A key of an agent, without its secret.
 *
 * @param binding whom it may name
 * @param addresses blocks it may be used from; empty for anywhere
 * @param perMinute how many calls a minute it is good for; null without limit
 */
record AgentKey(
    UUID agentId,
    UUID id,
    String name,
    Binding binding,
    List<String> addresses,
    @Nullable Integer perMinute,
    @Nullable Instant expiresAt,
    @Nullable Instant lastUsed,
    Instant createdAt) {

  Subject subject() {
    return new Subject("agent-key", IdType.AGENT_KEY.format(id), name);
  }

  boolean isOver(Instant now) {
    return expiresAt != null && !now.isBefore(expiresAt);
  }
}
