package gatehouse.gateway.mcp;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import gatehouse.control.mcpserver.McpServer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * What all servers offer, as one list. They are asked at the same time; one that does not answer is
 * left out and named in {@code _meta}.
 */
final class Catalogue {
  private static final String TOOLS = "tools/list";
  static final String UNAVAILABLE = "gatehouse/unavailable";

  /** The reason that is left out of lists because the person has no credential for it. */
  static final String NOT_CONNECTED = "not-connected";

  private final AgentSession session;

  Catalogue(AgentSession session) {
    this.session = session;
  }

  /** Turns a server's item into the agent's; null leaves it out. */
  @FunctionalInterface
  interface Shown {
    @Nullable ObjectNode of(McpServer server, ObjectNode item);
  }

  private record Part(McpServer server, List<ObjectNode> items, @Nullable String problem) {}

  ObjectNode list(String method, String capability, String field, Shown shown) {
    List<CompletableFuture<Part>> parts =
        session.allowed().servers().stream()
            .map(server ->
                CompletableFuture.supplyAsync(
                    () -> part(server, method, capability, field), session.doors().threads()))
            .toList();
    ObjectNode result = Json.object();
    ArrayNode all = result.putArray(field);
    ArrayNode problems = Json.array();
    for (CompletableFuture<Part> future : parts) {
      Part part = future.join();
      for (ObjectNode item : part.items()) {
        ObjectNode copy = Json.object();
        copy.setAll(item); // the item itself may be remembered, for others too
        ObjectNode mine = shown.of(part.server(), copy);
        if (mine != null) {
          all.add(mine);
        }
      }
      if (part.problem() != null) {
        problems.addObject().put("server", part.server().slug()).put("reason", part.problem());
      }
    }
    if (!problems.isEmpty()) {
      result.putObject("_meta").set(UNAVAILABLE, problems);
    }
    return result;
  }

  private Part part(McpServer server, String method, String capability, String field) {
    try {
      return method.equals(TOOLS)
          ? new Part(server, tools(server, capability, field), null)
          : new Part(server, asked(server, method, capability, field), null);
    } catch (NotConnectedException e) {
      return new Part(server, List.of(), NOT_CONNECTED);
    } catch (Waiting.Refused e) {
      boolean absent =
          e.error().body().path("error").path("code").asInt() == Message.METHOD_NOT_FOUND;
      return new Part(server, List.of(), absent ? null : e.getMessage());
    } catch (UpstreamFailure e) {
      return new Part(server, List.of(), e.getMessage());
    }
  }

  /** From memory where they were asked for a moment ago. */
  private List<ObjectNode> tools(McpServer server, String capability, String field) {
    ToolCache cache = session.doors().tools();
    ToolCache.Key key = session.upstreams().toolsKey(server);
    long epoch = cache.epoch(key);
    List<ObjectNode> known = cache.find(key);
    if (known != null) {
      listen(server);
      return known;
    }
    List<ObjectNode> tools = asked(server, TOOLS, capability, field);
    cache.keep(key, tools, epoch);
    return tools;
  }

  /** Only who has a session with a server hears from it that its tools have changed. */
  private void listen(McpServer server) {
    session
        .doors()
        .threads()
        .execute(() -> {
          try {
            session.upstreams().to(server);
          } catch (NotConnectedException | UpstreamFailure e) {
            // Whoever calls one of them is told.
          }
        });
  }

  private List<ObjectNode> asked(McpServer server, String method, String capability, String field) {
    if (session.upstreams().isDead(server)) {
      throw UpstreamFailure.execution(server.name() + " did not answer a moment ago.");
    }
    Upstreams.Way way = session.upstreams().to(server);
    try {
      return pages(way, method, capability, field);
    } catch (UpstreamFailure e) {
      if (!e.isSessionGone()) {
        throw e;
      }
      session.upstreams().forget(way.session()); // once more, in a new session
      return pages(session.upstreams().to(server), method, capability, field);
    }
  }

  private static List<ObjectNode> pages(
      Upstreams.Way way, String method, String capability, String field) {
    return way.session().offers(capability) ? Pages.of(way.session(), method, field) : List.of();
  }
}
