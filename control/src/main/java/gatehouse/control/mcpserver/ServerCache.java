package gatehouse.control.mcpserver;

import gatehouse.control.project.ProjectNews;
import gatehouse.platform.events.EventBus;
import gatehouse.platform.events.Events;
import gatehouse.platform.events.WorkspaceMemory;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;

/**
 * Keeps each project's servers in memory: every call of an agent asks for them, and every list of
 * users.
 */
@ApplicationScoped
class ServerCache {
  private final WorkspaceMemory<UUID, Servers> memory;

  ServerCache(EventBus bus, Events events) {
    this.memory = new WorkspaceMemory<>(bus, events, ProjectNews::isOne);
  }

  /**
   * A project's servers by slug.
   *
   * @param enabled those that are switched on
   */
  record Servers(List<McpServer> all, List<McpServer> enabled) {
    static Servers of(List<McpServer> all) {
      return new Servers(all, all.stream().filter(McpServer::enabled).toList());
    }
  }

  Servers of(UUID workspace, UUID project, BiFunction<UUID, UUID, List<McpServer>> read) {
    return memory
        .of(workspace, project, () -> Optional.of(Servers.of(read.apply(workspace, project))))
        .orElseThrow();
  }
}
