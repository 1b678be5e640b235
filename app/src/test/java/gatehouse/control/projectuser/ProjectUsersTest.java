package gatehouse.control.projectuser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.nullValue;

import gatehouse.control.access.Role;
import gatehouse.control.account.Account;
import gatehouse.control.activity.ActivitySink;
import gatehouse.control.activity.ErrorKind;
import gatehouse.control.credential.CredentialKeeper;
import gatehouse.control.credential.Credentials;
import gatehouse.control.mcpserver.McpServer;
import gatehouse.control.mcpserver.McpServers;
import gatehouse.platform.ids.IdType;
import gatehouse.testkit.AgentTraffic;
import gatehouse.testkit.People;
import gatehouse.testkit.Superuser;
import gatehouse.testkit.TestClock;
import gatehouse.testkit.ToolsProject;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@SuppressWarnings("NullAway.Init") // made before each test
class ProjectUsersTest {
  @Inject People people;
  @Inject AgentTraffic traffic;
  @Inject ActivitySink sink;
  @Inject CredentialKeeper keeper;
  @Inject Credentials credentials;
  @Inject McpServers servers;
  @Inject TestClock clock;

  private ToolsProject tools;

  @BeforeEach
  void aProject() {
    tools = traffic.tools();
  }

  @AfterEach
  void realTime() {
    clock.reset();
  }

  private McpServer server(String name, boolean ofUsers) {
    return servers.get(
        tools.workspace(),
        tools.project(),
        traffic.server(tools.workspace(), tools.project(), name, ofUsers));
  }

  private ProjectUser user(String name) {
    return traffic.user(tools.workspace(), tools.project(), name + "@" + tools.slug() + ".example");
  }

  private void connect(ProjectUser user, McpServer server) {
    keeper.connect(ProjectUserActs.holder(user), server, "secret of " + user.email());
  }

  private ValidatableResponse get(String path) {
    return people.as(tools.editor()).get(tools.path() + "/users" + path).then();
  }

  private ValidatableResponse summary() {
    return people.as(tools.editor()).get(tools.path() + "/summary").then();
  }

  private List<String> emails(String query) {
    return get(query).statusCode(200).extract().jsonPath().getList("items.email").stream()
        .map(email -> String.valueOf(email).replaceAll("@.*", ""))
        .toList();
  }

  private static String id(ProjectUser user) {
    return IdType.PROJECT_USER.format(user.id());
  }

  /** The project and its servers come from memory there. */
  @Test
  void whatIsRememberedOfAProjectEndsWithIt() {
    connect(user("ann"), tools.mail());
    get("").statusCode(200).body("items[0].authenticatedServers.name", equalTo(List.of("mail")));
    summary().statusCode(200).body("totalUsers", equalTo(1));

    people
        .as(tools.editor())
        .body(Map.of("name", "Post"))
        .patch(tools.path() + "/servers/" + tools.mail().typeId())
        .then()
        .statusCode(200);
    get("").statusCode(200).body("items[0].authenticatedServers.name", equalTo(List.of("Post")));

    people.as(tools.editor()).delete(tools.path() + "?confirm=tools").then().statusCode(204);
    get("").statusCode(404);
    summary().statusCode(404);

    people
        .as(tools.editor())
        .body(Map.of("name", "tools"))
        .post("/workspaces/" + tools.slug() + "/projects")
        .then()
        .statusCode(201);
    get("").statusCode(200).body("items", hasSize(0));
    summary().statusCode(200).body("totalUsers", equalTo(0));
  }

