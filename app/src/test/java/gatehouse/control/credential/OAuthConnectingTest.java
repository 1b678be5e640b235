package gatehouse.control.credential;

import static gatehouse.testkit.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import gatehouse.control.mcpserver.McpServers;
import gatehouse.platform.ids.IdType;
import gatehouse.testkit.AgentTraffic;
import gatehouse.testkit.FakeAuthorization;
import gatehouse.testkit.OAuthBrowser;
import gatehouse.testkit.People;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The way to an authorization server and back, with honest servers and others. */
@QuarkusTest
@SuppressWarnings("NullAway.Init") // made before each test
class OAuthConnectingTest {
  private static final String OAUTH = "/.well-known/oauth-authorization-server";
  private static final String OPENID = "/.well-known/openid-configuration";
  private static final String RESOURCE = "/.well-known/oauth-protected-resource";

  @Inject People people;
  @Inject AgentTraffic traffic;
  @Inject McpServers servers;
  @Inject Credentials credentials;

  private FakeAuthorization fake;
  private OAuthProject project;

  @BeforeEach
  void aProject() {
    fake = FakeAuthorization.start();
    project = new OAuthProject(people, traffic);
  }

  @AfterEach
  void stop() {
    fake.close();
  }

  private String token(String server) {
    return credentials
        .forCall(
            project.workspace,
            servers.get(project.workspace, project.project, IdType.MCP_SERVER.parse(server)),
            new UUID(0, 0))
        .map(UpstreamSecret::value)
        .orElse("");
  }

  @Test
  void aProjectIsConnectedAndEveryRequestIsAsTheProtocolWantsIt() {
    fake.challenges("Bearer realm=\"x\", scope=\"read\"");
    String server = project.shared("git", fake.mcp());
    project.credential(server).then().body("set", equalTo(false)).body("state", nullValue());
    String url = project.depart(server).then().statusCode(200).extract().path("url");
    assertThat(url)
        .startsWith(fake.issuer() + "/authorize?")
        .contains("code_challenge_method=S256")
        .contains("code_challenge=")
        .contains("state=")
        .contains("scope=read")
        .contains("resource=http%3A%2F%2F127.0.0.1");
    String page =
        OAuthBrowser.land(OAuthBrowser.allowed(url), Map.of("gatehouse_session", project.session));
    assertThat(page).isEqualTo("/w/" + project.slug + "/projects/tools/servers?secret=" + server);
    Map<String, String> form = fake.tokenRequests().getFirst();
    assertThat(form)
        .containsEntry("grant_type", "authorization_code")
        .containsEntry("resource", fake.mcp())
        .containsKeys("code_verifier", "redirect_uri", "basic");
    assertThat(token(server)).startsWith("canary-access-");
    project
        .credential(server)
        .then()
        .body("set", equalTo(true))
        .body("state", equalTo("good"))
        .body("scopes", equalTo(List.of("read")))
        .body("failure", nullValue());
    assertThat(project.connect(server)).isEqualTo(page);
    assertThat(fake.requests().stream().filter("/register"::equals))
        .as("registered once")
        .hasSize(1);
  }

  @Test
  void everyPlaceWhereServersDescribeThemselvesIsTried() {
    Map<String, Consumer<FakeAuthorization>> places = new LinkedHashMap<>();
    places.put(
        "named in the challenge",
        f ->
            f.without(RESOURCE + "/mcp")
                .resourceAt("/elsewhere", Map.of())
                .challenges(
                    "Basic realm=\"a\", Bearer error=\"invalid_token\","
                        + " resource_metadata=\""
                        + f.origin()
                        + "/elsewhere\""));
    places.put(
        "of the host",
        f -> f.without(RESOURCE + "/mcp").resourceAt(RESOURCE, Map.of("resource", f.origin())));
    places.put("OpenID", f -> f.without(OAUTH).describedAt(OPENID));
    places.put("below a path", f -> f.below("/one").describedAt(OAUTH + "/one"));
    places.put("OpenID below a path", f -> f.below("/two").describedAt(OPENID + "/two"));
    places.put("OpenID after the path", f -> f.below("/three").describedAt("/three" + OPENID));
    int number = 0;
    for (Map.Entry<String, Consumer<FakeAuthorization>> place : places.entrySet()) {
      try (FakeAuthorization one = FakeAuthorization.start()) {
        place.getValue().accept(one);
        String server = project.shared("place" + number++, one.mcp());
        project.connect(server);
        assertThat(token(server)).as(place.getKey()).startsWith("canary-access-");
      }
    }
  }

