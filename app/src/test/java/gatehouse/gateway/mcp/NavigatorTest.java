package gatehouse.gateway.mcp;

import static gatehouse.testkit.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import gatehouse.control.access.Role;
import gatehouse.control.activity.ActivitySink;
import gatehouse.control.credential.CredentialKeeper;
import gatehouse.control.mcpserver.McpServers;
import gatehouse.platform.ids.IdType;
import gatehouse.testkit.People;
import gatehouse.testkit.TestUpstream;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Agents that are shown five tools, by which they find and call all others. */
@QuarkusTest
@SuppressWarnings("NullAway.Init") // made before each test
class NavigatorTest {
  private static final String ADA = "ada@example.com";

  @Inject People people;
  @Inject CredentialKeeper keeper;
  @Inject McpServers servers;
  @Inject ActivitySink activity;
  private TestUpstream one;
  private TestUpstream two;
  private TestProject project;
  private McpClient client;

  @BeforeEach
  void twoServers() {
    one = TestUpstream.start("one");
    two = TestUpstream.start("two");
    project = new TestProject(people);
    project.server("one", one.url());
    project.mode("navigator");
    client = project.client(project.anyone(), ADA);
  }

  @AfterEach
  void stop() {
    client.close();
    one.close();
    two.close();
  }

  private String ownSecrets() {
    return project.server("two", two.url(), Map.of("kind", "header", "level", "user"));
  }

  private static ObjectNode asked(String tool, ObjectNode arguments) {
    ObjectNode params = McpClient.JSON.createObjectNode().put("name", tool);
    params.set("arguments", arguments);
    return params;
  }

  private JsonNode ask(String tool, ObjectNode arguments) {
    return client.result("tools/call", asked(tool, arguments)).path("structuredContent");
  }

  private static ObjectNode arguments() {
    return McpClient.JSON.createObjectNode();
  }

  /** Each without arguments. */
  private static ObjectNode calls(String... tools) {
    ObjectNode arguments = arguments();
    ArrayNode calls = arguments.putArray("calls");
    for (String tool : tools) {
      calls.addObject().put("name", tool);
    }
    return arguments;
  }

  private static List<String> texts(JsonNode list, String field) {
    List<String> texts = new ArrayList<>();
    list.forEach(item -> texts.add(item.path(field).asText()));
    return texts;
  }

  @Test
  void fiveToolsAreShownAndTheOthersAreFoundAndReadByThem() {
    client.begin();
    assertThat(texts(client.result("tools/list", arguments()).path("tools"), "name"))
        .containsExactly(
            "suggest_tools",
            "get_tool_schemas",
            "invoke_tools",
            "get_context_map",
            "get_authentication_link");
    assertThat(client.offered().fieldNames()).toIterable().containsExactly("tools", "logging");
    assertThat(client.names("prompts/list", "prompts", "name")).isEmpty();
    assertThat(client.names("resources/list", "resources", "uri")).isEmpty();
    assertThat(client.call("one__echo").next().path("error").path("message").asText())
        .contains("invoke_tools");

    JsonNode found = ask("suggest_tools", arguments().put("query", "echoing a text"));
    assertThat(found.at("/tools/0/name").asText()).isEqualTo("one__echo");
    assertThat(found.at("/tools/0/description").asText()).isEqualTo("Does echo");
    assertThat(ask("suggest_tools", arguments().put("query", "zebra")).path("tools")).isEmpty();
    assertThat(
            client
                .result("tools/call", asked("suggest_tools", arguments().put("query", " ")))
                .path("isError")
                .asBoolean())
        .isTrue();

    ObjectNode names = arguments();
    names.putArray("names").add("one__whoami").add("one__nothing");
    JsonNode schemas = ask("get_tool_schemas", names);
    assertThat(schemas.at("/tools/0/inputSchema/type").asText()).isEqualTo("object");
    assertThat(schemas.path("unknown").path(0).asText()).isEqualTo("one__nothing");
    assertThat(one.calls()).as("none of it is a call").isEmpty();
  }

