package gatehouse.gateway.mcp;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;

/**
 * A stateless server wants to know more before it goes on, and the agent has a session: its client
 * is asked in the stream of its request, and the server gets the request again with the answers.
 */
final class InputRounds {
  private static final int MOST = 16;

  private final AgentSession session;
  private final Relay relay;
  private int rounds;

  InputRounds(AgentSession session, Relay relay) {
    this.session = session;
    this.relay = relay;
  }

  void ask(ObjectNode wanted) {
    if (++rounds > MOST) {
      relay.fail(UpstreamFailure.execution("The server asked more than " + MOST + " times."));
      return;
    }
    JsonNode questions = wanted.path("inputRequests");
    Round round = new Round(wanted, questions.size());
    if (questions.isEmpty()) {
      session
          .doors()
          .outgoing()
          .vertx()
          .setTimer(McpLimit.RETRY_MILLIS.value(), t -> goOn(wanted, Json.object()));
      return;
    }
    for (Map.Entry<String, JsonNode> question : questions.properties()) {
      String method = question.getValue().path("method").asText();
      ObjectNode params =
          question.getValue().get("params") instanceof ObjectNode given
              ? given.deepCopy()
              : Json.object();
      if (params.path("mode").asText().equals("url") && !params.has("elicitationId")) {
        params.put("elicitationId", session.doors().ids().next().toString());
      }
      boolean isAsked =
          session
              .serverRequests()
              .ask(method, params, relay, answer -> round.answered(question.getKey(), answer));
      if (!isAsked) {
        relay.fail(
            UpstreamFailure.execution(
                "The server needs something that the client does not offer: " + method));
        return;
      }
    }
  }

  private void goOn(ObjectNode wanted, ObjectNode answers) {
    if (relay.isCancelled()) {
      return;
    }
    ObjectNode params = Json.object();
    params.setAll(relay.dispatch().params());
    params.remove("inputResponses");
    params.remove("requestState");
    if (!answers.isEmpty()) {
      params.set("inputResponses", answers);
    }
    if (wanted.path("requestState").isTextual()) {
      params.set("requestState", wanted.path("requestState"));
    }
    relay.dispatch().again(params);
  }

  private final class Round {
    private final ObjectNode wanted;
    private final ObjectNode answers = Json.object();
    private final int questions;
    private boolean failed;

    Round(ObjectNode wanted, int questions) {
      this.wanted = wanted;
      this.questions = questions;
    }

    synchronized void answered(String key, Message answer) {
      if (failed) {
        return;
      }
      if (answer.isError()) {
        failed = true;
        relay.fail(
            UpstreamFailure.execution(
                "The client did not answer the server: "
                    + answer.body().path("error").path("message").asText()));
        return;
      }
      answers.set(key, answer.result());
      if (answers.size() == questions) {
        goOn(wanted, answers);
      }
    }
  }
}
