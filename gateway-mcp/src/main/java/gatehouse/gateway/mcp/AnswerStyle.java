package gatehouse.gateway.mcp;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import gatehouse.control.agent.AgentMode;
import gatehouse.control.project.Project;
import java.util.Set;

/** What answers look like in the two kinds of revisions, whatever the server's own is. */
sealed interface AnswerStyle {
  /** The answer to a request of this method, changed to fit. */
  ObjectNode shaped(String method, ObjectNode answer);

  /** The HTTP status of an answer that is not part of a stream. */
  int status(ObjectNode answer);

  /** What this endpoint can do for an agent that is shown the tools in this way. */
  static ObjectNode offered(AgentMode mode) {
    ObjectNode offered = Json.object();
    offered.putObject("tools").put("listChanged", true);
    offered.putObject("logging");
    if (mode == AgentMode.NAVIGATOR) {
      return offered;
    }
    offered.putObject("prompts").put("listChanged", true);
    offered.putObject("resources").put("subscribe", true).put("listChanged", true);
    offered.putObject("completions");
    return offered;
  }

  static ObjectNode identity(Project project) {
    return Json.object().put("name", "gatehouse").put("title", project.name()).put("version", "1");
  }

  /** Results without what only the stateless revision knows. */
  record WithSessions() implements AnswerStyle {
    @Override
    public ObjectNode shaped(String method, ObjectNode answer) {
      if (answer.get("result") instanceof ObjectNode result) {
        result.remove("resultType");
        result.remove("ttlMs");
        result.remove("cacheScope");
        JsonNode structured = result.path("structuredContent");
        if (!structured.isMissingNode() && !structured.isObject()) {
          result.remove("structuredContent"); // an object in these revisions; the text says it too
        }
      }
      return answer;
    }

    @Override
    public int status(ObjectNode answer) {
      return 200;
    }
  }

  /**
   * Results that say what they are, who gives them, and how long they may be kept.
   *
   * @param server who we are
   */
  record Stateless(ObjectNode server) implements AnswerStyle {
    private static final Set<String> KEPT =
        Set.of(
            "server/discover",
            "tools/list",
            "prompts/list",
            "resources/list",
            "resources/templates/list",
            "resources/read");

    @Override
    public ObjectNode shaped(String method, ObjectNode answer) {
      if (answer.get("result") instanceof ObjectNode result) {
        if (!result.has("resultType")) {
          result.put("resultType", "complete");
        }
        if (KEPT.contains(method) && result.path("resultType").asText().equals("complete")) {
          if (!result.path("ttlMs").isIntegralNumber()) {
            result.put("ttlMs", 0);
          }
          result.put("cacheScope", "private"); // what a person sees is theirs, whatever it says
        }
        ObjectNode meta = Json.object();
        if (result.get("_meta") instanceof ObjectNode given) {
          meta.setAll(given);
        }
        meta.set(Envelope.SERVER, server);
        result.set("_meta", meta);
      } else if (answer.path("error").path("code").asInt() == Message.RESOURCE_NOT_FOUND
          && answer.get("error") instanceof ObjectNode error) {
        error.put("code", Message.INVALID_PARAMS);
      }
      return answer;
    }

    @Override
    public int status(ObjectNode answer) {
      return switch (answer.path("error").path("code").asInt()) {
        case Message.METHOD_NOT_FOUND -> 404;
        case Message.HEADER_MISMATCH, Message.MISSING_CAPABILITY, Message.UNSUPPORTED_VERSION ->
            400;
        default -> 200;
      };
    }
  }
}
