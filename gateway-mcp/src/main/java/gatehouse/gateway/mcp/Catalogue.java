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
  private static final String UNAVAILABLE = "gatehouse/unavailable";

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
        session.servers().stream()
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
        ObjectNode mine = shown.of(part.server(), item);
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
    if (session.upstreams().isDead(server)) {
      return new Part(server, List.of(), server.name() + " did not answer a moment ago.");
    }
    try {
      UpstreamSession upstream = session.upstreams().to(server).session();
      if (!upstream.offers(capability)) {
        return new Part(server, List.of(), null);
      }
      return new Part(server, Pages.of(upstream, method, field), null);
    } catch (NotConnectedException e) {
      return new Part(server, List.of(), "not connected");
    } catch (Waiting.Refused e) {
      boolean absent =
          e.error().body().path("error").path("code").asInt() == Message.METHOD_NOT_FOUND;
      return new Part(server, List.of(), absent ? null : e.getMessage());
    } catch (UpstreamFailure e) {
      if (e.isSessionGone()) {
        return again(server, method, field);
      }
      return new Part(server, List.of(), e.getMessage());
    }
  }

  /** In a new session, once. */
  private Part again(McpServer server, String method, String field) {
    try {
      Upstreams.Way way = session.upstreams().to(server);
      session.upstreams().forget(way.session());
      return new Part(
          server, Pages.of(session.upstreams().to(server).session(), method, field), null);
    } catch (NotConnectedException | Waiting.Refused | UpstreamFailure e) {
      return new Part(server, List.of(), e.getMessage());
    }
  }
}
