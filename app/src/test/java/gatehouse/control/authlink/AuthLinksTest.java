package gatehouse.control.authlink;

import static gatehouse.testkit.People.browser;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import gatehouse.control.access.Role;
import gatehouse.control.account.Account;
import gatehouse.control.credential.Credentials;
import gatehouse.control.mcpserver.McpServers;
import gatehouse.control.projectuser.ProjectUser;
import gatehouse.platform.database.Database;
import gatehouse.platform.ids.IdType;
import gatehouse.testkit.AgentTraffic;
import gatehouse.testkit.Mailbox;
import gatehouse.testkit.People;
import gatehouse.testkit.Superuser;
import gatehouse.testkit.TestClock;
import gatehouse.testkit.TestUpstream;
import gatehouse.testkit.ToolsProject;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@SuppressWarnings("NullAway.Init") // made before each test
class AuthLinksTest {
  private static final Pattern CODE = Pattern.compile("\\b\\d{6}\\b");

  @Inject People people;
  @Inject AgentTraffic traffic;
  @Inject Credentials credentials;
  @Inject McpServers servers;
  @Inject AuthLinks links;
  @Inject Mailbox mailbox;
  @Inject Database database;
  @Inject TestClock clock;

  private ToolsProject tools;

  @BeforeEach
  void aProject() {
    database.joined(handle -> handle.execute("delete from sign_in_failure"));
    tools = traffic.tools();
  }

  @AfterEach
  void realTime() {
    clock.reset();
  }

  private Response make(Map<String, ?> body) {
    return people.as(tools.editor()).body(body).post(tools.path() + "/auth-links");
  }

  private String linkOfMany() {
    return token(
        make(Map.of("kind", "user", "domains", List.of(tools.slug() + ".example")))
            .then()
            .statusCode(201)
            .extract()
            .path("url"));
  }

  private String linkOf(String email) {
    return token(
        make(Map.of("kind", "personal", "email", email))
            .then()
            .statusCode(201)
            .extract()
            .path("url"));
  }

  private static String token(String url) {
    return url.replaceAll("^.*/connect/", "");
  }

  private String codeFor(String token, String email) {
    browser()
        .body(Map.of("email", email))
        .post("/connect/" + token + "/code")
        .then()
        .statusCode(202);
    Matcher found = CODE.matcher(mailbox.last(email, "Your code").text());
    assertThat(found.find()).isTrue();
    return found.group();
  }

  private static Response prove(String token, String email, String code) {
    return browser()
        .body(Map.of("email", email, "code", code))
        .post("/connect/" + token + "/proof");
  }

  private RequestSpecification proven(String token, String email) {
    Response proof = prove(token, email, codeFor(token, email));
    proof.then().statusCode(204);
    return browser().cookie(ConnectResource.COOKIE, proof.cookie(ConnectResource.COOKIE));
  }

  @Test
  void aKeyIsTestedBeforeItIsKept() {
    TestUpstream upstream = TestUpstream.start("tested");
    try {
      String tested =
          people
              .as(tools.editor())
              .body(
                  Map.of(
                      "name",
                      "Tested",
                      "description",
                      "Make a key under Settings.",
                      "url",
                      upstream.url(),
                      "auth",
                      Map.of("kind", "header")))
              .post(tools.path() + "/servers")
              .path("id");
      String token = linkOfMany();
      RequestSpecification eli = proven(token, "eli@" + tools.slug() + ".example");
      eli.get("/connect/" + token + "/servers")
          .then()
          .body("items[2].description", equalTo("Make a key under Settings."))
          .body("items[2].kind", equalTo("header"));
      String server = "/connect/" + token + "/servers/" + tested;
      upstream.want("Authorization", "Bearer right");
      eli.body(Map.of("secret", "wrong"))
          .put(server)
          .then()
          .statusCode(422)
          .body("errors[0].pointer", equalTo("/secret"));
      eli.body(Map.of("secret", "right")).put(server).then().statusCode(204);
      upstream.close();
      eli.body(Map.of("secret", "later"))
          .put(server)
          .then()
          .statusCode(409)
          .body("type", equalTo("/problems/not-tested"));
      eli.body(Map.of("secret", "later", "untested", true)).put(server).then().statusCode(204);
    } finally {
      upstream.close();
    }
  }