  @Test
  void theListHasItsColumnsFiltersSortsAndSearch() {
    ProjectUser ann = user("ann");
    ProjectUser ben = user("ben");
    ProjectUser cem = user("cem");
    ProjectUser dora = user("dora");
    connect(ann, tools.mail());
    connect(ann, tools.docs());
    connect(ben, tools.docs());
    connect(dora, tools.mail());
    clock.move(Duration.ofDays(-40));
    traffic.call(dora, traffic.session(dora), "q", tools.mail().id(), "send", null);
    clock.reset();
    clock.move(Duration.ofDays(-20));
    traffic.call(ben, traffic.session(ben), "q", tools.docs().id(), "find", null);
    clock.reset();
    UUID session = traffic.session(ann);
    traffic.call(ann, session, "q1", tools.mail().id(), "send", null);
    traffic.call(ann, session, "q1", tools.docs().id(), "find", null);
    traffic.query(ann, session, "q2");
    sink.flush();

    JsonPath first = get("?sort=-toolCallsThisWeek&limit=1").statusCode(200).extract().jsonPath();
    assertThat(first.getString("items[0].email")).isEqualTo("ann@" + tools.slug() + ".example");
    assertThat(first.getList("items[0].authenticatedServers.name")).containsExactly("docs", "mail");
    assertThat(first.getInt("items[0].queriesThisWeek")).isEqualTo(2);
    assertThat(first.getInt("items[0].toolCallsThisWeek")).isEqualTo(2);
    assertThat(first.getInt("total.value")).isEqualTo(4);

    assertThat(emails("?sort=email")).containsExactly("ann", "ben", "cem", "dora");
    assertThat(emails("?sort=-authenticatedServers").getFirst()).isEqualTo("ann");
    assertThat(emails("?sort=-queriesThisWeek").getFirst()).isEqualTo("ann");
    assertThat(emails("?sort=lastActive")).containsExactly("cem", "dora", "ben", "ann");
    assertThat(emails("?sort=-createdAt")).containsExactly("dora", "cem", "ben", "ann");
    assertThat(emails("?server=" + tools.docs().typeId())).containsExactly("ann", "ben");
    assertThat(emails("?pendingServer=" + tools.mail().typeId())).containsExactly("ben", "cem");
    assertThat(emails("?activeIn=7")).containsExactly("ann");
    assertThat(emails("?activeIn=30")).containsExactly("ann", "ben");
    assertThat(emails("?inactive=true")).containsExactly("dora");
    assertThat(emails("?never=true")).containsExactly("cem");
    assertThat(emails("?q=or")).containsExactly("dora");
    assertThat(emails("?q=ann&pendingServer=" + tools.mail().typeId())).isEmpty();
    for (String filter :
        List.of(
            "activeIn=7",
            "pendingServer=" + tools.mail().typeId(),
            "inactive=true",
            "never=true",
            "never=false")) {
      JsonPath all = get("?limit=1&" + filter).extract().jsonPath();
      assertThat(all.getBoolean("total.exact")).isTrue();
      assertThat(all.getInt("total.value")).as(filter).isEqualTo(emails("?" + filter).size());
    }
    summary()
        .header("Server-Timing", matchesPattern("total;dur=\\d+\\.\\d\\d"))
        .body("totalUsers", equalTo(4))
        .body("authenticatedUsers", equalTo(3))
        .body("weeklyActiveUsers", equalTo(1))
        .body("monthlyActiveUsers", equalTo(2))
        .body("inactiveUsers", equalTo(1));

    get("?sort=name").statusCode(422);
    get("?activeIn=8").statusCode(422);
    get("?server=" + IdType.MCP_SERVER.format(tools.project())).statusCode(422);
    get("?server=x").statusCode(422);
    get("/" + id(cem)).statusCode(200).body("lastActive", nullValue());
    get("/" + IdType.PROJECT_USER.format(tools.project())).statusCode(404);
  }

