package gatehouse.control.mcpserver;

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
        || before.level() != after.level();
  }

  private static String origin(McpServer server) {
    return server.url().getScheme() + "://" + server.url().getRawAuthority();
  }
}
