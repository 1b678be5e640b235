package gatehouse.gateway.mcp;

import gatehouse.control.agent.Admitted;
import gatehouse.control.mcpserver.McpServer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What an agent may use for a person, by what the last request was let in with. */
final class Allowed {
  private final Doors doors;
  private volatile Admitted admitted;

  Allowed(Doors doors, Admitted admitted) {
    this.doors = doors;
    this.admitted = admitted;
  }

  Admitted now() {
    return admitted;
  }

  /** Let in anew, for another request of the same key and person: rules may be others by now. */
  void now(Admitted again) {
    admitted = again;
  }

  /** The servers of which something may be used, by slug. */
  List<McpServer> servers() {
    return doors.servers(admitted.project()).stream()
        .filter(server -> admitted.rules().mayUse(server.slug()))
        .toList();
  }

  /** The one of this slug, if something of it may be used. */
  @Nullable McpServer server(String slug) {
    for (McpServer server : doors.servers(admitted.project())) {
      if (server.slug().equals(slug)) {
        return admitted.rules().mayUse(slug) ? server : null;
      }
    }
    return null;
  }

  boolean mayRead(String server) {
    return admitted.rules().mayRead(server);
  }

  /** False when a server may not be used any more, or not for what it tells by itself. */
  boolean mayHear(String server, Message message) {
    return server(server) != null
        && (!message.method().equals("notifications/resources/updated") || mayRead(server));
  }
}
