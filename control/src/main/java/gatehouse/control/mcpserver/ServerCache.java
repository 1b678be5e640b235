package gatehouse.control.mcpserver;

import gatehouse.control.project.ProjectNews;
import gatehouse.platform.events.Epochs;
import gatehouse.platform.events.Event;
import gatehouse.platform.events.EventBus;
import gatehouse.platform.events.Events;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.BiFunction;

/**
 * Keeps each project's servers in memory: every call of an agent asks for them, and every list of
 * users. While this node does not hear the others, it asks the database each time.
 */
@ApplicationScoped
class ServerCache implements EventBus.Listener {
  private static final int MOST_REMEMBERED = 10_000;

  private final EventBus bus;
  private final Events events;
  private final Epochs epochs = new Epochs();
  private final ConcurrentMap<UUID, Kept> kept = new ConcurrentHashMap<>();

  ServerCache(EventBus bus, Events events) {
    this.bus = bus;
    this.events = events;
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

  private record Kept(Servers servers, long epoch) {}

  void start(@Observes StartupEvent event) {
    bus.subscribe(this);
    events.promptly(this::on);
  }

  Servers of(UUID workspace, UUID project, BiFunction<UUID, UUID, List<McpServer>> read) {
    boolean hearing = bus.isHearing();
    long epoch = epochs.of(workspace);
    Kept known = kept.get(project);
    if (hearing && known != null && known.epoch() == epoch) {
      return known.servers();
    }
    Servers servers = Servers.of(read.apply(workspace, project));
    if (hearing) {
      if (kept.size() > MOST_REMEMBERED) {
        kept.clear();
      }
      kept.put(project, new Kept(servers, epoch));
    }
    return servers;
  }

  @Override
  public void on(Event event) {
    if (event.type().equals(ProjectNews.CHANGED) && event.workspaceId() != null) {
      epochs.end(event.workspaceId());
    }
  }

  @Override
  public void onGap() {
    epochs.endAll();
  }
}
