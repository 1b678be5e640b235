package gatehouse.gateway.mcp;

import static gatehouse.testkit.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import gatehouse.control.activity.ActivitySink;
import gatehouse.testkit.People;
import gatehouse.testkit.TestUpstream;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Agents that speak 2026-07-28, without sessions, to a server that has them. */
@QuarkusTest
@SuppressWarnings("NullAway.Init") // made before each test
class StatelessTest {
  private static final String ADA = "ada@example.com";

  @Inject People people;
  @Inject ActivitySink activity;
  private TestUpstream one;
  private TestProject project;
  private String key;
  private McpClient ada;

  @BeforeEach
  void aServer() {
    one = TestUpstream.start("one");
    project = new TestProject(people);
    project.server("one", one.url());
    key = project.anyone();
    ada = project.client(key, ADA).stateless("{\"sampling\":{}}");
  }

  @AfterEach
  void stop() {
    one.close();
    ada.close();
  }

  private static ObjectNode params() {
    return McpClient.JSON.createObjectNode();
  }

  private static int code(McpClient.Answer answer) {
    return answer.next().path("error").path("code").asInt();
  }

  @Test
  void whatAnAgentMustSayIsAskedForAndWhatItSaysTwiceMustAgree() {
    record Case(
        String why, McpClient client, String method, ObjectNode params, int status, int code) {}
    ObjectNode echo = McpClient.tool("one__echo");
    List<Case> cases =
        List.of(
            new Case(
                "another method",
                with("Mcp-Method", "tools/list"),
                "tools/call",
                echo,
                400,
                -32020),
            new Case(
                "another name", with("Mcp-Name", "one__fail"), "tools/call", echo, 400, -32020),
            new Case(
                "broken Base64", with("Mcp-Name", "=?base64?*?="), "tools/call", echo, 400, -32020),
            new Case(
                "another revision",
                with("MCP-Protocol-Version", "2025-11-25"),
                "tools/call",
                echo,
                400,
                -32020),
            new Case("no name", with("Mcp-Name", "x"), "tools/call", params(), 400, -32602),
            new Case("no such method", ada, "no/such", params(), 404, -32601),
            new Case("of sessions", ada, "ping", params(), 404, -32601),
            new Case("of sessions", ada, "initialize", params(), 404, -32601),
            new Case("no such tool", ada, "tools/call", McpClient.tool("none__x"), 200, -32602),
            new Case("no filter", ada, "subscriptions/listen", params(), 200, -32602));
    for (Case bad : cases) {
      McpClient.Answer answer = bad.client().request(bad.method(), bad.params().deepCopy());
      assertThat(answer.status()).as(bad.why()).isEqualTo(bad.status());
      assertThat(code(answer)).as(bad.why()).isEqualTo(bad.code());
    }
    String bare = "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/list\",\"params\":{}}";
    Map<String, String> ofThisRevision =
        Map.of("MCP-Protocol-Version", "2026-07-28", "Mcp-Method", "tools/list");
    assertThat(code(ada.post(bare, ofThisRevision))).as("nothing said").isEqualTo(-32602);
    JsonNode unknown =
        ada.post(bare, Map.of("MCP-Protocol-Version", "2099-01-01")).next().path("error");
    assertThat(unknown.path("code").asInt()).isEqualTo(-32022);
    assertThat(unknown.path("data").path("supported").toString()).contains("2026-07-28");
    assertThat(code(ada.post("{", ofThisRevision))).isEqualTo(-32700);
    assertThat(ada.post("{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":{}}", ofThisRevision).status())
        .isEqualTo(400);
    assertThat(ada.post(" ".repeat(5 << 20), ofThisRevision).status()).isEqualTo(413);
    assertThat(ada.with("MCP-Protocol-Version", "2026-07-28").listen().status()).isEqualTo(405);
    assertThat(ada.delete().status()).isEqualTo(405);
    assertThat(one.calls()).isEmpty();
  }

  private McpClient with(String header, String value) {
    return project.client(key, ADA).stateless("{}").with(header, value);
  }

  @Test
  void eachRequestStandsAloneAndWhatOnePersonDoesIsOneSessionInTheFigures() {
    JsonNode tools = ada.result("tools/list", params());
    assertThat(tools.path("tools")).hasSize(10);
    assertThat(tools.path("resultType").asText()).isEqualTo("complete");
    assertThat(tools.path("cacheScope").asText()).isEqualTo("private");
    assertThat(tools.has("ttlMs")).isTrue();
    McpClient bob = project.client(key, "bob@example.com").stateless("{}");
    assertThat(McpClient.text(ada.result("tools/call", McpClient.tool("one__whoami"))))
        .startsWith("one");
    ada.with("x-query-id", "q 1").result("tools/call", McpClient.tool("one__echo"));
    ada.result("tools/call", McpClient.tool("one__fail"));
    bob.result("tools/call", McpClient.tool("one__echo"));
    assertThat(one.of("initialize")).as("one for each person").hasSize(2);
    activity.flush();
    assertThat(project.calls("true")).isEqualTo(4);
    assertThat(project.calls("query = ?", "q 1")).isEqualTo(2);
    assertThat(project.calls("tool = 'fail' and error = 4")).isEqualTo(1);
    assertThat(
            people.number(
                "select count(distinct session_id) from tool_call where workspace_id = ?",
                project.workspace()))
        .isEqualTo(2);
    assertThat(
            people.number(
                "select count(*) from mcp_session where workspace_id = ? and protocol = '2026-07-28'",
                project.workspace()))
        .isEqualTo(2);
  }

  @Test
  void aResourceThatIsNotThereIsToldAsThisRevisionTellsIt() {
    project.server("dead", "http://127.0.0.1:1/mcp");
    project.rules(List.of(), List.of("one"));
    assertThat(code(ada.request("resources/read", params().put("uri", "test://one/one"))))
        .isEqualTo(-32602);
    project.rules(List.of(), List.of());
    JsonNode read = ada.result("resources/read", params().put("uri", "test://one/items/7"));
    assertThat(read.path("contents").path(0).path("uri").asText()).isEqualTo("test://one/items/7");
    assertThat(read.path("cacheScope").asText()).isEqualTo("private");
  }

  @Test
  void progressComesInTheStreamOfItsRequestThoughTwoUseTheSameToken() {
    ObjectNode call = McpClient.tool("one__progress");
    call.putObject("_meta").put("progressToken", "mine");
    McpClient.Answer first = ada.request("tools/call", call.deepCopy());
    McpClient.Answer second = ada.request("tools/call", call.deepCopy());
    for (McpClient.Answer answer : List.of(first, second)) {
      assertThat(answer.lastEventId()).as("nothing is kept").isEmpty();
      for (int i = 1; i <= 3; i++) {
        JsonNode progress = answer.next().path("params");
        assertThat(progress.path("progressToken").asText()).isEqualTo("mine");
        assertThat(progress.path("progress").asInt()).isEqualTo(i);
      }
      assertThat(McpClient.text(answer.next().path("result"))).isEqualTo("done");
      assertThat(answer.ends()).isTrue();
    }
  }

  @Test
  void whatAServerAsksInTheMiddleOfACallEndsTheAnswerAndTheNextRequestGoesOn() {
    JsonNode asked = ada.result("tools/call", McpClient.tool("one__sample"));
    assertThat(asked.path("resultType").asText()).isEqualTo("input_required");
    String input = asked.path("inputRequests").fieldNames().next();
    assertThat(asked.at("/inputRequests/" + input + "/method").asText())
        .isEqualTo("sampling/createMessage");
    ObjectNode retry = McpClient.tool("one__sample");
    retry.set("requestState", asked.path("requestState"));
    retry.putObject("inputResponses").putObject(input).put("model", "m1");

    McpClient bob = project.client(key, "bob@example.com").stateless("{\"sampling\":{}}");
    assertThat(code(bob.request("tools/call", retry.deepCopy()))).as("not bob's").isEqualTo(-32602);
    ObjectNode other = retry.deepCopy().put("name", "one__echo");
    assertThat(code(ada.request("tools/call", other))).as("another tool").isEqualTo(-32602);
    ObjectNode empty = retry.deepCopy();
    empty.putObject("inputResponses");
    JsonNode again = ada.result("tools/call", empty);
    assertThat(again.path("inputRequests").has(input)).as("asked again").isTrue();
    retry.set("requestState", again.path("requestState"));
    assertThat(McpClient.text(ada.result("tools/call", retry.deepCopy()))).isEqualTo("sampled m1");
    assertThat(code(ada.request("tools/call", retry.deepCopy()))).as("once").isEqualTo(-32602);
    assertThat(one.calls()).hasSize(1);
    activity.flush();
    assertThat(project.calls("tool = 'sample' and error is null")).isEqualTo(1);
    McpClient mute = project.client(key, ADA).stateless("{}");
    assertThat(McpClient.text(mute.result("tools/call", McpClient.tool("one__sample"))))
        .contains("does not offer");
  }

  @Test
  void whoLeavesNoLongerWantsTheAnswer() {
    McpClient.Answer running = ada.call("one__hang");
    eventually(() -> assertThat(one.calls()).hasSize(1));
    running.close();
    eventually(() -> assertThat(one.of("notifications/cancelled")).hasSize(1));
  }

  @Test
  void changesReachWhoListensForThem() {
    ObjectNode filter = params();
    filter
        .putObject("notifications")
        .put("toolsListChanged", true)
        .putArray("resourceSubscriptions")
        .add("test://one/one")
        .add("nowhere://x");
    McpClient.Answer stream = ada.request("subscriptions/listen", filter);
    JsonNode first = stream.next();
    assertThat(first.path("method").asText()).isEqualTo("notifications/subscriptions/acknowledged");
    assertThat(first.at("/params/notifications/resourceSubscriptions/0").asText())
        .isEqualTo("test://one/one");
    assertThat(one.of("resources/subscribe")).hasSizeGreaterThanOrEqualTo(1);
    eventually(() -> assertThat(one.listeners()).isEqualTo(1));
    one.tell("notifications/prompts/list_changed", params());
    one.tell("notifications/tools/list_changed", params());
    JsonNode changed = stream.next();
    assertThat(changed.path("method").asText()).isEqualTo("notifications/tools/list_changed");
    assertThat(changed.at("/params/_meta/io.modelcontextprotocol~1subscriptionId").isNumber())
        .isTrue();
    one.tell("notifications/resources/updated", params().put("uri", "test://one/one"));
    assertThat(stream.next().at("/params/uri").asText()).isEqualTo("test://one/one");
    project.server("two", one.url());
    assertThat(stream.next().path("method").asText())
        .as("changed here")
        .isEqualTo("notifications/tools/list_changed");
    stream.close();
    eventually(() ->
        assertThat(one.of("resources/unsubscribe"))
            .anyMatch(it -> it.message().at("/params/uri").asText().equals("test://one/one")));
  }

  @Test
  void whoHasNotConnectedIsShownWhereOrToldSo() {
    TestUpstream locked = TestUpstream.start("locked");
    project.server(
        "locked",
        locked.url(),
        Map.of("kind", "header", "level", "user", "name", "Authorization", "prefix", "Bearer "));
    McpClient opens = project.client(key, ADA).stateless("{\"elicitation\":{\"url\":{}}}");
    JsonNode asked = opens.result("tools/call", McpClient.tool("locked__echo"));
    assertThat(asked.at("/inputRequests/gatehouse-connect/params/url").asText())
        .contains("/connect/");
    ObjectNode retry = McpClient.tool("locked__echo");
    retry.putObject("inputResponses").putObject("gatehouse-connect").put("action", "accept");
    assertThat(opens.result("tools/call", retry).path("isError").asBoolean()).isTrue();
    assertThat(McpClient.text(ada.result("tools/call", McpClient.tool("locked__echo"))))
        .contains("/connect/");
    assertThat(locked.received()).isEmpty();
    locked.close();
  }

  @Test
  void theEndOfAKeyEndsWhatRuns() {
    TestProject.Key ending = project.key(Map.of("kind", "any"));
    McpClient agent = project.client(ending.text(), ADA).stateless("{}");
    ObjectNode filter = params();
    filter.putObject("notifications").put("toolsListChanged", true);
    McpClient.Answer listening = agent.request("subscriptions/listen", filter);
    listening.next();
    McpClient.Answer running = agent.call("one__hang");
    eventually(() -> assertThat(one.calls()).hasSize(1));
    project.end(ending);
    assertThat(listening.next().path("result").path("resultType").asText()).isEqualTo("complete");
    assertThat(running.next().path("result").path("isError").asBoolean()).isTrue();
    assertThat(agent.call("one__echo").status()).isEqualTo(401);
  }

  @Test
  void aNavigatingAgentNeedsNoSessionEither() {
    project.mode("navigator");
    assertThat(ada.result("tools/list", params()).path("tools")).hasSize(5);
    ObjectNode several = McpClient.tool("invoke_tools");
    var calls = several.withObject("arguments").putArray("calls");
    calls.addObject().put("name", "one__whoami");
    calls.addObject().put("name", "one__sample");
    JsonNode result = ada.result("tools/call", several);
    assertThat(result.path("resultType").asText()).isEqualTo("complete");
    assertThat(result.at("/structuredContent/results/0/ok").asBoolean()).isTrue();
    assertThat(result.toString()).as("one of several cannot ask").contains("does not offer");
  }
}
