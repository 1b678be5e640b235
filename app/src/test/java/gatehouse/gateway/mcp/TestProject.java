package gatehouse.gateway.mcp;

import gatehouse.control.access.Role;
import gatehouse.control.credential.CredentialKeeper;
import gatehouse.control.credential.Holder;
import gatehouse.control.mcpserver.McpServers;
import gatehouse.platform.http.WireNames;
import gatehouse.platform.ids.IdType;
import gatehouse.testkit.People;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

/** A project made as an administrator makes one: servers, an agent, its keys. */
final class TestProject {
  private static final AtomicInteger NUMBER = new AtomicInteger();
  private static final Map<String, String> NO_AUTH = Map.of("kind", "none");

  private final People people;
  private final String workspaceSlug = "gateway" + NUMBER.incrementAndGet();
  private final UUID workspace;
  private final UUID project;
  private final String admin;
  private final String agent;

  TestProject(People people) {
    this.people = people;
    workspace = people.workspace(workspaceSlug);
    admin = people.signIn(people.member(adminEmail(), workspace, Role.ADMIN));
    project =
        IdType.PROJECT.parse(
            made(
                    "/workspaces/" + workspaceSlug + "/projects",
                    Map.of("name", "Tools", "slug", "tools"))
                .path("id"));
    agent = made(path() + "/agents", Map.of("name", "Agent")).path("id");
  }

  RequestSpecification admin() {
    return People.withSession(admin);
  }

  /** The token in the cookie of that session. */
  String session() {
    return admin;
  }

  String adminEmail() {
    return "admin@" + workspaceSlug + ".example";
  }

  /** Somebody else of the workspace. */
  RequestSpecification as(Role role) {
    return People.withSession(people.signIn(people.member(emailOf(role), workspace, role)));
  }

  /** Suspends a member of the workspace. */
  void suspend(String email) {
    String members = "/workspaces/" + workspaceSlug + "/members";
    String member =
        admin().get(members).then().extract().path("items.find { it.email == '" + email + "' }.id");
    admin().body("{}").post(members + "/" + member + "/disable").then().statusCode(200);
  }

  String emailOf(Role role) {
    return WireNames.of(role) + "@" + workspaceSlug + ".example";
  }

  String agent() {
    return agent;
  }

  /** Its address in the API. */
  String path() {
    return "/workspaces/" + workspaceSlug + "/projects/tools";
  }

  UUID workspace() {
    return workspace;
  }

  String endpoint() {
    return "http://127.0.0.1:" + RestAssured.port + "/mcp/" + workspaceSlug + "/tools";
  }

  String server(String slug, String url) {
    return server(slug, url, NO_AUTH);
  }

  /** Answers its id. */
  String server(String slug, String url, Map<String, String> auth) {
    return made(path() + "/servers", Map.of("name", slug, "slug", slug, "url", url, "auth", auth))
        .path("id");
  }

  void rules(List<String> allow, List<String> deny) {
    admin()
        .header("If-Match", "*")
        .body(Map.of("rules", Map.of("allow", allow, "deny", deny)))
        .patch(path() + "/agents/" + agent)
        .then()
        .statusCode(200);
  }

  /** How the agent is shown the tools. */
  void mode(String mode) {
    admin()
        .header("If-Match", "*")
        .body(Map.of("mode", mode))
        .patch(path() + "/agents/" + agent)
        .then()
        .statusCode(200);
  }

  /** What agents may use for this person, whom one of them has named before. */
  Response rulesOf(String email, List<String> allow, List<String> deny) {
    return admin()
        .body(Map.of("allow", allow, "deny", deny))
        .put(path() + "/users/" + IdType.PROJECT_USER.format(user(email)) + "/rules");
  }

  /** A key of the agent that may name whom the binding says. */
  Key key(Map<String, ?> binding) {
    Response made =
        made(path() + "/agents/" + agent + "/keys", Map.of("name", "Key", "binding", binding));
    return new Key(made.path("id"), made.path("key"));
  }

  record Key(String id, String text) {}

  String anyone() {
    return key(Map.of("kind", "any")).text();
  }

  void end(Key key) {
    admin().delete(path() + "/agents/" + agent + "/keys/" + key.id()).then().statusCode(204);
  }

  McpClient client(String key, String email) {
    return new McpClient(endpoint(), key, email);
  }

  /** The user that an agent has named before. */
  UUID user(String email) {
    String id =
        admin()
            .get(path() + "/users")
            .then()
            .statusCode(200)
            .extract()
            .path("items.find { it.email == '" + email + "' }.id");
    return IdType.PROJECT_USER.parse(id);
  }

  void connect(
      CredentialKeeper keeper, McpServers servers, String email, String server, String secret) {
    keeper.connect(
        new Holder(workspace, project, user(email), email),
        servers.get(workspace, project, IdType.MCP_SERVER.parse(server)),
        secret);
  }

  void revoke(String email, String server) {
    admin()
        .body(Map.of("servers", List.of(server)))
        .post(path() + "/users/" + IdType.PROJECT_USER.format(user(email)) + "/revoke")
        .then()
        .statusCode(200);
  }

  long calls(String where, Object... arguments) {
    Object[] all = new Object[arguments.length + 1];
    all[0] = workspace;
    System.arraycopy(arguments, 0, all, 1, arguments.length);
    return people.number("select count(*) from tool_call where workspace_id = ? and " + where, all);
  }

  long distinctQueries() {
    return people.number(
        "select count(distinct query) from tool_call where workspace_id = ?", workspace);
  }

  private Response made(String path, Map<String, ?> body) {
    Response made = admin().body(body).post(path);
    made.then().statusCode(201);
    return made;
  }
}
