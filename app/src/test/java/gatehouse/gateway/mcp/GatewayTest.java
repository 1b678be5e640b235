package gatehouse.gateway.mcp;

import static gatehouse.testkit.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import gatehouse.control.credential.CredentialKeeper;
import gatehouse.control.mcpserver.McpServers;
import gatehouse.testkit.People;
import gatehouse.testkit.TestClock;
import gatehouse.testkit.TestUpstream;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Agents through the endpoint to two servers: what goes there and what comes back. */
@QuarkusTest
@SuppressWarnings("NullAway.Init") // made before each test
class GatewayTest {
  private static final String ADA = "ada@example.com";

  @Inject People people;
  @Inject TestClock clock;
  @Inject CredentialKeeper keeper;
  @Inject McpServers servers;
  private TestUpstream one;
  private TestUpstream two;
  private TestProject project;
  private String key;
  private McpClient client;

  @BeforeEach
  void twoServers() {
    one = TestUpstream.start("one");
    two = TestUpstream.start("two");
    project = new TestProject(people);
    project.server("one", one.url());
    project.server("two", two.url());
    key = project.anyone();
    client = project.client(key, ADA);
  }

  @AfterEach
  void stop() {
    clock.reset();
    one.close();
    two.close();
    client.close();
  }

  private static ObjectNode params(String key, String value) {
    return McpClient.JSON.createObjectNode().put(key, value);
  }

  @Test
  void toolsPromptsAndResourcesOfAllServersAreOneList() {
    client.begin();
    assertThat(client.names("tools/list", "tools", "name"))
        .hasSize(20)
        .contains("one__echo", "one__big", "two__echo", "two__big");
    assertThat(client.names("prompts/list", "prompts", "name"))
        .containsExactly("one__greet", "two__greet");
    assertThat(client.names("resources/list", "resources", "uri"))
        .containsExactly("test://one/one", "test://two/one");
    assertThat(client.names("resources/templates/list", "resourceTemplates", "uriTemplate"))
        .containsExactly("test://one/items/{id}", "test://two/items/{id}");
  }

  @Test
  void eachRequestReachesTheServerItIsFor() {
    client.begin();
    assertThat(client.text("two__whoami")).startsWith("two null");
    assertThat(one.received()).as("begun only when needed").isEmpty();
    assertThat(client.result("prompts/get", params("name", "one__greet")).toString())
        .contains("one greet");
    assertThat(client.result("resources/read", params("uri", "test://two/items/7")).toString())
        .contains("two test://two/items/7");
    ObjectNode completion = McpClient.JSON.createObjectNode();
    completion.putObject("ref").put("type", "ref/prompt").put("name", "two__greet");
    completion.putObject("argument").put("name", "x").put("value", "y");
    assertThat(client.result("completion/complete", completion).toString()).contains("two greet");
  }

  @Test
  void aDeadServerDoesNotSpoilTheListsOfTheOthers() {
    two.close();
    client.begin();
    JsonNode list = client.result("tools/list", McpClient.JSON.createObjectNode());
    assertThat(list.path("tools")).hasSize(10);
    assertThat(list.path("_meta").path("gatehouse/unavailable").path(0).path("server").asText())
        .isEqualTo("two");
  }

  @Test
  void whatAServerSaysDuringACallComesAtOnceAndInOrder() {
    client.begin();
    ObjectNode call = McpClient.tool("one__progress");
    call.putObject("_meta").put("progressToken", "mine");
    McpClient.Answer answer = client.request("tools/call", call);
    assertThat(answer.isStream()).isTrue();
    for (int i = 1; i <= 3; i++) {
      JsonNode progress = answer.next();
      assertThat(progress.path("params").path("progressToken").asText()).isEqualTo("mine");
      assertThat(progress.path("params").path("progress").asInt()).isEqualTo(i);
    }
    assertThat(McpClient.text(answer.next().path("result"))).isEqualTo("done");
    assertThat(answer.ends()).isTrue();
  }

