package gatehouse.gateway.mcp;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** The answers to several calls as one result: for each what it gave, in their order. */
final class InvokedResults {
  private static final int LONGEST_ERROR = 1_000;

  private InvokedResults() {}

  /** A call's JSON-RPC response. */
  record Answered(String tool, ObjectNode response) {
    boolean isConnectable() {
      return response.path("error").path("code").asInt() == Message.URL_ELICITATION_REQUIRED;
    }

    boolean failed() {
      return response.has("error") || response.path("result").path("isError").asBoolean();
    }
  }

  static ObjectNode of(JsonNode id, List<Answered> answers) {
    if (answers.stream().allMatch(Answered::isConnectable)) {
      // The client can open the address; as it would for a single call, and then ask again.
      return new Message(answers.getFirst().response()).answering(id);
    }
    ObjectNode result = Json.object();
    ArrayNode content = result.putArray("content");
    ArrayNode results = result.putObject("structuredContent").putArray("results");
    int room = McpLimit.INVOKED_BYTES.value();
    for (int i = 0; i < answers.size(); i++) {
      Answered answer = answers.get(i);
      int size = answers.size() == 1 ? 0 : Json.write(answer.response()).length();
      ObjectNode one = results.addObject().put("tool", answer.tool()).put("ok", !answer.failed());
      if (size > room) {
        one.put("ok", false);
        fail(one, "execution", "It answered too much to be shown with the others. Call it alone.");
      } else if (answer.response().has("error")) {
        error(one, answer);
      } else {
        room -= size;
        result(one, answer, content, i + 1);
        continue;
      }
      text(
          content,
          (i + 1) + ". " + answer.tool() + " failed: " + one.at("/error/message").asText());
    }
    if (answers.stream().allMatch(Answered::failed)) {
      result.put("isError", true);
    }
    return Message.result(id, result);
  }

  private static void result(ObjectNode one, Answered answer, ArrayNode content, int number) {
    JsonNode result = answer.response().path("result");
    text(content, number + ". " + answer.tool() + (answer.failed() ? " failed:" : ":"));
    result.path("content").forEach(content::add);
    if (answer.failed()) {
      fail(
          one,
          result.path("_meta").path(Failures.KIND).asText("execution"),
          result.path("content").path(0).path("text").asText());
    } else if (result.has("structuredContent")) {
      one.set("structuredContent", result.path("structuredContent"));
    } else {
      // There are clients that show the structured part to the model and nothing else.
      one.put("text", texts(result.path("content")));
    }
  }

  private static String texts(JsonNode content) {
    return StreamSupport.stream(content.spliterator(), false)
        .map(part -> part.path("text").asText())
        .filter(text -> !text.isEmpty())
        .collect(Collectors.joining("\n"));
  }

  private static void error(ObjectNode one, Answered answer) {
    JsonNode error = answer.response().path("error");
    String message = error.path("message").asText();
    if (answer.isConnectable()) {
      message += " Open this link to connect it: " + error.at("/data/elicitations/0/url").asText();
    }
    fail(one, error.path("data").path(Failures.KIND).asText("execution"), message);
  }

  private static void fail(ObjectNode one, String kind, String message) {
    one.putObject("error")
        .put("kind", kind)
        .put(
            "message",
            message.length() <= LONGEST_ERROR
                ? message
                : message.substring(0, LONGEST_ERROR) + "…");
  }

  private static void text(ArrayNode content, String text) {
    content.addObject().put("type", "text").put("text", text);
  }
}