  @Test
  void everyPageFollowsTheOneBefore() {
    for (int i = 0; i < 25; i++) {
      ProjectUser user = user("p" + i);
      if (i % 3 == 0) {
        connect(user, tools.mail());
      }
    }
    for (String sort : List.of("email", "-authenticatedServers", "lastActive", "-createdAt")) {
      List<String> seen = new java.util.ArrayList<>();
      String cursor = null;
      do {
        JsonPath page =
            get("?limit=4&sort=" + sort + (cursor == null ? "" : "&cursor=" + cursor))
                .statusCode(200)
                .extract()
                .jsonPath();
        seen.addAll(page.getList("items.id"));
        cursor = page.getString("nextCursor");
      } while (cursor != null);
      assertThat(seen).as(sort).hasSize(25).doesNotHaveDuplicates();
    }
  }

  @Test
  void aUserOfOneProjectIsNotOneOfAnother() {
    UUID other = traffic.project(tools.workspace(), "other");
    ProjectUser ann = user("ann");
    ProjectUser there = traffic.user(tools.workspace(), other, ann.email());
    assertThat(there.id()).isNotEqualTo(ann.id());
    assertThat(there.personId()).isEqualTo(ann.personId());
    connect(ann, tools.mail());
    assertThat(emails("")).containsExactly("ann");
    String path = "/workspaces/" + tools.slug() + "/projects/other/users";
    people
        .as(tools.editor())
        .get(path)
        .then()
        .body("items.id", equalTo(List.of(id(there))))
        .body("items[0].authenticatedServers", hasSize(0));
    people.as(tools.editor()).get(path + "/" + id(ann)).then().statusCode(404);
    people.as(tools.editor()).delete(path + "/" + id(ann)).then().statusCode(404);
    people
        .as(tools.editor())
        .body(Map.of("servers", List.of(tools.mail().typeId())))
        .post(path + "/" + id(ann) + "/revoke")
        .then()
        .statusCode(422);
    get("/" + id(ann)).statusCode(200).body("authenticatedServers.name", equalTo(List.of("mail")));
  }

  @Test
  void revokingTakesTheCredentialAwayAndLeavesAReceipt() {
    ProjectUser ann = user("ann");
    connect(ann, tools.mail());
    connect(ann, tools.docs());
    assertThat(credentials.forCall(tools.workspace(), tools.mail(), ann.id())).isPresent();
    traffic.call(
        ann, traffic.session(ann), "q", tools.mail().id(), "send", ErrorKind.AUTHENTICATION);
    sink.flush();
    credentials.rejected(
        credentials.forCall(tools.workspace(), tools.mail(), ann.id()).orElseThrow().credentialId(),
        "401 from the server");
    get("/" + id(ann) + "/servers")
        .statusCode(200)
        .body("items.server.name", equalTo(List.of("docs", "mail")))
        .body("items.state", equalTo(List.of("authenticated", "authenticated")))
        .body("items[1].lastError", equalTo("401 from the server"))
        .body("items[0].lastUsed", nullValue());
    String at =
        people
            .as(tools.editor())
            .body(Map.of("servers", List.of(tools.mail().typeId())))
            .post(tools.path() + "/users/" + id(ann) + "/revoke")
            .then()
            .statusCode(200)
            .body("receipts", hasSize(1))
            .body("receipts[0].server.name", equalTo("mail"))
            .body("receipts[0].local", equalTo("removed"))
            .body("receipts[0].provider", equalTo("none"))
            .extract()
            .path("receipts[0].at");
    assertThat(credentials.forCall(tools.workspace(), tools.mail(), ann.id())).isEmpty();
    assertThat(credentials.forCall(tools.workspace(), tools.docs(), ann.id())).isPresent();
    get("/" + id(ann) + "/servers")
        .body("items.state", equalTo(List.of("authenticated", "not-authenticated")));
    get("/" + id(ann) + "/revocations")
        .body("receipts[0].by", equalTo("editor Test"))
        .body("receipts[0].at", equalTo(at));
    get("/" + id(ann)).body("authenticatedServers.name", equalTo(List.of("docs")));
    assertThat(
            Superuser.value(
                "select count(*) from audit_entry where action = 'credential.revoked'"
                    + " and workspace_id = '"
                    + tools.workspace()
                    + "'"))
        .isEqualTo("1");
    for (Object wrong :
        List.of(List.of(), List.of("x"), List.of(IdType.MCP_SERVER.format(tools.project())))) {
      people
          .as(tools.editor())
          .body(Map.of("servers", wrong))
          .post(tools.path() + "/users/" + id(ann) + "/revoke")
          .then()
          .statusCode(422);
    }
  }

