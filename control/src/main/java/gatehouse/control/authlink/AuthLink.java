package gatehouse.control.authlink;

import com.fasterxml.jackson.annotation.JsonProperty;
import gatehouse.control.account.EmailAddress;
import gatehouse.control.mcpserver.McpServer;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A link.
 *
 * @param email whose it is, when it is a personal one
 * @param domains whose addresses may use it, when it is not
 * @param servers which servers it is for; empty for all
 * @param provenAt when a personal one was used
 * @param endedAt when somebody ended it
 */
record AuthLink(
    UUID workspaceId,
    UUID projectId,
    UUID id,
    Kind kind,
    @Nullable String email,
    @Nullable String emailKey,
    List<String> domains,
    List<UUID> servers,
    String note,
    String createdBy,
    Instant createdAt,
    Instant expiresAt,
    @Nullable Instant provenAt,
    @Nullable Instant endedAt) {

  AuthLink {
    domains = List.copyOf(domains);
    servers = List.copyOf(servers);
  }

  /** For whom it is. */
  enum Kind {
    /** Everyone with an address at its domains, many times. */
    @JsonProperty("user")
    USER,
    /** One address, once. */
    @JsonProperty("personal")
    PERSONAL
  }

  /** What a list says of it. */
  enum State {
    @JsonProperty("active")
    ACTIVE,
    @JsonProperty("used")
    USED,
    @JsonProperty("expired")
    EXPIRED,
    @JsonProperty("ended")
    ENDED
  }

  State state(Instant now) {
    if (endedAt != null) {
      return State.ENDED;
    }
    if (provenAt != null) {
      return State.USED;
    }
    return expiresAt.isAfter(now) ? State.ACTIVE : State.EXPIRED;
  }

  boolean admits(EmailAddress address) {
    return kind == Kind.PERSONAL
        ? address.key().equals(emailKey)
        : domains.contains(address.domain());
  }

  boolean isFor(McpServer server) {
    return server.enabled()
        && server.userLevel()
        && (servers.isEmpty() || servers.contains(server.id()));
  }
}
