package gatehouse.control.projectuser;

import static gatehouse.testkit.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import gatehouse.control.access.Role;
import gatehouse.control.account.Account;
import gatehouse.control.credential.CredentialKeeper;
import gatehouse.control.mcpserver.McpServers;
import gatehouse.platform.ids.IdType;
import gatehouse.testkit.AgentTraffic;
import gatehouse.testkit.People;
import gatehouse.testkit.ToolsProject;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@SuppressWarnings("NullAway.Init") // made before each test
class ProjectUserBulkTest {
  @Inject People people;
  @Inject AgentTraffic traffic;
  @Inject CredentialKeeper keeper;
  @Inject McpServers servers;

  private ToolsProject tools;

  @BeforeEach
  void sixUsersOfWhomThreeAreConnected() {
    tools = traffic.tools();
    for (int i = 0; i < 6; i++) {
      ProjectUser user =
          traffic.user(
              tools.workspace(), tools.project(), "u" + i + "@" + tools.slug() + ".example");
      if (i % 2 == 0) {
        keeper.connect(ProjectUserActs.holder(user), tools.mail(), "secret");
      }
    }
  }

  private Response bulk(Account by, String path, String action, Map<String, ?> more) {
    Map<String, Object> body = new HashMap<>(more);
    body.put("list", "project-users");
    body.put("scope", "tools");
    body.put("action", action);
    return people.as(by).body(body).post("/workspaces/" + tools.slug() + path);
  }

  private JsonPath finished(Response started) {
    String job = started.then().statusCode(202).extract().path("id");
    JsonPath[] last = new JsonPath[1];
    eventually(
        () -> {
          last[0] =
              people
                  .as(tools.editor())
                  .get("/workspaces/" + tools.slug() + "/jobs/" + job)
                  .jsonPath();
          return List.of("succeeded", "failed").contains(last[0].getString("state"));
        },
        "the job has ended");
    assertThat(last[0].getString("state")).isEqualTo("succeeded");
    return last[0];
  }

  private JsonPath users(String query) {
    return people
        .as(tools.editor())
        .get(tools.path() + "/users" + query)
        .then()
        .statusCode(200)
        .extract()
        .jsonPath();
  }

  @Test
  void everyoneThatMatchesIsRevokedWithAResultEach() {
    bulk(tools.editor(), "/bulk/preview", "revoke", Map.of("filter", Map.of()))
        .then()
        .statusCode(200)
        .body("total", equalTo(6))
        .body("will", equalTo(3))
        .body("skipped[0].count", equalTo(3));
    JsonPath job = finished(bulk(tools.editor(), "/bulk", "revoke", Map.of("filter", Map.of())));
    assertThat(job.getInt("total")).isEqualTo(6);
    assertThat(job.getInt("skipped")).isEqualTo(3);
    assertThat(users("?server=" + tools.mail().typeId()).getList("items")).isEmpty();
    assertThat(users("").getInt("total.value")).isEqualTo(6);
  }

  @Test
  void chosenUsersAreDeletedAndThoseOfAnotherProjectAreNot() {
    UUID other = traffic.project(tools.workspace(), "other");
    ProjectUser foreign = traffic.user(tools.workspace(), other, "u0@" + tools.slug() + ".example");
    List<String> ids = users("?sort=email").getList("items.id");
    finished(
        bulk(
            tools.editor(),
            "/bulk",
            "delete",
            Map.of(
                "ids", List.of(ids.get(0), ids.get(1), IdType.PROJECT_USER.format(foreign.id())))));
    assertThat(users("").getInt("total.value")).isEqualTo(4);
    people
        .as(tools.editor())
        .get("/workspaces/" + tools.slug() + "/projects/other/users")
        .then()
        .body("total.value", equalTo(1));
  }

  @Test
  void whatCannotBeAskedForIsRefused() {
    Account monitor =
        people.member("monitor@" + tools.slug() + ".example", tools.workspace(), Role.MONITOR);
    Map<String, ?> all = Map.of("filter", Map.of());
    bulk(monitor, "/bulk", "delete", all).then().statusCode(403);
    bulk(tools.editor(), "/bulk", "destroy", all).then().statusCode(422);
    bulk(tools.editor(), "/bulk", "delete", Map.of("filter", Map.of("server", List.of("x"))))
        .then()
        .statusCode(422);
    bulk(tools.editor(), "/bulk", "delete", Map.of("filter", Map.of("what", 1)))
        .then()
        .statusCode(422);
    bulk(tools.editor(), "/bulk", "delete", Map.of("ids", List.of("x"))).then().statusCode(422);
    bulk(
            tools.editor(),
            "/bulk",
            "revoke",
            Map.of("filter", Map.of(), "arguments", Map.of("servers", List.of("x"))))
        .then()
        .statusCode(422);
    people
        .as(tools.editor())
        .body(
            Map.of(
                "list", "project-users", "scope", "none", "action", "delete", "ids", List.of("x")))
        .post("/workspaces/" + tools.slug() + "/bulk")
        .then()
        .statusCode(422);
    people
        .as(tools.editor())
        .body(Map.of("list", "members", "action", "suspend", "ids", List.of("x")))
        .post("/workspaces/" + tools.slug() + "/bulk")
        .then()
        .statusCode(403);
  }

  @Test
  void theListIsAFile() {
    JsonPath job =
        finished(
            people
                .as(tools.editor())
                .body(
                    Map.of(
                        "format",
                        "csv",
                        "sort",
                        "-email",
                        "columns",
                        List.of("email", "authenticatedServers", "lastActive"),
                        "filter",
                        Map.of("server", List.of(tools.mail().typeId()))))
                .post(tools.path() + "/users/exports"));
    String file =
        people
            .as(tools.editor())
            .get("/workspaces/" + tools.slug() + "/jobs/" + job.getString("id") + "/result")
            .then()
            .statusCode(200)
            .extract()
            .asString();
    assertThat(file.replace("\uFEFF", "").lines())
        .containsExactly(
            "E-mail,Authenticated servers,Last active",
            "u4@" + tools.slug() + ".example,mail,Never",
            "u2@" + tools.slug() + ".example,mail,Never",
            "u0@" + tools.slug() + ".example,mail,Never");
  }
}
