package gatehouse.gateway.mcp;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import gatehouse.control.activity.Query;
import gatehouse.control.mcpserver.McpServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The other way to show an agent a project's tools: five, by which a model finds, reads and calls
 * the others. What may be found and called is the same as for direct calls.
 */
final class Navigator {
  private static final ArrayNode TOOLS = read();
  private static final int SUGGESTED = 10;
  private static final int MOST_SUGGESTED = 50;
  private static final int MOST_SCHEMAS = 20;
  private static final int LONGEST_QUERY = 500;
  private static final int SHORT = 300;

  private final AgentSession session;
  private final Message request;
  private final Reply reply;

  Navigator(AgentSession session, Message request, Reply reply) {
    this.session = session;
    this.request = request;
    this.reply = reply;
  }

  /** What is listed in this mode: the five tools, and nothing else. */
  static ObjectNode listed(String method) {
    ObjectNode result = Json.object();
    switch (method) {
      case "tools/list" -> result.set("tools", TOOLS.deepCopy());
      case "prompts/list" -> result.putArray("prompts");
      case "resources/list" -> result.putArray("resources");
      default -> result.putArray("resourceTemplates");
    }
    return result;
  }

  /** Answers the call of one of the five, or sees to it that somebody will. */
  void call(@Nullable String query, long begunNanos) {
    JsonNode given = request.params().path("arguments");
    ObjectNode arguments = given instanceof ObjectNode object ? object : Json.object();
    switch (request.text("name")) {
      case "invoke_tools" -> new Invocations(session, request, reply).start(query, begunNanos);
      case "suggest_tools" -> answer(query, () -> suggest(arguments));
      case "get_tool_schemas" -> answer(query, () -> schemas(arguments));
      case "get_context_map" -> answer(query, new ContextMap(session)::map);
      case "get_authentication_link" -> answer(query, new ContextMap(session)::link);
      default ->
          reply.finish(
              Message.error(
                  request.id(),
                  Message.INVALID_PARAMS,
                  "Unknown tool. Tools of servers are called by invoke_tools."));
    }
  }

  /** What an answer is made by; null when it has been given. */
  @FunctionalInterface
  private interface Maker {
    ObjectNode make() throws BadArguments;
  }

  /** What a model can put right. */
  private static final class BadArguments extends Exception {
    private static final long serialVersionUID = 1L;

    BadArguments(String message) {
      super(message, null, false, false);
    }
  }

  private void answer(@Nullable String query, Maker maker) {
    noteQuery(session, query);
    try {
      ObjectNode found = maker.make();
      ObjectNode result = Json.object();
      result.putArray("content").addObject().put("type", "text").put("text", found.toString());
      result.set("structuredContent", found);
      reply.finish(Message.result(request.id(), result));
    } catch (BadArguments e) {
      reply.finish(Message.result(request.id(), failure(String.valueOf(e.getMessage()))));
    }
  }

  /** A request of a person that reached no server is one all the same. */
  static void noteQuery(AgentSession session, @Nullable String query) {
    var admitted = session.admitted();
    session
        .doors()
        .activity()
        .accept(
            new Query(
                admitted.project().workspaceId(),
                admitted.project().id(),
                admitted.projectUserId(),
                admitted.agentId(),
                session.id(),
                query == null ? session.doors().ids().next().toString() : query,
                session.doors().clock().instant()));
  }

  static ObjectNode failure(String text) {
    ObjectNode result = Json.object().put("isError", true);
    result.putArray("content").addObject().put("type", "text").put("text", text);
    return result;
  }

  private ObjectNode suggest(ObjectNode arguments) throws BadArguments {
    String question = arguments.path("query").asText("").strip();
    if (question.isEmpty() || question.length() > LONGEST_QUERY) {
      throw new BadArguments("query must say in up to 500 characters what is to be done.");
    }
    int most = arguments.path("limit").asInt(SUGGESTED);
    if (most < 1 || most > MOST_SUGGESTED) {
      throw new BadArguments("limit must be from 1 to " + MOST_SUGGESTED + ".");
    }
    String server = arguments.path("server").asText("");
    ObjectNode listed = new Listings(session).of("tools/list");
    List<ObjectNode> tools = tools(listed);
    ObjectNode answer = Json.object();
    ArrayNode suggestions = answer.putArray("tools");
    for (ToolSearch.Found found : search(tools).search(question, tools.size())) {
      ObjectNode tool = found.tool();
      Names name = Names.parse(tool.path("name").asText());
      if (name == null || (!server.isEmpty() && !name.server().equals(server))) {
        continue;
      }
      ObjectNode one = suggestions.addObject().put("name", tool.path("name").asText());
      one.put("description", brief(tool.path("description").asText(tool.path("title").asText())));
      one.put("score", Math.round(found.score() * 100) / 100.0);
      if (suggestions.size() == most) {
        break;
      }
    }
    if (suggestions.isEmpty()) {
      answer.put("hint", "Nothing fits these words. get_context_map says what there is.");
    }
    unavailable(listed, answer);
    return answer;
  }

  private ObjectNode schemas(ObjectNode arguments) throws BadArguments {
    JsonNode names = arguments.path("names");
    if (!names.isArray() || names.isEmpty() || names.size() > MOST_SCHEMAS) {
      throw new BadArguments("names must be a list of 1 to " + MOST_SCHEMAS + " names of tools.");
    }
    ObjectNode listed = new Listings(session).of("tools/list");
    Map<String, ObjectNode> tools =
        tools(listed).stream()
            .collect(
                Collectors.toMap(tool -> tool.path("name").asText(), tool -> tool, (a, b) -> a));
    ObjectNode answer = Json.object();
    ArrayNode found = answer.putArray("tools");
    ArrayNode unknown = Json.array();
    for (JsonNode name : names) {
      ObjectNode tool = tools.get(name.asText());
      if (tool == null) {
        unknown.add(brief(name.asText()));
      } else {
        found.add(tool);
      }
    }
    if (!unknown.isEmpty()) {
      answer.set("unknown", unknown);
      unavailable(listed, answer);
    }
    return answer;
  }

  private ToolSearch search(List<ObjectNode> tools) {
    ToolSearch known = session.toolSearch();
    if (known != null && known.isOver(tools)) {
      return known;
    }
    Map<String, String> servers =
        session.allowed().servers().stream()
            .collect(Collectors.toMap(McpServer::slug, McpServer::name));
    ToolSearch made = ToolSearch.over(tools, servers);
    session.toolSearch(made);
    return made;
  }

  private static void unavailable(ObjectNode listed, ObjectNode answer) {
    JsonNode problems = listed.path("_meta").path(Catalogue.UNAVAILABLE);
    if (!problems.isMissingNode()) {
      answer.set("unavailable", problems);
    }
  }

  private static List<ObjectNode> tools(ObjectNode listed) {
    List<ObjectNode> tools = new ArrayList<>();
    listed.path("tools").forEach(tool -> tools.add((ObjectNode) tool));
    return tools;
  }

  private static String brief(String text) {
    return text.length() <= SHORT ? text : text.substring(0, SHORT) + "…";
  }

  private static ArrayNode read() {
    try (InputStream file = Navigator.class.getResourceAsStream("navigator-tools.json")) {
      return (ArrayNode) Json.read(java.util.Objects.requireNonNull(file).readAllBytes());
    } catch (IOException | MalformedMessageException e) {
      throw new UncheckedIOException(new IOException(e));
    }
  }
}
