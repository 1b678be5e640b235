package gatehouse.gateway.mcp;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import gatehouse.control.activity.ErrorKind;
import gatehouse.control.agent.Admitted;
import gatehouse.control.mcpserver.McpServer;
import java.util.Locale;

/** How a failure is told: a tool's as a result that the model reads, others as errors. */
final class Failures {
  /** Which kind of failure it was, in {@code _meta} of a result and in {@code data} of an error. */
  static final String KIND = "gatehouse/error";

  /** What questions of ours are called; servers' own go back to them. */
  private static final String OURS = "gatehouse-";

  private static final String CONNECT = OURS + "connect";

  private Failures() {}

  static ObjectNode of(Message request, UpstreamFailure why, boolean isTool) {
    return told(request, why.kind(), why.getMessage(), isTool);
  }

  /**
   * Says where the person can connect. A client that can show an address is given one to show; for
   * others it stands in the text.
   */
  static ObjectNode notConnected(
      AgentSession session,
      Message request,
      NotConnectedException e,
      boolean mayAsk,
      boolean isTool) {
    Admitted admitted = session.admitted();
    McpServer server = e.server();
    if (server.projectLevel()) {
      String what =
          switch (e.why()) {
            case NEVER -> "has no credential";
            case ENDED -> "has no credential any more";
            case TOO_NARROW -> "has no credential that allows this";
          };
      return told(
          request,
          ErrorKind.AUTHENTICATION,
          "The project %s for %s. An Editor of the project must connect it."
              .formatted(what, server.name()),
          isTool);
    }
    String link =
        session
            .doors()
            .authLinks()
            .personalFor(
                admitted.project().workspaceId(),
                admitted.project().id(),
                admitted.projectUserId());
    String text =
        switch (e.why()) {
          case NEVER -> admitted.email() + " has not connected " + server.name() + ".";
          case ENDED ->
              server.name() + " no longer accepts what " + admitted.email() + " has connected.";
          case TOO_NARROW ->
              server.name() + " wants more permissions than " + admitted.email() + " has given.";
        };
    boolean wasShown = request.params().path("inputResponses").has(CONNECT);
    boolean isShown = session.serverRequests().clientShowsAddresses() && !wasShown;
    if (!isShown || (session.isStateless() && !mayAsk)) {
      return told(
          request,
          ErrorKind.AUTHENTICATION,
          text + " Open this link to connect it, then try again: " + link,
          isTool);
    }
    if (session.isStateless()) {
      ObjectNode wanted = Json.object();
      wanted.set(CONNECT, toOpen(link, "Connect " + server.name() + " to go on."));
      return Message.result(request.id(), inputRequired(wanted));
    }
    ObjectNode error = Message.error(request.id(), Message.URL_ELICITATION_REQUIRED, text);
    ((ObjectNode) error.path("error"))
        .putObject("data")
        .put(KIND, "authentication")
        .putArray("elicitations")
        .addObject()
        .put("mode", "url")
        .put("elicitationId", session.doors().ids().next().toString())
        .put("url", link)
        .put("message", "Connect " + server.name() + " to go on.");
    return error;
  }

  private static ObjectNode toOpen(String link, String message) {
    ObjectNode question = Json.object().put("method", "elicitation/create");
    question.putObject("params").put("mode", "url").put("url", link).put("message", message);
    return question;
  }

  private static ObjectNode inputRequired(ObjectNode wanted) {
    ObjectNode result = Json.object().put("resultType", "input_required");
    result.set("inputRequests", wanted);
    return result;
  }

  /**
   * A server's error as the agent's revision has it: addresses to open are asked for in a result
   * where there are no sessions.
   */
  static ObjectNode translated(
      AgentSession session, ObjectNode answer, boolean mayAsk, boolean isTool) {
    JsonNode error = answer.path("error");
    if (!session.isStateless() || error.path("code").asInt() != Message.URL_ELICITATION_REQUIRED) {
      return answer;
    }
    ObjectNode wanted = Json.object();
    StringBuilder text = new StringBuilder(error.path("message").asText());
    for (JsonNode one : error.path("data").path("elicitations")) {
      String link = one.path("url").asText();
      String message = one.path("message").asText();
      wanted.set(OURS + "open-" + (wanted.size() + 1), toOpen(link, message));
      text.append('\n').append(message).append(' ').append(link);
    }
    return session.serverRequests().clientShowsAddresses() && mayAsk && !wanted.isEmpty()
        ? Message.result(answer.path("id"), inputRequired(wanted))
        : told(answer.path("id"), ErrorKind.EXECUTION, text.toString(), isTool);
  }

  /** Parameters without the answers to what we ourselves have asked. */
  static ObjectNode withoutOurInputs(ObjectNode params) {
    if (params.get("inputResponses") instanceof ObjectNode given) {
      ObjectNode rest = Json.object();
      given.properties().stream()
          .filter(answer -> !answer.getKey().startsWith(OURS))
          .forEach(answer -> rest.set(answer.getKey(), answer.getValue()));
      if (rest.isEmpty() && !given.isEmpty()) {
        params.remove("inputResponses");
      } else {
        params.set("inputResponses", rest);
      }
    }
    return params;
  }

  private static ObjectNode told(Message request, ErrorKind kind, String text, boolean isTool) {
    return told(request.id(), kind, text, isTool);
  }

  private static ObjectNode told(JsonNode id, ErrorKind kind, String text, boolean isTool) {
    String word = kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
    if (!isTool) {
      ObjectNode error = Message.error(id, Message.INTERNAL_ERROR, text);
      ((ObjectNode) error.path("error")).putObject("data").put(KIND, word);
      return error;
    }
    ObjectNode result = Json.object();
    result.putArray("content").addObject().put("type", "text").put("text", text);
    result.put("isError", true);
    result.putObject("_meta").put(KIND, word);
    return Message.result(id, result);
  }
}
