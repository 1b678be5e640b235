package gatehouse.gateway.mcp;

import com.fasterxml.jackson.databind.node.ObjectNode;
import gatehouse.control.agent.AgentMode;
import gatehouse.control.mcpserver.McpServer;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What each request of an agent means: answered here, gathered from all servers, or sent to one.
 */
final class Requests {
  private static final Set<String> LEVELS =
      Set.of("debug", "info", "notice", "warning", "error", "critical", "alert", "emergency");

  private final AgentSession session;
  private final Message request;
  private final Reply reply;

  Requests(AgentSession session, Message request, Reply reply) {
    this.session = session;
    this.request = request;
    this.reply = reply;
  }

  /**
   * Answers, or sees to it that somebody will.
   *
   * @param query what this call shares with others of the same request; null for nothing
   */
  void answer(@Nullable String query, long begunNanos) {
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
    if (isNavigating()) {
      reply.finish(Message.result(request.id(), Navigator.listed(request.method())));
      return;
    }
    if (request.params().has("cursor")) {
      refuse(Message.INVALID_PARAMS, "There is one page, and it has no cursor.");
      return;
    }
    reply.finish(Message.result(request.id(), new Listings(session).of(request.method())));
  }

  private void callTool(@Nullable String query, long begunNanos) {
    if (isNavigating()) {
      new Navigator(session, request, reply).call(query, begunNanos);
      return;
    }
    Relay relay = toolCall(session, request, reply, query, begunNanos);
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
      AgentSession session, Message request, Reply reply, @Nullable String query, long begunNanos) {
    Names name = Names.parse(request.text("name"));
    McpServer server = name == null ? null : session.server(name.server());
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
    return new Relay(session, request, reply, server, params, UnaryOperator.identity(), record);
  }

  private boolean isNavigating() {
    return session.admitted().mode() == AgentMode.NAVIGATOR;
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
    relay(server.get(), copy().put("name", name.own()), UnaryOperator.identity(), null);
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
      case "resources/subscribe" -> session.subscriptions().put(uri, place);
      case "resources/unsubscribe" -> session.subscriptions().remove(uri);
      default -> {}
    }
    relay(
        server.get(),
        copy().put("uri", place.uri()),
        result -> Listings.withUri(result, place.uri(), uri),
        null);
  }

  private void complete() {
    ObjectNode params = copy();
    if (!(params.get("ref") instanceof ObjectNode ref)) {
      refuse(Message.INVALID_PARAMS, "ref is missing.");
      return;
    }
    Optional<McpServer> server;
    ObjectNode own = ref.deepCopy();
    if (ref.path("type").asText().equals("ref/resource")) {
      ResourceRoutes.Place place = new Listings(session).place(ref.path("uri").asText());
      server = place == null ? Optional.empty() : bySlug(place.server());
      own.put("uri", place == null ? "" : place.uri());
    } else {
      Names name = Names.parse(ref.path("name").asText());
      server = server(name);
      own.put("name", name == null ? "" : name.own());
    }
    if (server.isEmpty()) {
      refuse(Message.INVALID_PARAMS, "There is no such prompt or resource template.");
      return;
    }
    params.set("ref", own);
    relay(server.get(), params, UnaryOperator.identity(), null);
  }

  private void setLevel() {
    String level = request.text("level");
    if (!LEVELS.contains(level)) {
      refuse(Message.INVALID_PARAMS, "level must be one of " + LEVELS.stream().sorted().toList());
      return;
    }
    session.logAt(level);
    reply.finish(Message.result(request.id(), Json.object()));
  }

  private void relay(
      McpServer server,
      ObjectNode params,
      UnaryOperator<ObjectNode> result,
      @Nullable ToolCallRecord record) {
    new Relay(session, request, reply, server, params, result, record).start();
  }

  private Optional<McpServer> server(@Nullable Names name) {
    return name == null ? Optional.empty() : bySlug(name.server());
  }

  private Optional<McpServer> bySlug(String slug) {
    return Optional.ofNullable(session.server(slug));
  }

  /** The parameters, to change one of them; what they hold is shared. */
  private ObjectNode copy() {
    return copy(request);
  }

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
