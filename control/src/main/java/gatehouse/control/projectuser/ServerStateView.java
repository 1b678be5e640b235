package gatehouse.control.projectuser;

import com.fasterxml.jackson.annotation.JsonProperty;
import gatehouse.control.credential.Held;
import gatehouse.control.mcpserver.McpServer;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whether calls of one person reach a server with what it asks for.
 *
 * @param credential whose secret the server is called with
 * @param state authenticated as well where no secret is needed
 * @param since when the secret was given
 * @param scopes what tokens are good for; empty for keys
 * @param expiresAt when it ends unless it is renewed
 * @param lastUsed when this person's calls last reached it
 * @param lastError what it said when it refused the secret
 */
record ServerStateView(
    ProjectUserView.ServerRef server,
    boolean enabled,
    Whose credential,
    State state,
    @Nullable Instant since,
    List<String> scopes,
    @Nullable Instant expiresAt,
    @Nullable Instant lastUsed,
    @Nullable String lastError,
    @Nullable Instant lastErrorAt) {

  ServerStateView {
    scopes = List.copyOf(scopes);
  }

  /** Whose secret a server is called with. */
  enum Whose {
    @JsonProperty("user")
    USER,
    @JsonProperty("project")
    PROJECT,
    @JsonProperty("none")
    NONE
  }

  /** Whether there is what it asks for. */
  enum State {
    @JsonProperty("authenticated")
    AUTHENTICATED,
    @JsonProperty("not-authenticated")
    NOT_AUTHENTICATED,
    /** It was refused for good, and must be given anew. */
    @JsonProperty("expired")
    EXPIRED,
    /** It works, but a call wanted more than it allows. */
    @JsonProperty("narrow")
    NARROW
  }

  private static State state(@Nullable Held held) {
    if (held == null) {
      return State.NOT_AUTHENTICATED;
    }
    return switch (held.state()) {
      case GOOD -> State.AUTHENTICATED;
      case EXPIRED -> State.EXPIRED;
      case NARROW -> State.NARROW;
    };
  }

  static ServerStateView of(McpServer server, @Nullable Held held, @Nullable Instant lastUsed) {
    Whose whose =
        server.userLevel() ? Whose.USER : server.projectLevel() ? Whose.PROJECT : Whose.NONE;
    return new ServerStateView(
        ProjectUserView.ServerRef.of(server),
        server.enabled(),
        whose,
        whose == Whose.NONE ? State.AUTHENTICATED : state(held),
        held == null ? null : held.createdAt(),
        held == null ? List.of() : held.scopes(),
        held == null ? null : held.expiresAt(),
        lastUsed,
        held == null ? null : held.lastError(),
        held == null ? null : held.lastErrorAt());
  }
}