  @Test
  void whatAServerAsksReachesTheClientAndTheAnswerTheServer() {
    client.begin("sampling", "elicitation");
    McpClient.Answer answer = client.call("one__sample");
    JsonNode asked = answer.next();
    assertThat(asked.path("method").asText()).isEqualTo("sampling/createMessage");
    assertThat(client.respond(asked.path("id"), params("model", "m1"))).isEqualTo(202);
    assertThat(McpClient.text(answer.next().path("result"))).isEqualTo("sampled m1");
  }

  @Test
  void aClientThatCannotSampleIsNotAsked() {
    client.begin();
    assertThat(client.text("one__sample")).contains("does not offer");
  }

  @Test
  void aCancelledCallIsCancelledAtTheServer() {
    client.begin();
    McpClient.Answer answer =
        client.request(
            McpClient.JSON.getNodeFactory().textNode("c1"),
            "tools/call",
            McpClient.tool("one__hang"));
    eventually(() -> assertThat(one.calls()).hasSize(1));
    assertThat(client.notify("notifications/cancelled", params("requestId", "c1"))).isEqualTo(202);
    assertThat(answer.ends()).isTrue();
    assertThat(
            one.of("notifications/cancelled").getFirst().message().path("params").path("requestId"))
        .isEqualTo(one.calls().getFirst().message().path("id"));
  }

  @Test
  void aStreamThatBreaksIsTakenUpAgainOnBothSides() {
    client.begin();
    assertThat(client.text("one__drop")).isEqualTo("resumed");
    assertThat(one.of("get")).anyMatch(get -> get.headers().containsKey("last-event-id"));

    McpClient.Answer answer = client.call("one__hang");
    eventually(() -> assertThat(answer.lastEventId()).isNotEmpty());
    answer.close();
    McpClient.Answer again = client.resume(answer.lastEventId());
    assertThat(again.status()).isEqualTo(200);
  }

  @Test
  void aServerThatForgotTheSessionIsGreetedAgain() {
    client.begin();
    client.text("one__echo");
    one.forgetSessions();
    assertThat(client.text("one__whoami")).startsWith("one");
    assertThat(one.of("initialize")).hasSize(2);
  }

  @Test
  void whatServersTellByThemselvesComesOnTheGeneralStream() {
    client.begin();
    client.text("one__echo");
    eventually(() -> assertThat(one.listeners()).isEqualTo(1));
    one.tell("notifications/tools/list_changed", McpClient.JSON.createObjectNode());
    McpClient.Answer stream = client.listen();
    assertThat(stream.next().path("method").asText()).isEqualTo("notifications/tools/list_changed");
    client.result("resources/subscribe", params("uri", "test://one/one"));
    one.tell("notifications/resources/updated", params("uri", "test://one/one"));
    assertThat(stream.next().path("params").path("uri").asText()).isEqualTo("test://one/one");
  }

  @Test
  void whatIsChangedHereMakesTheListsNewsToWhoWasGivenOne() {
    client.begin();
    McpClient.Answer stream = client.listen();
    assertThat(names()).contains("two__echo");
    String third = project.server("third", one.url(), Map.of("kind", "header", "level", "user"));
    toldAnew(stream);
    names();
    project.connect(keeper, servers, ADA, third, "secret");
    toldAnew(stream);
    assertThat(names()).contains("third__echo");
    project.revoke(ADA, third);
    toldAnew(stream);
    assertThat(names()).doesNotContain("third__echo");
    project.rules(List.of(), List.of("two"));
    toldAnew(stream);
    assertThat(names()).doesNotContain("two__echo");
    project.rulesOf(ADA, List.of(), List.of("one__echo")).then().statusCode(200);
    toldAnew(stream);
    assertThat(names()).doesNotContain("one__echo");
    project.mode("navigator");
    toldAnew(stream);
    assertThat(names()).contains("suggest_tools");
  }

  private List<String> names() {
    return client.names("tools/list", "tools", "name");
  }