  @Test
  void whatServersSayOfThemselvesIsCheckedBeforeAnybodyIsSentAnywhere() {
    Map<String, Consumer<FakeAuthorization>> lies = new LinkedHashMap<>();
    lies.put(
        "other.example/mcp",
        f -> f.resourceAt(RESOURCE + "/mcp", Map.of("resource", "https://other.example/mcp")));
    lies.put(
        "is not the address",
        f -> f.resourceAt(RESOURCE + "/mcp", Map.of("resource", f.mcp() + "/below")));
    lies.put(
        "names no authorization server",
        f -> f.resourceAt(RESOURCE + "/mcp", Map.of("authorization_servers", List.of())));
    lies.put("does not say who", f -> f.without(RESOURCE + "/mcp"));
    lies.put("does not describe itself", f -> f.without(OAUTH));
    lies.put(
        "calls itself", f -> f.describes(all -> with(all, "issuer", "https://honest.example")));
    lies.put("PKCE", f -> f.describes(all -> without(all, "code_challenge_methods_supported")));
    lies.put(
        "PKCE with S256",
        f -> f.describes(all -> with(all, "code_challenge_methods_supported", List.of("plain"))));
    lies.put("no token_endpoint", f -> f.describes(all -> without(all, "token_endpoint")));
    lies.put(
        "token_endpoint",
        f -> f.describes(all -> with(all, "token_endpoint", "http://169.254.169.254/latest")));
    lies.put(
        "authorization_endpoint",
        f -> f.describes(all -> with(all, "authorization_endpoint", "javascript:alert(1)")));
    lies.put(
        "resource_metadata",
        f -> f.challenges("Bearer resource_metadata=\"http://10.1.2.3/meta\""));
    lies.put(
        "authorization server",
        f ->
            f.resourceAt(
                RESOURCE + "/mcp",
                Map.of("authorization_servers", List.of("http://[::ffff:10.0.0.1]/"))));
    lies.put(
        "redirect", f -> f.challenges("Bearer resource_metadata=\"" + f.origin() + "/redirect\""));
    lies.put(
        "more than", f -> f.challenges("Bearer resource_metadata=\"" + f.origin() + "/endless\""));
    lies.put(
        "no description",
        f ->
            f.document("/page", "<html>")
                .challenges("Bearer resource_metadata=\"" + f.origin() + "/page\""));
    lies.put("by hand", f -> f.describes(all -> without(all, "registration_endpoint")));
    int number = 0;
    for (Map.Entry<String, Consumer<FakeAuthorization>> lie : lies.entrySet()) {
      try (FakeAuthorization one = FakeAuthorization.start()) {
        lie.getValue().accept(one);
        String server = project.shared("lie" + number++, one.mcp());
        project
            .depart(server)
            .then()
            .statusCode(422)
            .body("type", equalTo("/problems/upstream-refused"))
            .body("detail", containsString(lie.getKey()));
      }
    }
  }

  @Test
  void answersAreBelievedOnlyOfTheServerAndTheBrowserThatWereAsked() {
    String server = project.shared("git", fake.mcp());
    fake.answers(all -> with(all, "iss", "https://attacker.example"));
    project.connect(server);
    project.credential(server).then().body("failure", containsString("does not come from"));
    fake.answers(all -> without(all, "iss"));
    project.connect(server);
    project.credential(server).then().body("failure", containsString("does not come from"));
    fake.answers(all -> with(without(all, "code"), "error", "access_denied"));
    project.connect(server);
    project.credential(server).then().body("failure", containsString("was not allowed"));
    fake.answers(all ->
        with(
            with(without(all, "code"), "error", "server_error"),
            "error_description",
            "Too <b>early"));
    project.connect(server);
    project
        .credential(server)
        .then()
        .body("failure", containsString("server_error (Too <b>early)"))
        .body("set", equalTo(false));
    assertThat(fake.tokenRequests()).as("no code went anywhere").isEmpty();

    fake.answers(all -> all);
    URI back = OAuthBrowser.allowed(project.depart(server).path("url"));
    assertThat(OAuthBrowser.land(back, Map.of())).isEqualTo("/connect");
    String other = people.signIn(project.editor);
    assertThat(OAuthBrowser.land(back, Map.of("gatehouse_session", other))).isEqualTo("/connect");
    assertThat(OAuthBrowser.land(back, Map.of("gatehouse_session", project.session)))
        .startsWith("/w/");
    assertThat(token(server)).startsWith("canary-access-");
    assertThat(OAuthBrowser.land(back, Map.of("gatehouse_session", project.session)))
        .as("a second time")
        .isEqualTo("/connect");
    assertThat(fake.tokenRequests()).hasSize(1);
  }