  @Test
  void deletingAUserErasesEverythingOfThisProjectOnly() {
    UUID other = traffic.project(tools.workspace(), "other");
    ProjectUser ann = user("ann");
    ProjectUser there = traffic.user(tools.workspace(), other, ann.email());
    connect(ann, tools.mail());
    traffic.call(ann, traffic.session(ann), "q", tools.mail().id(), "send", null);
    traffic.query(there, traffic.session(there), "q");
    sink.flush();
    boolean[] cut = {false};
    credentials.running(tools.workspace(), tools.mail().id(), ann.id(), () -> cut[0] = true);
    people.as(tools.editor()).delete(tools.path() + "/users/" + id(ann)).then().statusCode(204);
    assertThat(cut[0]).isTrue();
    assertThat(credentials.forCall(tools.workspace(), tools.mail(), ann.id())).isEmpty();
    for (String table :
        List.of("credential", "mcp_session", "tool_call", "tool_query", "activity_day")) {
      String left = table.equals("credential") || table.equals("tool_call") ? "0" : "1";
      assertThat(
              Superuser.value(
                  "select count(*) from "
                      + table
                      + " where workspace_id = '"
                      + tools.workspace()
                      + "'"))
          .as(table)
          .isEqualTo(left);
    }
    get("/" + id(ann)).statusCode(404);
    summary().body("totalUsers", equalTo(0));
    assertThat(user("ann").id()).as("who comes again is new").isNotEqualTo(ann.id());
  }

  @Test
  void monitorsReadAndChangeNothing() {
    ProjectUser ann = user("ann");
    Account monitor =
        people.member("monitor@" + tools.slug() + ".example", tools.workspace(), Role.MONITOR);
    String path = tools.path() + "/users";
    people.as(monitor).get(path).then().statusCode(200);
    people.as(monitor).delete(path + "/" + id(ann)).then().statusCode(403);
    people
        .as(monitor)
        .body(Map.of("servers", List.of(tools.mail().typeId())))
        .post(path + "/" + id(ann) + "/revoke")
        .then()
        .statusCode(403);
    people
        .as(people.account("stranger@" + tools.slug() + ".example"))
        .get(path)
        .then()
        .statusCode(404);
  }

  @Test
  void theProjectsOwnSecretIsNeverShown() {
    McpServer shared = server("shared", false);
    ProjectUser ann = user("ann");
    String path = tools.path() + "/servers/" + shared.typeId() + "/credential";
    people.as(tools.editor()).get(path).then().statusCode(200).body("set", equalTo(false));
    people
        .as(tools.editor())
        .body(Map.of("secret", "canary-shared", "untested", true))
        .put(path)
        .then()
        .statusCode(204);
    people
        .as(tools.editor())
        .get(path)
        .then()
        .body("set", equalTo(true))
        .body("secret", nullValue());
    assertThat(credentials.forCall(tools.workspace(), shared, ann.id()).orElseThrow().value())
        .isEqualTo("canary-shared");
    people.as(tools.editor()).delete(path).then().statusCode(204);
    people.as(tools.editor()).delete(path).then().statusCode(404);
    assertThat(credentials.forCall(tools.workspace(), shared, ann.id())).isEmpty();
    people.as(tools.editor()).body(Map.of("secret", " x ")).put(path).then().statusCode(422);
    people
        .as(tools.editor())
        .body(Map.of("secret", "x"))
        .put(tools.path() + "/servers/" + tools.mail().typeId() + "/credential")
        .then()
        .statusCode(422);
  }
}