  private static void toldAnew(McpClient.Answer stream) {
    for (String list : List.of("tools", "prompts", "resources")) {
      assertThat(stream.next().path("method").asText())
          .isEqualTo("notifications/" + list + "/list_changed");
    }
  }

  @Test
  void theToolsOfAServerAreAskedForOnceUntilTheyChangeOrAreOld() {
    client.begin();
    client.result("tools/list", McpClient.JSON.createObjectNode());
    assertThat(one.of("tools/list")).as("two pages").hasSize(2);
    McpClient bob = project.client(key, "bob@example.com").begin();
    assertThat(bob.names("tools/list", "tools", "name")).hasSize(20);
    assertThat(client.names("tools/list", "tools", "name")).contains("one__echo", "two__echo");
    assertThat(one.of("tools/list")).as("nobody is known there: all see the same").hasSize(2);

    eventually(() -> assertThat(one.listeners()).as("both hear of changes").isEqualTo(2));
    McpClient.Answer stream = client.listen();
    one.tell("notifications/tools/list_changed", McpClient.JSON.createObjectNode());
    assertThat(stream.next().path("method").asText()).isEqualTo("notifications/tools/list_changed");
    client.result("tools/list", McpClient.JSON.createObjectNode());
    assertThat(one.of("tools/list")).hasSize(4);
    assertThat(two.of("tools/list")).as("the other has not changed").hasSize(2);

    clock.move(Duration.ofMinutes(6));
    client.result("tools/list", McpClient.JSON.createObjectNode());
    assertThat(two.of("tools/list")).hasSize(4);
    bob.close();
  }

  @Test
  void anotherKindOfClientIsShownWhatServersHaveForIt() {
    client.begin();
    client.result("tools/list", McpClient.JSON.createObjectNode());
    McpClient sampling = project.client(key, "ada@example.com").begin("sampling");
    sampling.result("tools/list", McpClient.JSON.createObjectNode());
    assertThat(one.of("tools/list")).hasSize(4);
    sampling.close();
  }

  @Test
  void rulesThatChangeHoldInASessionThatGoesOn() {
    client.begin();
    assertThat(client.text("one__echo")).isEmpty();
    project.rules(List.of(), List.of("one__echo"));
    assertThat(client.names("tools/list", "tools", "name")).doesNotContain("one__echo");
    assertThat(client.call("one__echo").next().path("error").path("code").asInt())
        .isEqualTo(-32602);
  }

  @Test
  void failuresAreToldByTheirKind() {
    client.begin();
    assertThat(client.result("tools/call", McpClient.tool("one__fail")).path("isError").asBoolean())
        .isTrue();
    assertThat(client.call("one__crash").next().path("error").path("message").asText())
        .isEqualTo("It crashed.");
    for (var expected :
        List.of(
            List.of(401, "authentication"),
            List.of(429, "rate-limit"),
            List.of(500, "execution"))) {
      one.answerOnceWith((Integer) expected.getFirst());
      JsonNode result = client.result("tools/call", McpClient.tool("one__echo"));
      assertThat(result.path("isError").asBoolean()).isTrue();
      assertThat(result.path("_meta").path("gatehouse/error").asText())
          .isEqualTo(expected.getLast());
    }
    two.close();
    assertThat(client.result("tools/call", McpClient.tool("two__echo")).path("isError").asBoolean())
        .isTrue();
  }

  @Test
  void aSessionIsItsKeysAndItsPersonsAlone() {
    client.begin();
    for (McpClient other :
        List.of(
            project.client(project.anyone(), "ada@example.com"),
            project.client(key, "bob@example.com"))) {
      other.inSession(client.session());
      assertThat(other.call("one__echo").status()).isEqualTo(404);
      assertThat(other.listen().status()).isEqualTo(404);
      assertThat(other.delete().status()).isEqualTo(404);
    }
    assertThat(client.delete().status()).isEqualTo(204);
    assertThat(client.call("one__echo").status()).isEqualTo(404);
  }
}
