package gatehouse.gateway.mcp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import gatehouse.control.access.Role;
import gatehouse.control.activity.ActivitySink;
import gatehouse.control.credential.CredentialKeeper;
import gatehouse.control.mcpserver.McpServers;
import gatehouse.platform.ids.IdType;
import gatehouse.testkit.People;
import gatehouse.testkit.Superuser;
import gatehouse.testkit.TestUpstream;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tools called by hand, on the way of an agent's calls, and never as somebody else. */
@QuarkusTest
@SuppressWarnings("NullAway.Init") // made before each test
class PlaygroundTest {
  private static final String ADA = "ada@example.com";

  @Inject People people;
  @Inject CredentialKeeper keeper;
  @Inject McpServers servers;
  @Inject ActivitySink activity;
  private TestUpstream upstream;
  private TestProject project;
  private RequestSpecification editor;

  @BeforeEach
  void aProject() {
    upstream = TestUpstream.start("one");
    project = new TestProject(people);
    editor = project.as(Role.EDITOR);
  }

  @AfterEach
  void stop() {
    upstream.close();
  }

  private String playground() {
    return project.path() + "/agents/" + project.agent() + "/playground";
  }

  private ValidatableResponse tools(@Nullable String person) {
    return editor
        .body(person == null ? Map.of() : Map.of("person", person))
        .post(playground() + "/tools")
        .then();
  }

  private ValidatableResponse call(@Nullable String person, String tool) {
    Map<String, Object> body = new HashMap<>(Map.of("tool", tool));
    body.put("arguments", Map.of("text", "hello"));
    if (person != null) {
      body.put("person", person);
    }
    return editor.body(body).post(playground() + "/calls").then();
  }

  private Response testPerson(String email) {
    return editor.body(Map.of("email", email)).post(project.path() + "/test-people");
  }

  private String ownSecrets() {
    return project.server("own", upstream.url(), Map.of("kind", "header", "level", "user"));
  }

  @Test
  void onePlaysOneselfOnTheWayOfAnAgentsCall() {
    project.server("one", upstream.url());
    tools(null)
        .statusCode(200)
        .body("result.tools.name", hasItem("one__echo"))
        .body("error", nullValue());
    call(null, "one__echo")
        .statusCode(200)
        .body("result.content[0].text", equalTo("hello"))
        .body("millis", org.hamcrest.Matchers.greaterThanOrEqualTo(0));
    call(null, "one__fail").body("result.isError", equalTo(true));
    call(null, "one__crash").body("error.message", equalTo("It crashed."));
    call(null, "nobody__echo").body("error.code", equalTo(-32602)).body("result", nullValue());
    editor
        .body(Map.of("tool", "one__echo", "arguments", List.of()))
        .post(playground() + "/calls")
        .then()
        .statusCode(422);

    activity.flush();
    assertThat(project.calls("tool = 'echo' and error is null")).isEqualTo(1);
    assertThat(project.calls("error = 4")).isEqualTo(2);
    assertThat(
            people.number(
                "select count(*) from mcp_session where workspace_id = ?"
                    + " and client = 'Gatehouse playground'",
                project.workspace()))
        .as("one session for all of it")
        .isEqualTo(1);
    assertThat(
            people.number(
                "select count(*) from audit_entry where workspace_id = ?"
                    + " and action = 'playground.called'",
                project.workspace()))
        .isEqualTo(4);
  }

  @Test
  void rulesOfTheAgentAndThePersonHoldAndTheModeToo() {
    project.server("one", upstream.url());
    String robot = testPerson("robot@tests.example").then().statusCode(201).extract().path("id");
    project.rules(List.of(), List.of("one__echo"));
    project.rulesOf("robot@tests.example", List.of(), List.of("one__fail"));
    tools(null)
        .body("result.tools.name", not(hasItem("one__echo")))
        .body("result.tools.name", hasItem("one__fail"));
    tools(robot)
        .body("result.tools.name", not(hasItem("one__fail")))
        .body("result.tools.name", hasItem("one__whoami"));
    call(robot, "one__fail").body("error.code", equalTo(-32602));
    project.mode("navigator");
    tools(robot).body("result.tools", hasSize(5));
    assertThat(upstream.calls()).isEmpty();
  }

  @Test
  void nobodyActsWithWhatAnotherPersonHasConnected() {
    String server = ownSecrets();
    try (McpClient agent = project.client(project.anyone(), ADA).begin()) {
      project.connect(keeper, servers, ADA, server, "secret of ada");
      assertThat(agent.text("own__whoami")).contains("secret of ada");
    }
    int before = upstream.received().size();
    String ada = IdType.PROJECT_USER.format(project.user(ADA));
    call(ada, "own__whoami").statusCode(403);
    tools(ada).statusCode(403);
    testPerson(ADA).then().statusCode(409).body("errors[0].pointer", equalTo("/email"));
    call(null, "own__whoami").body("result.content[0].text", containsString("not connected"));
    assertThat(upstream.received()).hasSize(before);

    project.connect(keeper, servers, project.emailOf(Role.EDITOR), server, "secret of mine");
    call(null, "own__whoami").body("result.content[0].text", containsString("secret of mine"));
  }

  @Test
  void aTestPersonIsNobodyOrIsNotPlayed() {
    String server = ownSecrets();
    people.member("colleague@example.com", project.workspace(), Role.MONITOR);
    testPerson("colleague@example.com").then().statusCode(409);
    String robot = testPerson("robot@tests.example").then().statusCode(201).extract().path("id");
    testPerson("robot@tests.example").then().statusCode(409);
    editor
        .get(project.path() + "/test-people")
        .then()
        .body("items.email", equalTo(List.of("robot@tests.example")));
    project
        .admin()
        .get(project.path() + "/users?q=robot")
        .then()
        .body("items.testPerson", equalTo(List.of(true)));
    call(robot, "own__whoami").body("result.content[0].text", containsString("not connected"));
    project.connect(keeper, servers, "robot@tests.example", server, "secret of tests");
    call(robot, "own__whoami").body("result.content[0].text", containsString("secret of tests"));

    UUID account = people.account("robot@tests.example").id();
    Superuser.execute(
        "update person set account_id = '"
            + account
            + "' where email = 'robot@tests.example' and workspace_id = '"
            + project.workspace()
            + "'");
    call(robot, "own__whoami").statusCode(403);
    project.as(Role.MONITOR).body(Map.of()).post(playground() + "/tools").then().statusCode(403);
  }
}
