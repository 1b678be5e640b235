package gatehouse.gateway.mcp;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Several calls of tools in one request. Each goes the way of a call of its own: the same rules and
 * credentials, recorded by itself, cut by itself. They share the request's query.
 */
final class Invocations implements Work {
  private final AgentSession session;
  private final Message request;
  private final Reply reply;
  private final String key;
  private final List<Relay> relays = new ArrayList<>();
  private final InvokedProgress progress;
  private final AtomicInteger left = new AtomicInteger();
  private volatile boolean cancelled;

  Invocations(AgentSession session, Message request, Reply reply) {
    this.session = session;
    this.request = request;
    this.reply = reply;
    this.key = session.running().keyOf(request);
    this.progress = new InvokedProgress(request.progressToken(), reply);
  }

  /** The answer to one of the calls, until all are there. */
  private final class Part implements Reply {
    private final int number;
    private final String tool;
    private @Nullable ObjectNode answer;

    Part(int number, String tool) {
      this.number = number;
      this.tool = tool;
    }

    @Override
    public void streaming() {
      reply.streaming();
    }

    @Override
    public void message(ObjectNode message, Lane.@Nullable Flow flow) {
      if (message.path("method").asText().equals("notifications/progress")) {
        progress.of(number, message.path("params"), flow);
      } else {
        reply.message(message, flow);
      }
    }

    @Override
    public void finish(ObjectNode response) {
      synchronized (this) {
        if (answer != null) {
          return;
        }
        answer = response;
      }
      progress.done(number, tool);
      over();
    }

    @Override
    public boolean mayAsk() {
      return !session.isStateless(); // one answer for all cannot ask for one of them
    }

    @Override
    public void abandon() {
      finish(Message.error(request.id(), Message.INTERNAL_ERROR, "It was cancelled."));
    }

    synchronized InvokedResults.Answered answered() {
      return new InvokedResults.Answered(tool, java.util.Objects.requireNonNull(answer));
    }
  }

  private final List<Part> parts = new ArrayList<>();

  /** On a virtual thread; waits for nothing. */
  void start(@Nullable String wanted, long begunNanos) {
    JsonNode calls = request.params().path("arguments").path("calls");
    String wrong = wrong(calls);
    if (wrong != null) {
      Navigator.noteQuery(session, wanted);
      reply.finish(Message.result(request.id(), Navigator.failure(wrong)));
      return;
    }
    if (!session.began(this)) {
      reply.finish(
          Message.error(
              request.id(),
              Message.INVALID_REQUEST,
              "A request with this id is running, or too many requests are."));
      return;
    }
    if (session.isStateless()) {
      reply.whenLeft(() -> cancel("The client has left."));
    }
    String query = wanted == null ? session.doors().ids().next().toString() : wanted;
    String ids = "gatehouse-" + session.doors().ids().next() + "-";
    left.set(calls.size());
    progress.expect(calls.size());
    List<Runnable> begin = new ArrayList<>();
    for (int i = 0; i < calls.size(); i++) {
      String tool = calls.get(i).path("name").asText();
      Part part = new Part(i, tool);
      parts.add(part);
      Message call = call(TextNode.valueOf(ids + i), calls.get(i));
      Relay relay = Requests.toolCall(session, call, part, Map.of(), query, begunNanos);
      if (relay == null) {
        begin.add(() ->
            part.finish(
                Message.error(
                    call.id(), Message.INVALID_PARAMS, "Unknown tool: " + Requests.brief(tool))));
      } else {
        relays.add(relay);
        begin.add(relay::start);
      }
    }
    if (relays.isEmpty()) {
      Navigator.noteQuery(session, query);
    }
    begin.forEach(session.doors().threads()::execute);
    if (cancelled) {
      relays.forEach(relay -> relay.cancel(""));
    }
  }

  /** What a model can put right; null when nothing is wrong. */
  private static @Nullable String wrong(JsonNode calls) {
    int most = McpLimit.INVOKED_AT_ONCE.value();
    if (!calls.isArray() || calls.isEmpty() || calls.size() > most) {
      return "calls must be a list of 1 to " + most + " calls, each with a name and arguments.";
    }
    for (JsonNode call : calls) {
      JsonNode arguments = call.path("arguments");
      if (!call.path("name").isTextual()
          || !(arguments.isMissingNode() || arguments.isNull() || arguments.isObject())) {
        return "Each call needs a name, and arguments that are an object.";
      }
    }
    return null;
  }

  private Message call(TextNode id, JsonNode wanted) {
    ObjectNode params = Json.object();
    params.set("name", wanted.path("name"));
    params.set(
        "arguments",
        wanted.path("arguments").isObject() ? wanted.path("arguments") : Json.object());
    ObjectNode meta = Json.object();
    if (request.params().get("_meta") instanceof ObjectNode given) {
      meta.setAll(given);
      meta.remove("progressToken");
    }
    if (progress.isWanted()) {
      meta.set("progressToken", id);
    }
    if (!meta.isEmpty()) {
      params.set("_meta", meta);
    }
    return new Message(Message.request(id, "tools/call", params));
  }

  private void over() {
    if (left.decrementAndGet() > 0) {
      return;
    }
    session.running().ends(this);
    if (cancelled) {
      reply.abandon();
    } else {
      reply.finish(InvokedResults.of(request.id(), parts.stream().map(Part::answered).toList()));
    }
  }

  @Override
  public String key() {
    return key;
  }

  @Override
  public void cancel(String reason) {
    cancelled = true;
    List.copyOf(relays).forEach(relay -> relay.cancel(reason));
  }
}