  @Test
  void severalCallsHaveAResultEachInTheirOrder() {
    project.server("two", two.url());
    client.begin();
    ObjectNode arguments =
        calls("one__fail", "one__echo", "two__whoami", "nobody__echo", "one__crash");
    ((ObjectNode) arguments.at("/calls/1")).putObject("arguments").put("text", "hello");
    JsonNode result = client.result("tools/call", asked("invoke_tools", arguments));
    JsonNode results = result.at("/structuredContent/results");
    assertThat(texts(results, "tool"))
        .containsExactly("one__fail", "one__echo", "two__whoami", "nobody__echo", "one__crash");
    assertThat(texts(results, "ok")).containsExactly("false", "true", "true", "false", "false");
    assertThat(results.at("/0/error/message").asText()).isEqualTo("It failed.");
    assertThat(results.at("/3/error/message").asText()).contains("Unknown tool");
    assertThat(results.at("/4/error/message").asText()).isEqualTo("It crashed.");
    assertThat(texts(results, "text")).as("also where it is read alone").contains("hello");
    assertThat(texts(result.path("content"), "text"))
        .containsSubsequence("2. one__echo:", "hello", "3. two__whoami:", "two null ");
    assertThat(result.path("isError").asBoolean()).as("some went well").isFalse();

    activity.flush();
    assertThat(project.calls("true")).as("each is recorded by itself").isEqualTo(4);
    assertThat(project.calls("error = 4")).isEqualTo(2);
    assertThat(project.distinctQueries()).as("all of one query").isEqualTo(1);

    JsonNode failed = client.result("tools/call", asked("invoke_tools", calls("one__fail")));
    assertThat(failed.path("isError").asBoolean()).as("nothing went well").isTrue();
    assertThat(
            client
                .result(
                    "tools/call", asked("invoke_tools", calls("a b c d e f g h i j k".split(" "))))
                .at("/content/0/text")
                .asText())
        .contains("1 to 10 calls");
  }

  @Test
  void callsGoOnAtTheSameTimeAndServersCanAskInThem() {
    project.server("two", two.url());
    client.begin("sampling");
    McpClient.Answer answer =
        client.request("tools/call", asked("invoke_tools", calls("one__sample", "two__sample")));
    JsonNode first = answer.next();
    JsonNode second = answer.next();
    assertThat(List.of(first, second))
        .as("both ask before either has an answer")
        .allMatch(asked -> asked.path("method").asText().equals("sampling/createMessage"));
    ObjectNode said = McpClient.JSON.createObjectNode().put("model", "m1");
    client.respond(second.path("id"), said);
    client.respond(first.path("id"), said);
    assertThat(texts(answer.next().at("/result/content"), "text"))
        .contains("1. one__sample:", "sampled m1", "2. two__sample:");
  }

  @Test
  void progressOfSeveralIsOneThatGrows() {
    project.server("two", two.url());
    client.begin();
    ObjectNode call = asked("invoke_tools", calls("one__progress", "two__progress"));
    call.putObject("_meta").put("progressToken", "mine");
    McpClient.Answer answer = client.request("tools/call", call);
    double told = 0;
    JsonNode next = answer.next();
    while (next.has("method")) {
      assertThat(next.at("/params/progressToken").asText()).isEqualTo("mine");
      assertThat(next.at("/params/total").asInt()).isEqualTo(2);
      assertThat(next.at("/params/progress").asDouble()).isGreaterThan(told);
      told = next.at("/params/progress").asDouble();
      next = answer.next();
    }
    assertThat(told).isBetween(0.3, 2.0);
    assertThat(texts(next.at("/result/structuredContent/results"), "ok"))
        .containsExactly("true", "true");
  }

  @Test
  void aCancelledRequestCancelsAllItsCalls() {
    project.server("two", two.url());
    client.begin();
    McpClient.Answer answer =
        client.request(
            McpClient.JSON.getNodeFactory().textNode("c1"),
            "tools/call",
            asked("invoke_tools", calls("one__hang", "two__hang")));
    eventually(() -> assertThat(one.calls().size() + two.calls().size()).isEqualTo(2));
    client.notify("notifications/cancelled", arguments().put("requestId", "c1"));
    assertThat(answer.ends()).isTrue();
    eventually(() -> assertThat(one.of("notifications/cancelled")).hasSize(1));
    eventually(() -> assertThat(two.of("notifications/cancelled")).hasSize(1));
  }

