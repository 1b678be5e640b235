package gatehouse.control.mcpserver;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Fired in the transaction of the change, for features that follow servers.
 *
 * @param after null for one that is deleted
 */
public record McpServerChanged(McpServer before, @Nullable McpServer after) {
  /**
   * True when what people gave for the old server must not be sent to the new one: it is elsewhere,
   * or takes other secrets. Otherwise whoever may edit a server could have everyone's secrets sent
   * to themselves.
   */
  public boolean endsCredentials() {
    return after == null
        || !origin(before).equals(origin(after))
        || before.auth() != after.auth()
        || before.level() != after.level()
        || (after.auth() == AuthKind.OAUTH && isOtherGrant(before, after));
  }

  /** Tokens are for one address, path included, and one client. */
  private static boolean isOtherGrant(McpServer before, McpServer after) {
    return !before.url().equals(after.url())
        || !Objects.equals(before.oauth().clientId(), after.oauth().clientId());
  }

  private static String origin(McpServer server) {
    return server.url().getScheme() + "://" + server.url().getRawAuthority();
  }
}