  @Test
  void aClientRegisteredByHandIsShownToItsOwnAuthorizationServerOnly() {
    Map<String, String> client = new HashMap<>();
    client.put("level", "project");
    client.put("clientId", "us");
    client.put("clientSecret", "canary-of-client");
    String server = project.server("git", fake.mcp(), client);
    project
        .editor()
        .get(project.path() + "/servers/" + server)
        .then()
        .body("auth.clientId", equalTo("us"))
        .body("auth.hasClientSecret", equalTo(true))
        .body("auth.authorizationServer", nullValue());
    project.connect(server);
    assertThat(token(server)).startsWith("canary-access-");
    assertThat(fake.requests()).doesNotContain("/register");
    fake.refuses(400, "invalid_grant").repeatsWhatItGot();
    project.connect(server);
    String failure = project.credential(server).path("failure");
    assertThat(failure).contains("invalid_grant");
    Map<String, String> sent = fake.tokenRequests().getLast();
    assertThat(failure).doesNotContain(sent.get("code")).doesNotContain(sent.get("code_verifier"));
    try (FakeAuthorization thief = FakeAuthorization.start()) {
      fake.resourceAt(RESOURCE + "/mcp", Map.of("authorization_servers", List.of(thief.issuer())));
      project
          .depart(server)
          .then()
          .statusCode(422)
          .body("detail", containsString("names another authorization server"));
      assertThat(thief.tokenRequests()).isEmpty();
      project
          .editor()
          .header("If-Match", "*")
          .body(Map.of("auth", with(with(client, "kind", "oauth"), "clientSecret", "another")))
          .patch(project.path() + "/servers/" + server)
          .then()
          .statusCode(200);
      project.connect(server);
      assertThat(thief.tokenRequests()).hasSize(1);
    }
  }

  @Test
  void whoLosesAccessOnTheWayBringsNothingBack() {
    String server = project.server("git", fake.mcp(), Map.of());
    OAuthProject.Visit visit = project.visit();
    URI back = visit.allowed(server);
    project.revoke(server).then().statusCode(200);
    assertThat(visit.land(back)).isEqualTo("/connect");
    assertThat(fake.tokenRequests()).isEmpty();

    OAuthProject.Visit again = project.visit();
    URI second = again.allowed(server);
    fake.answers(all -> all);
    project
        .editor()
        .header("If-Match", "*")
        .body(Map.of("url", fake.mcp() + "?other"))
        .patch(project.path() + "/servers/" + server)
        .then()
        .statusCode(200);
    assertThat(again.land(second)).isEqualTo("/connect");
    assertThat(fake.tokenRequests()).isEmpty();
  }

  @Test
  void aPersonConnectsAtTheirLinkAndDisconnectsAndTheTokensAreGivenBack() {
    String server = project.server("git", fake.mcp(), Map.of());
    OAuthProject.Visit visit = project.visit();
    visit
        .browser()
        .get("/connect/" + visit.token() + "/servers")
        .then()
        .body("items[0].kind", equalTo("oauth"))
        .body("items[0].connected", equalTo(false));
    visit
        .browser()
        .body(Map.of("secret", "typed"))
        .put("/connect/" + visit.token() + "/servers/" + server)
        .then()
        .statusCode(422);
    assertThat(visit.connect(server)).isEqualTo("/connect/" + visit.token());
    visit
        .browser()
        .get("/connect/" + visit.token() + "/servers")
        .then()
        .body("items[0].connected", equalTo(true))
        .body("items[0].state", equalTo("good"));
    visit
        .browser()
        .delete("/connect/" + visit.token() + "/servers/" + server)
        .then()
        .statusCode(204);
    eventually(() ->
        assertThat(fake.revoked())
            .satisfiesExactly(
                refresh -> assertThat(refresh).startsWith("canary-refresh-"),
                access -> assertThat(access).startsWith("canary-access-")));
  }

  @Test
  void thisServerDescribesItselfAsAClient() {
    People.browser()
        .get("/oauth/client")
        .then()
        .statusCode(200)
        .body("client_id", containsString("/api/v1/oauth/client"))
        .body("redirect_uris[0]", containsString("/connect/callback"))
        .body("token_endpoint_auth_method", equalTo("none"));
    fake.describes(all ->
        with(without(all, "registration_endpoint"), "client_id_metadata_document_supported", true));
    String server = project.shared("git", fake.mcp());
    String url = project.depart(server).path("url");
    assertThat(url).contains("client_id=http").contains("oauth%2Fclient&");
    OAuthBrowser.land(OAuthBrowser.allowed(url), Map.of("gatehouse_session", project.session));
    assertThat(token(server)).startsWith("canary-access-");
    assertThat(fake.tokenRequests().getFirst()).containsKey("client_id").doesNotContainKey("basic");
  }

  private static <V> Map<String, V> with(Map<String, V> all, String key, V value) {
    Map<String, V> changed = new TreeMap<>(all);
    changed.put(key, value);
    return changed;
  }

  private static <V> Map<String, V> without(Map<String, V> all, String key) {
    Map<String, V> changed = new TreeMap<>(all);
    changed.remove(key);
    return changed;
  }
}
