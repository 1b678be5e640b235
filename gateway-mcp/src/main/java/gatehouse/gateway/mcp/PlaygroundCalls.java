package gatehouse.gateway.mcp;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import gatehouse.control.agent.Admitted;
import gatehouse.control.playground.PlaygroundGateway;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** The playground is an agent's client within the server: a session, and requests in it. */
@ApplicationScoped
class PlaygroundCalls implements PlaygroundGateway {
  private static final Logger LOG = Logger.getLogger("gatehouse.mcp");

  /** How its sessions are told from others, in lists of them. */
  private static final String CLIENT = "Gatehouse playground";

  private final Doors doors;
  private final AgentSessions sessions;
  private final Map<Player, String> tokens = new ConcurrentHashMap<>();

  PlaygroundCalls(Doors doors, AgentSessions sessions) {
    this.doors = doors;
    this.sessions = sessions;
  }

  private record Player(UUID agent, UUID person) {}

  /** Waits for the answer. What a server says before it, there is nobody to hear. */
  private static final class Collected implements Reply {
    private final CompletableFuture<ObjectNode> answer = new CompletableFuture<>();

    @Override
    public void streaming() {}

    @Override
    public void message(ObjectNode message, Lane.@Nullable Flow flow) {}

    @Override
    public void finish(ObjectNode response) {
      answer.complete(response);
    }

    @Override
    public void abandon() {
      answer.cancel(false);
    }
  }

  @Override
  public JsonNode ask(Admitted who, String method, JsonNode params) {
    AgentSession session = session(who);
    Message request =
        new Message(
            Message.request(
                TextNode.valueOf("playground-" + doors.ids().next()),
                method,
                params instanceof ObjectNode object ? object : Json.object()));
    Collected reply = new Collected();
    long begun = System.nanoTime();
    var asked =
        doors
            .threads()
            .submit(() -> new Requests(session, request, reply, Map.of()).answer(null, begun));
    try {
      asked.get(McpLimit.PLAYGROUND_SECONDS.value(), TimeUnit.SECONDS);
      return reply.answer.get(McpLimit.PLAYGROUND_SECONDS.value(), TimeUnit.SECONDS);
    } catch (TimeoutException e) {
      session
          .running()
          .cancel(
              new Message(
                  Message.notification(
                      "notifications/cancelled",
                      Json.object().put("requestId", request.id().asText()))));
      return failed(
          request,
          "There was no answer within " + McpLimit.PLAYGROUND_SECONDS.value() + " seconds.");
    } catch (ExecutionException e) {
      LOG.errorf(e, "A call of the playground failed");
      return failed(request, "It could not be asked.");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return failed(request, "The server is stopping.");
    }
  }

  private AgentSession session(Admitted who) {
    Player player = new Player(who.agentId(), who.projectUserId());
    String token = tokens.get(player);
    AgentSession known = token == null ? null : sessions.find(token, who);
    if (known != null) {
      return known;
    }
    AgentSession begun = sessions.begin(who, ProtocolVersion.LATEST, CLIENT, Json.object());
    tokens.put(player, begun.token());
    return begun;
  }

  private static ObjectNode failed(Message request, String why) {
    return Message.error(request.id(), Message.INTERNAL_ERROR, why);
  }
}