  @Test
  void aPersonProvesTheirAddressAndConnectsAServer() {
    String email = "ann@" + tools.slug() + ".example";
    String token = linkOfMany();
    browser()
        .get("/connect/" + token)
        .then()
        .statusCode(200)
        .header("Cache-Control", "no-store")
        .body("project", equalTo("tools"))
        .body("domains", equalTo(List.of(tools.slug() + ".example")))
        .body("provenAs", nullValue());
    browser().get("/connect/" + token + "/servers").then().statusCode(401);
    RequestSpecification ann = proven(token, email);
    ann.get("/connect/" + token + "/servers")
        .then()
        .statusCode(200)
        .body("email", equalTo(email))
        .body("items.name", equalTo(List.of("docs", "mail")))
        .body("items.connected", equalTo(List.of(false, false)));
    String server = "/connect/" + token + "/servers/" + tools.mail().typeId();
    ann.body(Map.of("secret", "key-of-ann", "untested", true)).put(server).then().statusCode(204);
    ProjectUser user = traffic.user(tools.workspace(), tools.project(), email);
    assertThat(
            credentials.forCall(tools.workspace(), tools.mail(), user.id()).orElseThrow().value())
        .isEqualTo("key-of-ann");
    ann.get("/connect/" + token + "/servers")
        .then()
        .body("items.connected", equalTo(List.of(false, true)));
    people
        .as(tools.editor())
        .get(tools.path() + "/users")
        .then()
        .body("items[0].authenticatedServers.name", equalTo(List.of("mail")));
    ann.delete(server).then().statusCode(204);
    ann.delete(server).then().statusCode(404);
    assertThat(credentials.forCall(tools.workspace(), tools.mail(), user.id())).isEmpty();
    assertThat(
            Superuser.value(
                "select string_agg(action, ' ' order by seq) from audit_entry where workspace_id = '"
                    + tools.workspace()
                    + "'"))
        .isEqualTo("auth-link.created credential.connected credential.removed");
  }

  /** Case 39. */
  @Test
  void aLinkOpenedBySomebodyElseIsOfNoUse() {
    String email = "ann@" + tools.slug() + ".example";
    String eve = "eve@" + tools.slug() + ".example";
    String token = linkOf(email);
    browser()
        .get("/connect/" + token)
        .then()
        .body("email", equalTo("a•••@" + tools.slug() + ".example"));
    // The same answer for an address the link is not for; only no mail goes out.
    browser().body(Map.of("email", eve)).post("/connect/" + token + "/code").then().statusCode(202);
    assertThat(mailbox.of(eve)).isEmpty();
    String code = codeFor(token, email);
    prove(token, eve, code).then().statusCode(401);
    people
        .as(people.member(eve, tools.workspace(), Role.ADMIN))
        .body(Map.of())
        .post("/connect/" + token + "/proof")
        .then()
        .statusCode(401);
    Response proof = prove(token, email, code);
    proof.then().statusCode(204);
    prove(token, email, code).then().statusCode(410); // used: one address, once
    browser().get("/connect/" + token).then().statusCode(410);
    browser()
        .cookie(ConnectResource.COOKIE, proof.cookie(ConnectResource.COOKIE))
        .get("/connect/" + token)
        .then()
        .statusCode(200)
        .body("provenAs", equalTo(email));
    String other = linkOf(eve);
    browser()
        .cookie(ConnectResource.COOKIE, proof.cookie(ConnectResource.COOKIE))
        .get("/connect/" + other + "/servers")
        .then()
        .statusCode(401);
  }

