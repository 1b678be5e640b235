package gatehouse.gateway.mcp;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import gatehouse.control.mcpserver.McpServer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** An agent without a session listens for changes, on the stream that answers its request. */
final class Listening {
  private static final Map<String, String> LISTS =
      Map.of(
          "toolsListChanged", "notifications/tools/list_changed",
          "promptsListChanged", "notifications/prompts/list_changed",
          "resourcesListChanged", "notifications/resources/list_changed");

  private static final int MOST_URIS = 200;
  private static final int MOST = 16;

  private final AgentSession session;
  private final Message request;
  private final Reply reply;
  private final long begunNanos = System.nanoTime();
  private final Map<String, ResourceRoutes.Place> watched = new LinkedHashMap<>();
  private Set<String> methods = Set.of();
  // What comes before the acknowledgement waits for it; null afterwards.
  private @Nullable List<ObjectNode> waiting = new ArrayList<>();

  Listening(AgentSession session, Message request, Reply reply) {
    this.session = session;
    this.request = request;
    this.reply = reply;
  }

  /** On a virtual thread. */
  void begin() {
    if (!(request.params().get("notifications") instanceof ObjectNode filter)) {
      refuse("params: notifications is missing.");
      return;
    }
    JsonNode uris = filter.path("resourceSubscriptions");
    if (uris.size() > MOST_URIS || session.listenings().size() >= MOST) {
      refuse("At most " + MOST + " subscriptions, and " + MOST_URIS + " resources in one.");
      return;
    }
    ObjectNode honored = Json.object();
    LISTS.keySet().stream()
        .sorted()
        .filter(field -> filter.path(field).asBoolean())
        .forEach(field -> honored.put(field, true));
    methods = Set.copyOf(honored.properties().stream().map(e -> LISTS.get(e.getKey())).toList());
    session.listenings().add(this);
    reply.whenLeft(this::left);
    session.wishes().wantLists(true);
    reachServers();
    watch(uris, honored);
    ObjectNode params = Json.object();
    params.set("notifications", honored);
    acknowledge(notification("notifications/subscriptions/acknowledged", params));
  }

  /** They are asked to tell, and given a moment: what changes from now on shall be heard. */
  private void reachServers() {
    CompletableFuture<?>[] reached =
        session.allowed().servers().stream()
            .map(server -> CompletableFuture.runAsync(() -> reach(server), threads()))
            .toArray(CompletableFuture[]::new);
    try {
      CompletableFuture.allOf(reached).get(McpLimit.REACH_SECONDS.value(), TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (Exception slow) {
      // Those that are there will tell; others when they are.
    }
  }

  private java.util.concurrent.Executor threads() {
    return session.doors().threads();
  }

  private void reach(McpServer server) {
    try {
      session.upstreams().to(server).session().news().await();
    } catch (UpstreamFailure | NotConnectedException e) {
      // It has nothing to tell.
    }
  }

  private void watch(JsonNode uris, ObjectNode honored) {
    ArrayNode found = Json.array();
    for (JsonNode uri : uris) {
      ResourceRoutes.Place place =
          uri.isTextual() ? new Listings(session).place(uri.textValue()) : null;
      if (place != null && watched.putIfAbsent(uri.textValue(), place) == null) {
        found.add(uri.textValue());
        if (session.wishes().watch(uri.textValue(), place)) {
          session.wishes().tell(place, true);
        }
      }
    }
    if (!found.isEmpty()) {
      honored.set("resourceSubscriptions", found);
    }
  }

  boolean isOlderThan(long nanos) {
    return nanos - begunNanos > 0;
  }

  void changed(String method) {
    if (methods.contains(method)) {
      send(notification(method, Json.object()));
    }
  }

  void updated(String uri) {
    if (watched.containsKey(uri)) {
      send(notification("notifications/resources/updated", Json.object().put("uri", uri)));
    }
  }

  private synchronized void send(ObjectNode message) {
    if (waiting == null) {
      reply.message(message, null);
    } else if (waiting.size() < McpLimit.KEPT_EVENTS.value()) {
      waiting.add(message);
    }
  }

  private synchronized void acknowledge(ObjectNode message) {
    reply.message(message, null);
    List<ObjectNode> before = waiting == null ? List.of() : waiting;
    waiting = null;
    before.forEach(this::send);
  }

  /** From this side, in good order. */
  void end() {
    ObjectNode result = Json.object();
    result.putObject("_meta").set(Envelope.SUBSCRIPTION, request.id());
    reply.finish(Message.result(request.id(), result));
    left();
  }

  private void left() {
    if (session.listenings().remove(this)) {
      session
          .doors()
          .threads()
          .execute(() -> {
            watched.forEach((uri, place) -> {
              if (session.wishes().unwatch(uri) && !session.isOver()) {
                session.wishes().tell(place, false);
              }
            });
            if (session.listenings().isEmpty() && !session.isOver()) {
              session.wishes().wantLists(false);
            }
          });
    }
  }

  private ObjectNode notification(String method, ObjectNode params) {
    params.putObject("_meta").set(Envelope.SUBSCRIPTION, request.id());
    return Message.notification(method, params);
  }

  private void refuse(String why) {
    reply.finish(Message.error(request.id(), Message.INVALID_PARAMS, why));
  }
}
