package gatehouse.control.mcpserver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import gatehouse.control.access.Role;
import gatehouse.platform.ids.IdType;
import gatehouse.testkit.People;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class McpServersTest {
  private static final AtomicInteger NUMBER = new AtomicInteger();
  private static final String URL = "https://tools.example.com/mcp";

  @Inject People people;
  @Inject McpServers servers;

  private String slug = "";
  private UUID workspace = new UUID(0, 0);
  private UUID project = new UUID(0, 0);
  private String token = "";

  @BeforeEach
  void aProject() {
    slug = "srv" + NUMBER.incrementAndGet();
    workspace = people.workspace(slug);
    token = people.signIn(people.member("editor@" + slug + ".example", workspace, Role.EDITOR));
    project = IdType.PROJECT.parse(project("tools"));
  }

  @Test
  void aServerIsConnectedChangedSwitchedOffAndDeleted() {
    Response made = create(Map.of("name", "GitHub (read)", "url", URL));
    made.then()
        .body("slug", equalTo("github-read"))
        .body("url", equalTo(URL))
        .body("auth.kind", equalTo("none"))
        .body("auth.level", nullValue())
        .body("enabled", equalTo(true));
    String one = path() + "/" + made.path("id");
    assertThat(servers.enabled(workspace, project))
        .extracting(McpServer::slug)
        .containsExactly("github-read");
    editor()
        .header("If-Match", made.header("ETag"))
        .body(Map.of("enabled", false, "auth", Map.of("kind", "header")))
        .patch(one)
        .then()
        .statusCode(200)
        .body("enabled", equalTo(false))
        .body("auth.name", equalTo("Authorization"))
        .body("auth.prefix", equalTo("Bearer "))
        .body("auth.level", equalTo("user"));
    assertThat(servers.enabled(workspace, project)).as("known before the answer").isEmpty();
    editor()
        .header("If-Match", made.header("ETag"))
        .body(Map.of("name", "Late"))
        .patch(one)
        .then()
        .statusCode(412);
    editor().get("/workspaces/" + slug + "/projects/tools").then().body("servers", equalTo(1));
    editor().delete(one).then().statusCode(204);
    editor().get(path()).then().body("items", hasSize(0));
    assertThat(
            people.number(
                "select count(*) from audit_entry where workspace_id = ? and action like 'mcp-server.%'",
                workspace))
        .isEqualTo(3);
  }

  @Test
  void howCallersAreKnownIsCheckedFieldByField() {
    auth(Map.of("kind", "header", "level", "project", "name", "X-Api-Key"))
        .then()
        .statusCode(201)
        .body("auth.name", equalTo("X-Api-Key"))
        .body("auth.prefix", equalTo(""))
        .body("auth.level", equalTo("project"));
    auth(Map.of("kind", "query", "name", "api_key"))
        .then()
        .statusCode(201)
        .body("auth.name", equalTo("api_key"));
    refused("/auth/name", Map.of("kind", "query"));
    refused("/auth/name", Map.of("kind", "query", "name", "a&b"));
    refused("/auth/prefix", Map.of("kind", "query", "name", "key", "prefix", "x"));
    refused("/auth/name", Map.of("kind", "none", "name", "key"));
    refused("/auth/level", Map.of("kind", "none", "level", "user"));
    for (String name : List.of("", "a b", "X-Key:", "a\r\nb", "Host", "MCP-Session-Id", "te")) {
      refused("/auth/name", Map.of("kind", "header", "name", name));
    }
    refused("/auth/prefix", Map.of("kind", "header", "prefix", "a\r\nb"));
    auth(Map.of("kind", "oauth", "scopes", List.of("read", "write")))
        .then()
        .statusCode(201)
        .body("auth.level", equalTo("user"))
        .body("auth.scopes", equalTo(List.of("read", "write")))
        .body("auth.hasClientSecret", equalTo(false));
    refused("/auth/scopes", Map.of("kind", "oauth", "scopes", List.of("a b")));
    refused("/auth/clientId", Map.of("kind", "oauth", "clientSecret", "of nobody"));
    refused("/auth/name", Map.of("kind", "oauth", "name", "X-Key"));
    refused("/auth/clientId", Map.of("kind", "header", "clientId", "us"));
    refused("/auth/kind", Map.of("level", "user"));
    refused("/auth/secret", Map.of("kind", "header", "secret", "x"));
    // The parameter may not be there twice, once with the secret and once without.
    editor()
        .body(
            Map.of(
                "name", "S", "url", URL + "?key=1", "auth", Map.of("kind", "query", "name", "key")))
        .post(path())
        .then()
        .statusCode(422)
        .body("errors[0].pointer", equalTo("/auth/name"));
  }

  @Test
  void anAddressInThePrivateNetworkIsRefused() {
    for (String url :
        List.of(
            "http://tools.example.com/mcp",
            "https://192.168.1.1/mcp",
            "https://10.0.0.1/mcp",
            "https://169.254.169.254/latest",
            "https://[::ffff:10.0.0.1]/",
            "https://2130706433/",
            "https://user:pass@tools.example.com/",
            "https://tools.example.com/#x",
            "file:///etc/passwd",
            "nothing")) {
      editor()
          .body(Map.of("name", "Server", "url", url))
          .post(path())
          .then()
          .statusCode(422)
          .body("errors[0].pointer", equalTo("/url"));
    }
    String one = path() + "/" + create(Map.of("name", "Server", "url", URL)).path("id");
    editor().body(Map.of("url", "https://10.0.0.1/")).patch(one).then().statusCode(422);
  }

  @Test
  void aSlugIsOneOfItsProject() {
    create(Map.of("name", "A", "slug", "same", "url", URL));
    editor()
        .body(Map.of("name", "B", "slug", "same", "url", URL))
        .post(path())
        .then()
        .statusCode(409)
        .body("errors[0].pointer", equalTo("/slug"));
    for (String wrong : List.of("a__b", "A", "", "-")) {
      editor()
          .body(Map.of("name", "B", "slug", wrong, "url", URL))
          .post(path())
          .then()
          .statusCode(422);
    }
    project("other");
    editor()
        .body(Map.of("name", "B", "slug", "same", "url", URL))
        .post("/workspaces/" + slug + "/projects/other/servers")
        .then()
        .statusCode(201);
    editor().get(path()).then().body("items.name", contains("A"));
  }

  @Test
  void aServerOfAnotherProjectIsNotThere() {
    String id = create(Map.of("name", "A", "url", URL)).path("id");
    project("other");
    String there = "/workspaces/" + slug + "/projects/other/servers/";
    String missing = IdType.MCP_SERVER.format(UUID.randomUUID());
    for (String verb : List.of("GET", "PATCH", "DELETE")) {
      Response answer = editor().body("{}").request(verb, there + id);
      assertThat(answer.statusCode()).isEqualTo(404);
      assertThat(answer.asString())
          .isEqualTo(editor().body("{}").request(verb, there + missing).asString());
    }
    editor().get(path() + "/" + id).then().statusCode(200);
  }

  @Test
  void aServerGoesWithItsProject() {
    create(Map.of("name", "A", "url", URL));
    assertThat(servers.enabled(workspace, project)).hasSize(1);
    editor().delete("/workspaces/" + slug + "/projects/tools?confirm=tools").then().statusCode(204);
    assertThat(servers.enabled(workspace, project)).isEmpty();
    assertThat(people.number("select count(*) from mcp_server where workspace_id = ?", workspace))
        .isZero();
  }

  private void refused(String pointer, Map<String, ?> auth) {
    auth(auth).then().statusCode(422).body("errors[0].pointer", equalTo(pointer));
  }

  private Response auth(Map<String, ?> auth) {
    return editor()
        .body(Map.of("name", "S" + NUMBER.incrementAndGet(), "url", URL, "auth", auth))
        .post(path());
  }

  private String project(String name) {
    return editor()
        .body(Map.of("name", name))
        .post("/workspaces/" + slug + "/projects")
        .then()
        .statusCode(201)
        .extract()
        .path("id");
  }

  private RequestSpecification editor() {
    return People.withSession(token);
  }

  private String path() {
    return "/workspaces/" + slug + "/projects/tools/servers";
  }

  private Response create(Map<String, ?> body) {
    Response made = editor().body(body).post(path());
    assertThat(made.statusCode()).as(made.asString()).isEqualTo(201);
    return made;
  }
}
