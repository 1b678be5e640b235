package gatehouse.gateway.mcp;

import gatehouse.control.mcpserver.McpServer;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Servers that were found to speak one kind of revisions only, so that not every session begins
 * with the wrong one. Forgotten after a while: servers are brought up to date.
 */
final class UpstreamEras {
  private static final long KEPT_NANOS = Duration.ofMinutes(10).toNanos();

  private final Map<UUID, Known> known = new ConcurrentHashMap<>();

  private record Known(long serverVersion, boolean isStateless, long at) {}

  /** True for stateless, false for sessions, null when nothing is known. */
  @Nullable Boolean isStateless(McpServer server) {
    Known found = known.get(server.id());
    if (found == null
        || found.serverVersion() != server.version()
        || System.nanoTime() - found.at() > KEPT_NANOS) {
      return null;
    }
    return found.isStateless();
  }

  void note(McpServer server, boolean isStateless) {
    known.put(server.id(), new Known(server.version(), isStateless, System.nanoTime()));
  }

  void forget(McpServer server) {
    known.remove(server.id());
  }
}
