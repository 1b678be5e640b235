package gatehouse.gateway.mcp;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What an agent wants servers to tell by themselves: log messages, changes of lists and of
 * resources. Each server is told when our session with it begins, and when something changes.
 */
final class Wishes {
  private final Supplier<List<UpstreamSession>> open;
  private final Map<String, Watched> watched = new ConcurrentHashMap<>();
  private final Map<UpstreamSession, String> levels = new ConcurrentHashMap<>();
  private volatile @Nullable String logLevel;
  private volatile boolean lists;

  private record Watched(ResourceRoutes.Place place, int times) {}

  /**
   * None yet.
   *
   * @param lists whether changes of lists are wanted from the beginning
   */
  Wishes(Supplier<List<UpstreamSession>> open, boolean lists) {
    this.open = open;
    this.lists = lists;
  }

  void greet(UpstreamSession upstream) {
    if (upstream.isStateless()) {
      upstream.news().want(lists, urisOf(upstream));
      return;
    }
    tellLevel(upstream, logLevel);
    urisOf(upstream).forEach(uri -> subscription(upstream, "resources/subscribe", uri));
  }

  /** The level servers are to log at; those that are asked later are told then. */
  void logAt(String level) {
    logLevel = level;
    open.get().stream()
        .filter(upstream -> !upstream.isStateless())
        .forEach(upstream -> tellLevel(upstream, level));
  }

  /** The parameters of a call with the level its messages shall have, or the server told of it. */
  ObjectNode withLevel(UpstreamSession upstream, ObjectNode params, @Nullable String ofThisCall) {
    String level = ofThisCall == null ? logLevel : ofThisCall;
    if (level == null) {
      return params;
    }
    if (!upstream.isStateless()) {
      String told = levels.get(upstream);
      if (ofThisCall != null && (told == null || !LogLevels.reaches(level, told))) {
        tellLevel(upstream, level);
      }
      return params;
    }
    ObjectNode leveled = Json.object();
    leveled.setAll(params);
    ObjectNode meta = Json.object();
    if (params.get("_meta") instanceof ObjectNode given) {
      meta.setAll(given);
    }
    leveled.set("_meta", meta.put(Envelope.LOG_LEVEL, level));
    return leveled;
  }

  private void tellLevel(UpstreamSession upstream, @Nullable String level) {
    if (level != null && upstream.offers("logging")) {
      levels.keySet().removeIf(UpstreamSession::isClosed);
      levels.put(upstream, level);
      quietly(upstream, "logging/setLevel", Json.object().put("level", level));
    }
  }

  void wantLists(boolean wanted) {
    if (lists != wanted) {
      lists = wanted;
      open.get().stream().filter(UpstreamSession::isStateless).forEach(this::greet);
    }
  }

  /** Notes that a resource is watched; true when it was not before. */
  boolean watch(String shown, ResourceRoutes.Place place) {
    Watched now =
        watched.merge(
            shown, new Watched(place, 1), (old, one) -> new Watched(place, old.times() + 1));
    return now.times() == 1;
  }

  /**
   * The same for a session, in which one may say so twice and take it back once.
   *
   * @return false when there are too many
   */
  boolean watchOnce(String shown, ResourceRoutes.Place place) {
    if (watched.size() >= McpLimit.WATCHED.value() && !watched.containsKey(shown)) {
      return false;
    }
    watched.put(shown, new Watched(place, 1));
    return true;
  }

  /** True when nobody watches it any more. */
  boolean unwatch(String shown) {
    return watched.computeIfPresent(
            shown,
            (uri, old) -> old.times() == 1 ? null : new Watched(old.place(), old.times() - 1))
        == null;
  }

  /** Tells the server of a resource that it is watched now, or no longer. */
  void tell(ResourceRoutes.Place place, boolean isWatched) {
    for (UpstreamSession upstream : open.get()) {
      if (!upstream.server().slug().equals(place.server())) {
        continue;
      }
      if (upstream.isStateless()) {
        upstream.news().want(lists, urisOf(upstream));
      } else {
        subscription(
            upstream, isWatched ? "resources/subscribe" : "resources/unsubscribe", place.uri());
      }
    }
  }

  /** The URI under which the agent watches a server's resource; null when it does not. */
  @Nullable String shown(String server, String uri) {
    ResourceRoutes.Place place = new ResourceRoutes.Place(server, uri);
    return watched.entrySet().stream()
        .filter(entry -> entry.getValue().place().equals(place))
        .map(Map.Entry::getKey)
        .findFirst()
        .orElse(null);
  }

  private List<String> urisOf(UpstreamSession upstream) {
    return watched.values().stream()
        .map(Watched::place)
        .filter(place -> place.server().equals(upstream.server().slug()))
        .map(ResourceRoutes.Place::uri)
        .distinct()
        .sorted()
        .toList();
  }

  private static void subscription(UpstreamSession upstream, String method, String uri) {
    quietly(upstream, method, Json.object().put("uri", uri));
  }

  private static void quietly(UpstreamSession upstream, String method, ObjectNode params) {
    try {
      Waiting.ask(upstream, method, params, McpLimit.LIST_SECONDS.seconds());
    } catch (UpstreamFailure | Waiting.Refused e) {
      // It logs as it likes, or what was watched is gone: reading it will say so.
    }
  }
}
