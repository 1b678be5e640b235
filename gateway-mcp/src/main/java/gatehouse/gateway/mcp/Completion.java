package gatehouse.gateway.mcp;

import com.fasterxml.jackson.databind.node.ObjectNode;
import gatehouse.control.mcpserver.McpServer;
import org.jspecify.annotations.Nullable;

/**
 * A request for suggestions, as the server knows what they are for.
 *
 * @param params the agent's, with the server's own name of the prompt or template
 */
record Completion(McpServer server, ObjectNode params) {

  /** Null when there is no such prompt or template. */
  static @Nullable Completion of(AgentSession session, Message request) {
    if (!(request.params().get("ref") instanceof ObjectNode ref)) {
      return null;
    }
    ObjectNode own = ref.deepCopy();
    String server;
    if (ref.path("type").asText().equals("ref/resource")) {
      ResourceRoutes.Place place = new Listings(session).place(ref.path("uri").asText());
      server = place == null ? "" : place.server();
      own.put("uri", place == null ? "" : place.uri());
    } else {
      Names name = Names.parse(ref.path("name").asText());
      server = name == null ? "" : name.server();
      String prompt = name == null ? "" : name.own();
      own.put("name", prompt);
      if (!session.admitted().rules().allows(server, prompt)) {
        return null;
      }
    }
    McpServer found = session.allowed().server(server);
    if (found == null) {
      return null;
    }
    ObjectNode params = Json.object();
    params.setAll(request.params());
    params.set("ref", own);
    return new Completion(found, params);
  }
}