  @Test
  void aCodeHasFiveTriesTenMinutesAndOneUse() {
    String email = "ben@" + tools.slug() + ".example";
    String token = linkOfMany();
    String code = codeFor(token, email);
    String wrong = code.equals("000000") ? "000001" : "000000";
    for (int i = 0; i < 5; i++) {
      prove(token, email, wrong).then().statusCode(401);
    }
    prove(token, email, code).then().statusCode(401);
    String second = codeFor(token, email);
    clock.move(Duration.ofMinutes(11));
    prove(token, email, second).then().statusCode(401);
    String third = codeFor(token, email);
    prove(token, email, third).then().statusCode(204);
    prove(token, email, third).then().statusCode(401);
  }

  @Test
  void anAddressOfAnotherDomainGetsNoCode() {
    String token = linkOfMany();
    browser()
        .body(Map.of("email", "eve@elsewhere" + tools.slug() + ".example"))
        .post("/connect/" + token + "/code")
        .then()
        .statusCode(202);
    assertThat(mailbox.of("eve@elsewhere" + tools.slug() + ".example")).isEmpty();
    String domain = tools.slug() + ".example";
    // Letters of another script that look the same are no address at all.
    browser()
        .body(Map.of("email", "eve@" + domain.replace("e", "\u0435")))
        .post("/connect/" + token + "/code")
        .then()
        .statusCode(422);
    browser()
        .body(Map.of("email", "eve@mail." + domain))
        .post("/connect/" + token + "/code")
        .then()
        .statusCode(202);
    assertThat(
            Superuser.value(
                "select count(*) from outbox_mail where recipient like 'eve@%' and workspace_id = '"
                    + tools.workspace()
                    + "'"))
        .isEqualTo("0");
    browser().body(Map.of("email", "x")).post("/connect/" + token + "/code").then().statusCode(422);
    browser().get("/connect/" + token + "x").then().statusCode(410);
  }

  @Test
  void whoIsSignedInAsAMemberNeedsNoCode() {
    String token = linkOf(tools.editor().email());
    people
        .as(tools.editor())
        .get("/connect/" + token)
        .then()
        .body("signedInAs", equalTo(tools.editor().email()));
    people
        .as(tools.editor())
        .body(Map.of())
        .post("/connect/" + token + "/proof")
        .then()
        .statusCode(204);
    // An account of the same address that is nobody in this workspace proves nothing here.
    String outsider = "out@" + tools.slug() + ".example";
    String theirs = linkOf(outsider);
    Account account = people.account(outsider);
    people.as(account).get("/connect/" + theirs).then().body("signedInAs", nullValue());
    people.as(account).body(Map.of()).post("/connect/" + theirs + "/proof").then().statusCode(401);
  }

  @Test
  void anEndedLinkStopsInTheMiddle() {
    String email = "dora@" + tools.slug() + ".example";
    Response made = make(Map.of("kind", "user", "domains", List.of(tools.slug() + ".example")));
    String token = token(made.path("url"));
    RequestSpecification dora = proven(token, email);
    people
        .as(tools.editor())
        .delete(tools.path() + "/auth-links/" + made.path("link.id"))
        .then()
        .statusCode(204);
    dora.body(Map.of("secret", "x", "untested", true))
        .put("/connect/" + token + "/servers/" + tools.mail().typeId())
        .then()
        .statusCode(410);
    people
        .as(tools.editor())
        .get(tools.path() + "/auth-links")
        .then()
        .body("items.state", equalTo(List.of("ended")))
        .body("items[0].url", nullValue());
    String later = linkOfMany();
    clock.move(Duration.ofDays(31));
    browser().get("/connect/" + later).then().statusCode(410);
  }

