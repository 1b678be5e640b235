package gatehouse.gateway.mcp;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import gatehouse.control.agent.Admitted;
import gatehouse.control.mcpserver.McpServer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What there is for a person in a project, and what they must connect first. */
final class ContextMap {
  private static final int NAMES_SHOWN = 60;

  private final AgentSession session;

  ContextMap(AgentSession session) {
    this.session = session;
  }

  /** For whom the agent works, the servers, their state, and the names of their tools. */
  ObjectNode map() {
    ObjectNode listed = new Listings(session).of("tools/list");
    Map<String, List<String>> names = new HashMap<>();
    for (JsonNode tool : listed.path("tools")) {
      Names name = Names.parse(tool.path("name").asText());
      if (name != null) {
        names
            .computeIfAbsent(name.server(), s -> new ArrayList<>())
            .add(tool.path("name").asText());
      }
    }
    Map<String, String> problems = new HashMap<>();
    for (JsonNode problem : listed.path("_meta").path(Catalogue.UNAVAILABLE)) {
      problems.put(problem.path("server").asText(), problem.path("reason").asText());
    }
    ObjectNode map = Json.object();
    map.put("person", session.admitted().email());
    map.put("project", session.admitted().project().name());
    ArrayNode servers = map.putArray("servers");
    for (McpServer server : session.allowed().servers()) {
      describe(
          servers.addObject(),
          server,
          problems.getOrDefault(server.slug(), ""),
          names.getOrDefault(server.slug(), List.of()));
    }
    return map;
  }

  private static void describe(
      ObjectNode one, McpServer server, String problem, List<String> tools) {
    one.put("server", server.slug()).put("name", server.name());
    if (!server.description().isEmpty()) {
      one.put("description", server.description());
    }
    boolean waiting = problem.equals(Catalogue.NOT_CONNECTED);
    one.put("state", problem.isEmpty() ? "ready" : waiting ? problem : "unavailable");
    if (!problem.isEmpty() && !waiting) {
      one.put("reason", problem);
    }
    one.put("toolCount", tools.size());
    ArrayNode shown = one.putArray("tools");
    tools.stream().limit(NAMES_SHOWN).forEach(shown::add);
  }

  /** Where the person connects what needs an account or a key of theirs. */
  ObjectNode link() {
    Admitted admitted = session.admitted();
    ObjectNode link = Json.object();
    link.put(
        "link",
        session
            .doors()
            .authLinks()
            .personalFor(
                admitted.project().workspaceId(),
                admitted.project().id(),
                admitted.projectUserId()));
    link.put("for", admitted.email());
    ArrayNode waiting = link.putArray("notConnected");
    for (McpServer server : session.allowed().servers()) {
      if (server.userLevel() && !session.upstreams().isConnected(server)) {
        waiting.add(server.name());
      }
    }
    return link;
  }
}