  @Test
  void whatMustBeConnectedIsSaidAndARevocationCutsItsCallOnly() {
    String own = ownSecrets();
    client.begin();
    JsonNode map = ask("get_context_map", arguments());
    assertThat(map.path("person").asText()).isEqualTo(ADA);
    assertThat(texts(map.path("servers"), "state")).containsExactly("ready", "not-connected");
    assertThat(map.at("/servers/0/tools/0").asText()).isEqualTo("one__echo");
    JsonNode link = ask("get_authentication_link", arguments());
    assertThat(link.path("link").asText()).contains("/connect/");
    assertThat(link.path("notConnected").path(0).asText()).isEqualTo("two");
    JsonNode results =
        client
            .result("tools/call", asked("invoke_tools", calls("two__echo", "one__echo")))
            .at("/structuredContent/results");
    assertThat(texts(results, "ok")).containsExactly("false", "true");
    assertThat(results.at("/0/error/kind").asText()).isEqualTo("authentication");
    assertThat(results.at("/0/error/message").asText()).contains("/connect/");

    project.connect(keeper, servers, ADA, own, "secret of ada");
    McpClient.Answer running =
        client.request("tools/call", asked("invoke_tools", calls("two__hang", "one__whoami")));
    eventually(() -> assertThat(two.calls()).hasSize(1));
    project.revoke(ADA, own);
    JsonNode cut = running.next();
    while (!cut.has("result")) {
      cut = running.next();
    }
    assertThat(cut.at("/result/structuredContent/results/0/error/kind").asText())
        .isEqualTo("authentication");
    assertThat(cut.at("/result/structuredContent/results/1/ok").asBoolean()).isTrue();
  }

  @Test
  void whatAPersonOrTheAgentMayNotUseIsNeitherFoundNorCalled() {
    client.begin();
    project.rulesOf(ADA, List.of(), List.of("one__echo")).then().statusCode(200);
    project.rules(List.of(), List.of("one__fail"));
    for (String hidden : List.of("echo", "fail")) {
      assertThat(
              texts(ask("suggest_tools", arguments().put("query", hidden)).path("tools"), "name"))
          .as(hidden)
          .doesNotContain("one__" + hidden);
      ObjectNode names = arguments();
      names.putArray("names").add("one__" + hidden);
      assertThat(ask("get_tool_schemas", names).path("tools")).isEmpty();
      assertThat(
              client
                  .result("tools/call", asked("invoke_tools", calls("one__" + hidden)))
                  .at("/structuredContent/results/0/error/message")
                  .asText())
          .contains("Unknown tool");
    }
    assertThat(one.calls()).isEmpty();

    project.mode("direct");
    assertThat(client.names("tools/list", "tools", "name"))
        .contains("one__whoami")
        .doesNotContain("one__echo", "one__fail");
    assertThat(client.call("one__echo").next().path("error").path("code").asInt())
        .isEqualTo(-32602);
    try (McpClient bob = project.client(project.anyone(), "bob@example.com").begin()) {
      assertThat(bob.names("tools/list", "tools", "name")).contains("one__echo");
    }
    project.rulesOf(ADA, List.of("two"), List.of()).then().statusCode(200);
    assertThat(client.names("tools/list", "tools", "name")).isEmpty();
  }

  @Test
  void rulesOfAPersonAreCheckedKeptAndAudited() {
    client.begin();
    String path =
        project.path() + "/users/" + IdType.PROJECT_USER.format(project.user(ADA)) + "/rules";
    project
        .rulesOf(ADA, List.of("one", "No Such"), List.of())
        .then()
        .statusCode(422)
        .body("errors[0].pointer", equalTo("/allow/1"));
    project.rulesOf(ADA, List.of("one"), List.of("one__echo")).then().statusCode(200);
    project
        .admin()
        .get(path)
        .then()
        .body("allow", equalTo(List.of("one")))
        .body("deny", equalTo(List.of("one__echo")));
    project.as(Role.MONITOR).body(Map.of("allow", List.of())).put(path).then().statusCode(403);
    assertThat(
            people.number(
                "select count(*) from audit_entry where workspace_id = ?"
                    + " and action = 'project-user.rules-changed'",
                project.workspace()))
        .isEqualTo(1);
  }
}
