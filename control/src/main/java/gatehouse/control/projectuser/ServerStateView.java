package gatehouse.control.projectuser;

import com.fasterxml.jackson.annotation.JsonProperty;
import gatehouse.control.credential.Held;
import gatehouse.control.mcpserver.McpServer;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Whether calls of one person reach a server with what it asks for.
 *
 * @param credential whose secret the server is called with
 * @param state authenticated as well where no secret is needed
 * @param since when the secret was given
 * @param lastUsed when this person's calls last reached it
 * @param lastError what it said when it refused the secret
 */
record ServerStateView(
    ProjectUserView.ServerRef server,
    boolean enabled,
    Whose credential,
    State state,
    @Nullable Instant since,
    @Nullable Instant lastUsed,
    @Nullable String lastError,
    @Nullable Instant lastErrorAt) {

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
    NOT_AUTHENTICATED
  }

  static ServerStateView of(McpServer server, @Nullable Held held, @Nullable Instant lastUsed) {
    Whose whose =
        server.userLevel() ? Whose.USER : server.projectLevel() ? Whose.PROJECT : Whose.NONE;
    return new ServerStateView(
        ProjectUserView.ServerRef.of(server),
        server.enabled(),
        whose,
        whose == Whose.NONE || held != null ? State.AUTHENTICATED : State.NOT_AUTHENTICATED,
        held == null ? null : held.createdAt(),
        lastUsed,
        held == null ? null : held.lastError(),
        held == null ? null : held.lastErrorAt());
  }
}
