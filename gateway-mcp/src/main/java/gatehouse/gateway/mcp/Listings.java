package gatehouse.gateway.mcp;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import gatehouse.control.mcpserver.McpServer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How servers' tools, prompts and resources are shown to an agent, and found again. */
final class Listings {
  private final AgentSession session;
  private final Catalogue catalogue;

  Listings(AgentSession session) {
    this.session = session;
    this.catalogue = new Catalogue(session);
  }

  ObjectNode of(String method) {
    return switch (method) {
      case "tools/list" -> catalogue.list(method, "tools", "tools", this::tool);
      case "prompts/list" -> catalogue.list(method, "prompts", "prompts", this::named);
      case "resources/list" -> catalogue.list(method, "resources", "resources", this::resource);
      case "resources/templates/list" ->
          catalogue.list(method, "resources", "resourceTemplates", this::template);
      default -> throw new IllegalArgumentException(method);
    };
  }

  /** The server that a URI belongs to; asks all of them what they have when it was never shown. */
  ResourceRoutes.@Nullable Place place(String uri) {
    List<String> servers =
        session.allowed().servers().stream()
            .map(McpServer::slug)
            .filter(session.allowed()::mayRead)
            .toList();
    ResourceRoutes.Place known = session.routes().find(uri, servers);
    if (known != null || uri.isEmpty()) {
      return known;
    }
    of("resources/list");
    of("resources/templates/list");
    ResourceRoutes.Place found = session.routes().find(uri, servers);
    if (found != null) {
      return found;
    }
    // Servers need not list all they have: the only one that has any is asked.
    List<UpstreamSession> offering =
        session.upstreams().open().stream()
            .filter(up -> up.offers("resources") && session.allowed().mayRead(up.server().slug()))
            .toList();
    return offering.size() == 1
        ? new ResourceRoutes.Place(offering.getFirst().server().slug(), uri)
        : null;
  }

  private @Nullable ObjectNode tool(McpServer server, ObjectNode tool) {
    // Those that run as tasks only cannot be called through here, so they are not offered.
    boolean asTaskOnly = tool.path("execution").path("taskSupport").asText().equals("required");
    ObjectNode shown = named(server, tool);
    // Nor are those whose headers no client could send (2026-07-28).
    if (asTaskOnly || shown == null || !ParamHeaders.of(tool.path("inputSchema")).isValid()) {
      return null;
    }
    JsonNode output = shown.path("outputSchema");
    if (!session.isStateless() && !output.path("type").asText("object").equals("object")) {
      shown.remove("outputSchema"); // clients of these revisions know objects only
    }
    shown.remove("execution");
    return shown;
  }

  private @Nullable ObjectNode named(McpServer server, ObjectNode item) {
    String name = item.path("name").asText();
    if (name.isEmpty() || !session.admitted().rules().allows(server.slug(), name)) {
      return null;
    }
    return item.put("name", Names.joined(server.slug(), name));
  }

  private @Nullable ObjectNode resource(McpServer server, ObjectNode item) {
    if (!session.allowed().mayRead(server.slug())) {
      return null;
    }
    return item.put("uri", session.routes().shown(server.slug(), item.path("uri").asText()));
  }

  private @Nullable ObjectNode template(McpServer server, ObjectNode item) {
    if (!session.allowed().mayRead(server.slug())) {
      return null;
    }
    String template = item.path("uriTemplate").asText();
    return item.put("uriTemplate", session.routes().shownTemplate(server.slug(), template));
  }

  /** A resource under the URI by which it was asked for. */
  static ObjectNode withUri(ObjectNode result, String own, String asked) {
    if (!own.equals(asked)) {
      for (JsonNode part : result.path("contents")) {
        if (part instanceof ObjectNode content && content.path("uri").asText().equals(own)) {
          content.put("uri", asked);
        }
      }
    }
    return result;
  }
}
