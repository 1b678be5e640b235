package gatehouse.control.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import gatehouse.control.access.Role;
import gatehouse.platform.ids.IdType;
import gatehouse.testkit.People;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class AgentsTest {
  private static final AtomicInteger NUMBER = new AtomicInteger();
  private static final Map<String, ?> ANY = Map.of("kind", "any");

  @Inject People people;

  private String slug = "";
  private UUID workspace = new UUID(0, 0);
  private String token = "";

  @BeforeEach
  void aProject() {
    slug = "agt" + NUMBER.incrementAndGet();
    workspace = people.workspace(slug);
    token = people.signIn(people.member("editor@" + slug + ".example", workspace, Role.ADMIN));
    project("tools");
  }

  @Test
  void anAgentIsMadeChangedAndDeleted() {
    Response made =
        agent(
            Map.of(
                "name",
                "Assistant",
                "rules",
                Map.of("allow", List.of("github", "mail__send"), "deny", List.of("github__*"))));
    made.then()
        .body("rules.allow", contains("github", "mail__send"))
        .body("rules.deny", contains("github__*"))
        .body("keys", equalTo(0));
    String one = path() + "/" + made.path("id");
    editor()
        .header("If-Match", made.header("ETag"))
        .body(Map.of("rules", Map.of()))
        .patch(one)
        .then()
        .statusCode(200)
        .body("name", equalTo("Assistant"))
        .body("rules.allow", empty())
        .body("rules.deny", empty());
    editor()
        .header("If-Match", made.header("ETag"))
        .body(Map.of("name", "Late"))
        .patch(one)
        .then()
        .statusCode(412);
    agent(Map.of("name", "Zoe"));
    editor().body(Map.of("name", "ASSISTANT")).post(path()).then().statusCode(409);
    editor().body(Map.of("name", "zoé")).patch(one).then().statusCode(409);
    editor().get(path()).then().body("items.name", contains("Assistant", "Zoe"));
    editor().get("/workspaces/" + slug + "/projects/tools").then().body("agents", equalTo(2));
    editor().delete(one).then().statusCode(204);
    editor().get(one).then().statusCode(404);
    assertThat(
            people.number(
                "select count(*) from audit_entry where workspace_id = ? and action like 'agent.%'",
                workspace))
        .isEqualTo(4);
  }

  @Test
  void aRuleThatIsNoneIsSaid() {
    for (String wrong : List.of("", "A", "a__", "a__b c", "__b", "a__*b", "a_b", "*")) {
      editor()
          .body(Map.of("name", "Agent", "rules", Map.of("deny", List.of("fine", wrong))))
          .post(path())
          .then()
          .statusCode(422)
          .body("errors[0].pointer", equalTo("/rules/deny/1"));
    }
  }

  @Test
  void aKeyIsShownOnceAndItsSecretIsNotKept() {
    String one = path() + "/" + agent(Map.of("name", "Agent")).path("id") + "/keys";
    Response made =
        editor()
            .body(
                Map.of(
                    "name",
                    "Laptop",
                    "expiresAt",
                    Instant.now().plus(1, ChronoUnit.DAYS).toString(),
                    "addresses",
                    List.of("192.0.2.17/24", "2001:DB8::1", "192.0.2.0/24"),
                    "perMinute",
                    60,
                    "binding",
                    ANY))
            .post(one);
    made.then()
        .statusCode(201)
        .body("addresses", contains("192.0.2.0/24", "2001:db8::1"))
        .body("perMinute", equalTo(60))
        .body("expiresAt", notNullValue())
        .body("lastUsedAt", nullValue())
        .body("binding.kind", equalTo("any"));
    String key = made.path("key");
    assertThat(key).matches("gha_[0-9a-z]{26}\\.[A-Za-z0-9_-]{43}");
    assertThat(key).startsWith(made.<String>path("hint").replace("…", ""));
    editor().get(one).then().body("items", hasSize(1)).body("items[0].key", nullValue());
    String secret = key.substring(key.indexOf('.') + 1);
    assertThat(
            people.number(
                "select count(*) from agent_key where agent_key::text like '%' || ? || '%'",
                secret))
        .isZero();
    assertThat(
            people.number(
                """
                select count(*) from audit_entry where workspace_id = ? and action = 'agent-key.created'
                  and after ->> 'binding' = 'any' and audit_entry::text not like '%' || ? || '%'
                """,
                workspace, secret))
        .isEqualTo(1);
    editor().delete(one + "/" + made.path("id")).then().statusCode(204);
    editor().delete(one + "/" + made.path("id")).then().statusCode(404);
    editor().get(one).then().body("items", hasSize(0));
  }

  @Test
  void whomAKeyMayNameIsCheckedFieldByField() {
    String keys = path() + "/" + agent(Map.of("name", "Agent")).path("id") + "/keys";
    String team =
        editor()
            .body(Map.of("name", "Sales"))
            .post("/workspaces/" + slug + "/teams")
            .then()
            .extract()
            .path("id");
    key(keys, Map.of("kind", "list", "emails", List.of("Ann@Example.com", "ann@example.com")))
        .then()
        .statusCode(201)
        .body("binding.emails", contains("ann@example.com"));
    key(keys, Map.of("kind", "domains", "domains", List.of("@Bücher.example")))
        .then()
        .statusCode(201)
        .body("binding.domains", contains("xn--bcher-kva.example"));
    key(keys, Map.of("kind", "team", "team", team))
        .then()
        .statusCode(201)
        .body("binding.team.name", equalTo("Sales"));
    refused(keys, "/binding/emails", Map.of("kind", "list"));
    refused(keys, "/binding/emails", Map.of("kind", "list", "emails", List.of()));
    refused(keys, "/binding/emails/0", Map.of("kind", "list", "emails", List.of("nobody")));
    refused(keys, "/binding/domains/0", Map.of("kind", "domains", "domains", List.of("a b.com")));
    refused(keys, "/binding/domains/0", Map.of("kind", "domains", "domains", List.of("*")));
    refused(keys, "/binding/team", Map.of("kind", "team"));
    refused(keys, "/binding/team", Map.of("kind", "team", "team", "nothing"));
    refused(
        keys,
        "/binding/team",
        Map.of("kind", "team", "team", IdType.TEAM.format(UUID.randomUUID())));
    refused(keys, "/binding/domains", Map.of("kind", "any", "domains", List.of("example.com")));
    refused(keys, "/binding/kind", Map.of("kind", "everyone"));
    refused(keys, "/binding/kind", Map.of());
    editor().delete("/workspaces/" + slug + "/teams/" + team).then().statusCode(204);
    editor().get(keys).then().body("items[2].binding.team.name", nullValue());
  }

  @Test
  void theRestOfAKeyIsCheckedToo() {
    String keys = path() + "/" + agent(Map.of("name", "Agent")).path("id") + "/keys";
    for (Object[] wrong :
        new Object[][] {
          {"expiresAt", "2020-01-01T00:00:00Z", "/expiresAt"},
          {"perMinute", 0, "/perMinute"},
          {"perMinute", 100_001, "/perMinute"},
          {"addresses", List.of("10.0.0.0/8", "nowhere"), "/addresses/1"},
          {"addresses", List.of("10.*.0.1"), "/addresses/0"},
          {"addresses", List.of("10.0.0.1-5"), "/addresses/0"},
          {"addresses", List.of("167772161"), "/addresses/0"},
          {"addresses", List.of("0x0a.0.0.1"), "/addresses/0"},
          {"addresses", List.of("/8"), "/addresses/0"},
          {"addresses", List.of(""), "/addresses/0"},
          {"addresses", List.of("10.0.0.0/33"), "/addresses/0"},
        }) {
      editor()
          .body(Map.of("name", "Key", "binding", ANY, (String) wrong[0], wrong[1]))
          .post(keys)
          .then()
          .statusCode(422)
          .body("errors[0].pointer", equalTo(wrong[2]));
    }
  }

  @Test
  void anAgentOfAnotherProjectIsNotThere() {
    String id = agent(Map.of("name", "Agent")).path("id");
    project("other");
    String there = "/workspaces/" + slug + "/projects/other/agents/";
    String missing = IdType.AGENT.format(UUID.randomUUID());
    for (String end : List.of("", "/keys")) {
      Response answer = editor().get(there + id + end);
      assertThat(answer.statusCode()).isEqualTo(404);
      assertThat(answer.asString()).isEqualTo(editor().get(there + missing + end).asString());
    }
    assertThat(key(there + id + "/keys", ANY).statusCode()).isEqualTo(404);
  }

  private void refused(String keys, String pointer, Map<String, ?> binding) {
    key(keys, binding).then().statusCode(422).body("errors[0].pointer", equalTo(pointer));
  }

  private Response key(String keys, Map<String, ?> binding) {
    return editor().body(Map.of("name", "Key", "binding", binding)).post(keys);
  }

  private void project(String name) {
    editor()
        .body(Map.of("name", name))
        .post("/workspaces/" + slug + "/projects")
        .then()
        .statusCode(201);
  }

  private RequestSpecification editor() {
    return People.withSession(token);
  }

  private String path() {
    return "/workspaces/" + slug + "/projects/tools/agents";
  }

  private Response agent(Map<String, ?> body) {
    Response made = editor().body(body).post(path());
    assertThat(made.statusCode()).as(made.asString()).isEqualTo(201);
    return made;
  }
}
