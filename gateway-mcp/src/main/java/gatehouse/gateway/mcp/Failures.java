package gatehouse.gateway.mcp;

import com.fasterxml.jackson.databind.node.ObjectNode;
import gatehouse.control.activity.ErrorKind;
import gatehouse.control.agent.Admitted;
import gatehouse.control.mcpserver.McpServer;
import java.util.Locale;

/** How a failure is told: a tool's as a result that the model reads, others as errors. */
final class Failures {
  /** Which kind of failure it was, in {@code _meta} of a result and in {@code data} of an error. */
  static final String KIND = "gatehouse/error";

  private Failures() {}

  static ObjectNode of(Message request, UpstreamFailure why, boolean isTool) {
    return told(request, why.kind(), why.getMessage(), isTool);
  }

  /**
   * Says where the person can connect. A client that can show an address is given one to show; for
   * others it stands in the text.
   */
  static ObjectNode notConnected(
      AgentSession session, Message request, NotConnectedException e, boolean isTool) {
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
    if (!session.serverRequests().clientShowsAddresses()) {
      return told(
          request,
          ErrorKind.AUTHENTICATION,
          text + " Open this link to connect it, then try again: " + link,
          isTool);
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

  private static ObjectNode told(Message request, ErrorKind kind, String text, boolean isTool) {
    String word = kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
    if (!isTool) {
      ObjectNode error = Message.error(request.id(), Message.INTERNAL_ERROR, text);
      ((ObjectNode) error.path("error")).putObject("data").put(KIND, word);
      return error;
    }
    ObjectNode result = Json.object();
    result.putArray("content").addObject().put("type", "text").put("text", text);
    result.put("isError", true);
    result.putObject("_meta").put(KIND, word);
    return Message.result(request.id(), result);
  }
}
