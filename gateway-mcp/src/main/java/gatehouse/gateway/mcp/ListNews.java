package gatehouse.gateway.mcp;

import gatehouse.control.credential.Credentials;
import gatehouse.control.mcpserver.McpServer;
import gatehouse.control.project.ProjectNews;
import gatehouse.platform.events.Event;
import gatehouse.platform.events.EventBus;
import gatehouse.platform.ids.IdType;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Tells agents that their lists are others now because of what was changed here: servers of the
 * project, rules, a credential that was given or taken away. What servers change of their own
 * accord they tell themselves.
 */
@ApplicationScoped
class ListNews implements EventBus.Listener {
  /** Many changes at once, such as revocations in bulk, are one piece of news to a session. */
  private static final long PAUSE_MILLIS = 100;

  private static final UUID EVERYTHING = new UUID(0, 0);

  private final EventBus bus;
  private final AgentSessions sessions;
  private final Doors doors;
  private final Vertx vertx;

  /** Projects, agents, users and servers, and when something was heard of them. */
  private final Map<UUID, Long> changed = new ConcurrentHashMap<>();

  private final AtomicBoolean waiting = new AtomicBoolean();

  ListNews(EventBus bus, AgentSessions sessions, Doors doors, Vertx vertx) {
    this.bus = bus;
    this.sessions = sessions;
    this.doors = doors;
    this.vertx = vertx;
  }

  void start(@Observes StartupEvent event) {
    bus.subscribe(this);
  }

  @Override
  public void on(Event event) {
    UUID of =
        switch (event.type()) {
          case ProjectNews.CHANGED ->
              "servers".equals(event.data().get("what"))
                  ? id(event, "project", IdType.PROJECT)
                  : firstOf(
                      id(event, ProjectNews.AGENT, IdType.AGENT),
                      id(event, ProjectNews.USER, IdType.PROJECT_USER));
          case Credentials.CHANGED ->
              firstOf(
                  id(event, "user", IdType.PROJECT_USER), id(event, "server", IdType.MCP_SERVER));
          default -> null;
        };
    if (of != null) {
      heard(of);
    }
  }

  @Override
  public void onGap() {
    heard(EVERYTHING);
  }

  private static @Nullable UUID id(Event event, String field, IdType type) {
    return event.data().get(field) instanceof String text ? type.parse(text) : null;
  }

  private static @Nullable UUID firstOf(@Nullable UUID one, @Nullable UUID other) {
    return one == null ? other : one;
  }

  private void heard(UUID of) {
    changed.put(of, System.nanoTime());
    if (waiting.compareAndSet(false, true)) {
      vertx.setTimer(PAUSE_MILLIS, t -> doors.threads().execute(this::tell));
    }
  }

  private void tell() {
    waiting.set(false);
    Map<UUID, Long> news = new HashMap<>(changed);
    news.forEach(changed::remove);
    for (AgentSession session : sessions.all()) {
      UUID agent = session.admitted().agentId();
      UUID project = session.admitted().project().id();
      if (news.containsKey(project) || news.containsKey(EVERYTHING)) {
        session.upstreams().keepOnly(doors.servers(session.admitted().project()));
      }
      // An agent that navigates is shown the same five tools, unless that itself is another now.
      Stream<UUID> concerned =
          session.isNavigating()
              ? Stream.of(agent)
              : Stream.concat(
                  Stream.of(EVERYTHING, project, agent, session.admitted().projectUserId()),
                  session.allowed().servers().stream().map(McpServer::id));
      concerned
          .map(news::get)
          .filter(at -> at != null)
          .max(Long::compare)
          .ifPresent(session.voice()::listsChanged);
    }
  }
}
