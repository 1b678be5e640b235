package gatehouse.gateway.mcp;

import com.fasterxml.jackson.databind.node.ObjectNode;
import gatehouse.control.mcpserver.McpServer;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What each request of an agent means: answered here, gathered from all servers, or sent to one.
 */
final class Requests {
  private final AgentSession session;
  private final Message request;
  private final Reply reply;
  private final Map<String, String> headers;

  /**
   * Not begun yet.
   *
   * @param headers that repeat arguments of a tool for its server
   */
  Requests(AgentSession session, Message request, Reply reply, Map<String, String> headers) {
    this.session = session;
    this.request = request;
    this.reply = reply;
    this.headers = headers;
  }

  /**
   * Answers, or sees to it that somebody will.
   *
   * @param query what this call shares with others of the same request; null for nothing
   */
  void answer(@Nullable String query, long begunNanos) {
    if (session.isStateless() && goesOn()) {
      return;
    }
    switch (request.method()) {
      case "ping" -> reply.finish(Message.result(request.id(), Json.object()));
      case "tools/list", "prompts/list", "resources/list", "resources/templates/list" -> list();
      case "tools/call" -> callTool(query, begunNanos);
      case "prompts/get" -> getPrompt();
      case "resources/read", "resources/subscribe", "resources/unsubscribe" -> resource();
      case "completion/complete" -> complete();
      case "logging/setLevel" -> setLevel();
      default -> refuse(Message.METHOD_NOT_FOUND, "This method is not offered here.");
    }
  }

  private void list() {
    session.voice().listed(); // before it is made: what changes from now on is news
    if (session.isNavigating()) {
      reply.finish(Message.result(request.id(), Navigator.listed(request.method())));
      return;
    }
    if (request.params().has("cursor")) {
      refuse(Message.INVALID_PARAMS, "There is one page, and it has no cursor.");
      return;
    }
    reply.finish(Message.result(request.id(), new Listings(session).of(request.method())));
  }

  /** True when this request goes on with a call that waits for it. */
  private boolean goesOn() {
    String mark = request.text("requestState");
    if (!Pause.isMark(mark)) {
      return false;
    }
    Pause waiting = session.pauses().get(mark);
    if (waiting == null || !waiting.isOf(request) || !session.pauses().remove(mark, waiting)) {
      refuse(Message.INVALID_PARAMS, "requestState: no call waits for this. Call anew.");
    } else {
      waiting.ended(request, reply);
    }
    return true;
  }

  private void callTool(@Nullable String query, long begunNanos) {
    if (session.isNavigating()) {
      new Navigator(session, request, reply).call(query, begunNanos);
      return;
    }
    Relay relay = toolCall(session, request, reply, headers, query, begunNanos);
    if (relay == null) {
      refuse(Message.INVALID_PARAMS, "Unknown tool: " + brief(request.text("name")));
    } else {
      relay.start();
    }
  }

  /**
   * The way of one call of a tool, to be started; null when there is no such tool for this person.
   *
   * @param query what it shares with others of the same request; null for nothing
   */
  static @Nullable Relay toolCall(
      AgentSession session,
      Message request,
      Reply reply,
      Map<String, String> headers,
      @Nullable String query,
      long begunNanos) {
    Names name = Names.parse(request.text("name"));
    McpServer server = name == null ? null : session.allowed().server(name.server());
    if (name == null
        || server == null
        || !session.admitted().rules().allows(name.server(), name.own())) {
      return null;
    }
    ObjectNode params = copy(request).put("name", name.own());
    params.remove("task"); // not offered, so it is ignored, as the protocol asks
    ToolCallRecord record =
        new ToolCallRecord(
            session.doors(),
            session.admitted(),
            session.id(),
            server.id(),
            name.own(),
            query,
            begunNanos);
    ObjectNode own = Failures.withoutOurInputs(params);
    return new Relay(
        session, request, reply, server, own, headers, UnaryOperator.identity(), record);
  }

  private void getPrompt() {
    Names name = Names.parse(request.text("name"));
    Optional<McpServer> server = server(name);
    if (name == null
        || server.isEmpty()
        || !session.admitted().rules().allows(name.server(), name.own())) {
      refuse(Message.INVALID_PARAMS, "Unknown prompt: " + brief(request.text("name")));
      return;
    }
    relay(server.get(), copy(request).put("name", name.own()), UnaryOperator.identity(), null);
  }

  private void resource() {
    String uri = request.text("uri");
    ResourceRoutes.Place place = new Listings(session).place(uri);
    Optional<McpServer> server = place == null ? Optional.empty() : bySlug(place.server());
    if (place == null || server.isEmpty()) {
      ObjectNode error =
          Message.error(request.id(), Message.RESOURCE_NOT_FOUND, "Resource not found");
      ((ObjectNode) error.path("error")).putObject("data").put("uri", brief(uri));
      reply.finish(error);
      return;
    }
    switch (request.method()) {
      case "resources/subscribe" -> {
        if (!session.wishes().watchOnce(uri, place)) {
          refuse(
              Message.INVALID_REQUEST, "Too many resources are watched. End some of them first.");
          return;
        }
      }
      case "resources/unsubscribe" -> session.wishes().unwatch(uri);
      default -> {}
    }
    relay(
        server.get(),
        copy(request).put("uri", place.uri()),
        result -> Listings.withUri(result, place.uri(), uri),
        null);
  }

  private void complete() {
    Completion completion = Completion.of(session, request);
    if (completion == null) {
      refuse(Message.INVALID_PARAMS, "There is no such prompt or resource template.");
    } else {
      relay(completion.server(), completion.params(), UnaryOperator.identity(), null);
    }
  }

  private void setLevel() {
    String level = request.text("level");
    if (!LogLevels.isKnown(level)) {
      refuse(Message.INVALID_PARAMS, "level must be one of " + LogLevels.all());
      return;
    }
    session.wishes().logAt(level);
    reply.finish(Message.result(request.id(), Json.object()));
  }

  private void relay(
      McpServer server,
      ObjectNode params,
      UnaryOperator<ObjectNode> result,
      @Nullable ToolCallRecord record) {
    ObjectNode own = Failures.withoutOurInputs(params);
    new Relay(session, request, reply, server, own, headers, result, record).start();
  }

  private Optional<McpServer> server(@Nullable Names name) {
    return name == null ? Optional.empty() : bySlug(name.server());
  }

  private Optional<McpServer> bySlug(String slug) {
    return Optional.ofNullable(session.allowed().server(slug));
  }

  /** The parameters, to change one of them; what they hold is shared. */
  private static ObjectNode copy(Message request) {
    ObjectNode copy = Json.object();
    copy.setAll(request.params());
    return copy;
  }

  private void refuse(int code, String message) {
    reply.finish(Message.error(request.id(), code, message));
  }

  static String brief(String text) {
    return text.length() <= 200 ? text : text.substring(0, 200) + "…";
  }
}