  @Test
  void aRevokeEndsThePersonsLinksAndOpenPages() {
    String email = "ed@" + tools.slug() + ".example";
    String token = linkOfMany();
    RequestSpecification ed = proven(token, email);
    ed.body(Map.of("secret", "x", "untested", true))
        .put("/connect/" + token + "/servers/" + tools.mail().typeId())
        .then()
        .statusCode(204);
    ProjectUser user = traffic.user(tools.workspace(), tools.project(), email);
    String told = token(links.personalFor(tools.workspace(), tools.project(), user.id()));
    assertThat(token(links.personalFor(tools.workspace(), tools.project(), user.id())))
        .isEqualTo(told);
    browser().get("/connect/" + told).then().statusCode(200);
    people
        .as(tools.editor())
        .body(Map.of("servers", List.of(tools.mail().typeId())))
        .post(
            "/workspaces/"
                + tools.slug()
                + "/projects/tools/users/"
                + IdType.PROJECT_USER.format(user.id())
                + "/revoke")
        .then()
        .statusCode(200);
    ed.body(Map.of("secret", "x", "untested", true))
        .put("/connect/" + token + "/servers/" + tools.mail().typeId())
        .then()
        .statusCode(401);
    browser().get("/connect/" + told).then().statusCode(410);
    assertThat(token(links.personalFor(tools.workspace(), tools.project(), user.id())))
        .isNotEqualTo(told);
  }

  @Test
  void whoIsSuspendedConnectsNothing() {
    String email = "fay@" + tools.slug() + ".example";
    people.member(email, tools.workspace(), Role.AGENT_USER);
    String token = linkOfMany();
    RequestSpecification fay = proven(token, email);
    fay.get("/connect/" + token + "/servers").then().statusCode(200);
    RequestSpecification admin =
        people.as(
            people.member("boss@" + tools.slug() + ".example", tools.workspace(), Role.ADMIN));
    String members = "/workspaces/" + tools.slug() + "/members";
    String member = admin.get(members).path("items.find { it.email == '" + email + "' }.id");
    admin.body("{}").post(members + "/" + member + "/disable").then().statusCode(200);
    fay.body(Map.of("secret", "x", "untested", true))
        .put("/connect/" + token + "/servers/" + tools.mail().typeId())
        .then()
        .statusCode(401);
    prove(token, email, codeFor(token, email))
        .then()
        .statusCode(403)
        .body("type", equalTo("/problems/member-disabled"));
  }

  @Test
  void aLinkIsForItsServersOnly() {
    String token =
        token(
            make(Map.of(
                    "kind",
                    "user",
                    "domains",
                    List.of(tools.slug() + ".example"),
                    "servers",
                    List.of(tools.docs().typeId())))
                .path("url"));
    RequestSpecification fay = proven(token, "fay@" + tools.slug() + ".example");
    fay.get("/connect/" + token + "/servers").then().body("items", hasSize(1));
    fay.body(Map.of("secret", "x", "untested", true))
        .put("/connect/" + token + "/servers/" + tools.mail().typeId())
        .then()
        .statusCode(404);
    fay.body(Map.of("secret", "a\nb"))
        .put("/connect/" + token + "/servers/" + tools.docs().typeId())
        .then()
        .statusCode(422);
  }

  @Test
  void whatMakesNoLinkIsRefused() {
    for (Map<String, ?> wrong :
        List.<Map<String, ?>>of(
            Map.of("kind", "user"),
            Map.of("kind", "personal"),
            Map.of("kind", "user", "domains", List.of("not a domain")),
            Map.of("kind", "user", "domains", List.of("a.example"), "email", "a@a.example"),
            Map.of("kind", "personal", "email", "a@a.example", "servers", List.of("x")),
            Map.of("kind", "personal", "email", "a@a.example", "expiresAt", "2020-01-01T00:00:00Z"),
            Map.of("kind", "other"))) {
      make(wrong).then().statusCode(422);
    }
    people
        .as(people.member("monitor@" + tools.slug() + ".example", tools.workspace(), Role.MONITOR))
        .body(Map.of("kind", "user", "domains", List.of("a.example")))
        .post(tools.path() + "/auth-links")
        .then()
        .statusCode(403);
  }
}
