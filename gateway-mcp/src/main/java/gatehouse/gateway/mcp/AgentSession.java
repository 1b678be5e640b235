package gatehouse.gateway.mcp;

import com.fasterxml.jackson.databind.node.ObjectNode;
import gatehouse.control.agent.Admitted;
import gatehouse.control.mcpserver.McpServer;
import io.vertx.core.Context;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** An agent's session for one person: what runs in it, and its sessions with servers. */
final class AgentSession implements UpstreamSession.Owner {
  private static final Set<String> PASSED_ON =
      Set.of(
          "notifications/message",
          "notifications/progress",
          "notifications/tools/list_changed",
          "notifications/prompts/list_changed",
          "notifications/resources/list_changed",
          "notifications/resources/updated",
          "notifications/elicitation/complete");

  private final String token;
  private final UUID id;
  private volatile Admitted admitted;
  private final String version;
  private final Doors doors;
  private final SessionStreams streams;
  private final Upstreams upstreams;
  private final ServerRequests serverRequests;
  private final ResourceRoutes routes = new ResourceRoutes();
  private final Map<String, Work> running = new ConcurrentHashMap<>();
  private final Map<String, ResourceRoutes.Place> subscriptions = new ConcurrentHashMap<>();
  private volatile @Nullable ToolSearch toolSearch;
  private volatile @Nullable String logLevel;
  private volatile boolean over;
  private volatile long usedAt = System.nanoTime();

  AgentSession(
      String token,
      UUID id,
      Admitted admitted,
      String version,
      ObjectNode clientCapabilities,
      Doors doors,
      Context context) {
    this.token = token;
    this.id = id;
    this.admitted = admitted;
    this.version = version;
    this.doors = doors;
    this.streams = new SessionStreams(ProtocolVersion.takesEmptyEvents(version));
    this.serverRequests = new ServerRequests(clientCapabilities);
    this.upstreams =
        new Upstreams(doors, admitted, context, version, clientCapabilities, this, this::greet);
  }

  String token() {
    return token;
  }

  UUID id() {
    return id;
  }

  /** As whom, by what the last request was let in with: rules may be others by now. */
  Admitted admitted() {
    return admitted;
  }

  /** Let in anew, for another request of the same key and person. */
  void admitted(Admitted now) {
    admitted = now;
  }

  String version() {
    return version;
  }

  Doors doors() {
    return doors;
  }

  SessionStreams streams() {
    return streams;
  }

  Upstreams upstreams() {
    return upstreams;
  }

  ServerRequests serverRequests() {
    return serverRequests;
  }

  ResourceRoutes routes() {
    return routes;
  }

  Map<String, ResourceRoutes.Place> subscriptions() {
    return subscriptions;
  }

  /** Over what was listed last; null before the first search. */
  @Nullable ToolSearch toolSearch() {
    return toolSearch;
  }

  void toolSearch(ToolSearch made) {
    toolSearch = made;
  }

  /** Those the agent may use something of, by slug. */
  List<McpServer> servers() {
    return doors.servers(admitted.project()).stream()
        .filter(server -> admitted.rules().mayUse(server.slug()))
        .toList();
  }

  /** The one of this slug, if the agent may use something of it. */
  @Nullable McpServer server(String slug) {
    return servers().stream().filter(server -> server.slug().equals(slug)).findFirst().orElse(null);
  }

  /** True for the same agent key and the same person; nobody else may use a session (case 37). */
  boolean belongsTo(Admitted caller) {
    return caller.keyId().equals(admitted.keyId())
        && caller.projectUserId().equals(admitted.projectUserId())
        && caller.project().id().equals(admitted.project().id());
  }

  void touch() {
    usedAt = System.nanoTime();
  }

  long idleNanos() {
    return streams.anyOpen() || !running.isEmpty() ? 0 : System.nanoTime() - usedAt;
  }

  boolean began(Work work) {
    return !over
        && running.size() < McpLimit.CALLS_AT_ONCE.value()
        && running.putIfAbsent(work.key(), work) == null;
  }

  void ended(Work work) {
    running.remove(work.key(), work);
  }

  void cancel(Message notification) {
    Work work = running.get(notification.params().path("requestId").toString());
    if (work != null) {
      work.cancel(notification.text("reason"));
    }
  }

  /** The level servers are to log at; those that are asked later are told then. */
  void logAt(String level) {
    logLevel = level;
    upstreams.open().forEach(this::tellLevel);
  }

  private void tellLevel(UpstreamSession upstream) {
    String level = logLevel;
    if (level != null && upstream.offers("logging")) {
      try {
        Waiting.ask(
            upstream,
            "logging/setLevel",
            Json.object().put("level", level),
            McpLimit.LIST_SECONDS.seconds());
      } catch (UpstreamFailure | Waiting.Refused e) {
        // It logs as it likes, then.
      }
    }
  }

  private void greet(UpstreamSession upstream) {
    tellLevel(upstream);
    subscriptions.values().stream()
        .filter(place -> place.server().equals(upstream.server().slug()))
        .forEach(place -> {
          try {
            Waiting.ask(
                upstream,
                "resources/subscribe",
                Json.object().put("uri", place.uri()),
                McpLimit.LIST_SECONDS.seconds());
          } catch (UpstreamFailure | Waiting.Refused e) {
            // Gone in the meantime; reading it will say so.
          }
        });
  }

  @Override
  public void unbound(UpstreamSession from, Message message) {
    fromServer(from, message, null);
  }

  /** What a server sends, in a call of the agent's or of its own accord. */
  void fromServer(UpstreamSession from, Message message, @Nullable Relay via) {
    if (message.method().equals("notifications/tools/list_changed")) {
      doors.tools().drop(from.server().id()); // before the agent hears of it and asks
    }
    ServerRequests.Channel to =
        via == null ? body -> streams.general().send(body, null) : via::send;
    if (message.isRequest()) {
      serverRequests.ask(from, message, via, to);
    } else if (message.method().equals("notifications/cancelled")) {
      serverRequests.cancelled(from, message);
    } else if (PASSED_ON.contains(message.method())) {
      to.send(shown(from, message));
    }
  }

  private ObjectNode shown(UpstreamSession from, Message message) {
    if (message.method().equals("notifications/resources/updated")) {
      String uri = message.text("uri");
      String slug = from.server().slug();
      for (var subscription : subscriptions.entrySet()) {
        if (subscription.getValue().equals(new ResourceRoutes.Place(slug, uri))) {
          ObjectNode params = message.params().deepCopy();
          params.put("uri", subscription.getKey());
          return Message.notification(message.method(), params);
        }
      }
    }
    return message.body();
  }

  /** Ends it at once: calls are cut and say so, streams end. */
  void cut() {
    over = true;
    upstreams.cut();
    streams.end();
  }

  boolean isOver() {
    return over;
  }

  /** Ends it in good order, and tells the servers. */
  void close() {
    over = true;
    upstreams.close();
    streams.end();
  }
}
