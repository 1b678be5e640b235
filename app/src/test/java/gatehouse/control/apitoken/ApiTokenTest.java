package gatehouse.control.apitoken;

import static gatehouse.testkit.People.withSession;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import gatehouse.control.access.Role;
import gatehouse.control.account.Account;
import gatehouse.control.account.AccountStatus;
import gatehouse.control.account.Accounts;
import gatehouse.control.audit.Actor;
import gatehouse.control.member.Members;
import gatehouse.control.member.Newcomer;
import gatehouse.platform.ids.IdType;
import gatehouse.platform.jobs.JobAuthority;
import gatehouse.platform.jobs.JobCreator;
import gatehouse.testkit.People;
import gatehouse.testkit.TestClock;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ApiTokenTest {
  @Inject People people;
  @Inject Accounts accounts;
  @Inject TestClock clock;
  @Inject JobAuthority authority;
  @Inject Members members;

  @AfterEach
  void realTime() {
    clock.reset();
  }

  private static RequestSpecification bearer(String token) {
    return given()
        .basePath("/api/v1")
        .contentType("application/json")
        .header("Authorization", "Bearer " + token);
  }

  private Response make(String session, List<String> scopes, Duration life) {
    return withSession(session)
        .body(
            Map.of(
                "name",
                "deploy",
                "scopes",
                scopes,
                "expiresAt",
                clock.instant().plus(life).toString()))
        .post("/me/api-tokens");
  }

  @Test
  void aTokenIsShownOnceAndWorksUntilItIsEnded() {
    String session = people.signIn(people.account("token@acme.example"));
    Response made = make(session, List.of("read"), Duration.ofDays(30));
    made.then().statusCode(201);
    String token = made.jsonPath().getString("token");
    assertThat(token).matches("ghp_[A-Za-z0-9_-]{49}");
    bearer(token).get("/me").then().statusCode(200).body("email", equalTo("token@acme.example"));
    Response list = withSession(session).get("/me/api-tokens");
    list.then().body("items", hasSize(1)).body("items[0].name", equalTo("deploy"));
    assertThat(list.asString()).doesNotContain(token);
    assertThat(list.jsonPath().getString("items[0].lastUsedAt")).isNotNull();
    assertThat(
            people.number(
                "select count(*) from personal_token t where position(? in t::text) > 0", token))
        .isZero();

    withSession(session)
        .delete("/me/api-tokens/" + made.jsonPath().getString("id"))
        .then()
        .statusCode(204);
    bearer(token).get("/me").then().statusCode(401);
  }

  @Test
  void aTokenDoesNoMoreThanItsScopeAndNoneOfWhatNeedsThePerson() {
    String session = people.signIn(people.account("scope@acme.example"));
    String read = make(session, List.of("read"), Duration.ofDays(1)).jsonPath().getString("token");
    String write =
        make(session, List.of("write"), Duration.ofDays(1)).jsonPath().getString("token");
    Map<String, String> change = Map.of("locale", "de");
    bearer(read).body(change).patch("/me").then().statusCode(403);
    bearer(write).body(change).patch("/me").then().statusCode(200);
    bearer(write)
        .body(
            Map.of(
                "name", "child",
                "scopes", List.of("read"),
                "expiresAt", clock.instant().plusSeconds(999).toString()))
        .post("/me/api-tokens")
        .then()
        .statusCode(403);
    bearer(write)
        .body(Map.of("currentPassword", "x", "newPassword", "seven lanterns over the quay"))
        .put("/me/password")
        .then()
        .statusCode(403);
    bearer(write).body(Map.of()).post("/me/two-factor").then().statusCode(403);
  }

  @Test
  void aTokenEndsWithItsTimeAndWithItsAccount() {
    Account ann = people.account("ends@acme.example");
    String session = people.signIn(ann);
    String token = make(session, List.of("read"), Duration.ofDays(2)).jsonPath().getString("token");
    clock.move(Duration.ofHours(47));
    bearer(token).get("/me").then().statusCode(200);
    clock.move(Duration.ofHours(2));
    bearer(token).get("/me").then().statusCode(401);
    clock.reset();
    accounts.changeStatus(ann.id(), AccountStatus.DISABLED);
    bearer(token).get("/me").then().statusCode(401);
    accounts.changeStatus(ann.id(), AccountStatus.ACTIVE);
    bearer(token).get("/me").then().statusCode(200);
  }

  @Test
  void whatIsNoTokenIsAClearRefusalAlsoBesideAGoodCookie() {
    String session = people.signIn(people.account("junk@acme.example"));
    String good = make(session, List.of("read"), Duration.ofDays(1)).jsonPath().getString("token");
    String mistyped =
        good.substring(0, 10) + (good.charAt(10) == 'a' ? 'b' : 'a') + good.substring(11);
    for (String header :
        List.of(
            "Bearer",
            "Bearer ",
            "Bearer x",
            "Bearer " + mistyped,
            "Bearer " + good + " " + good,
            "Basic YTpi",
            good,
            "Bearer " + "x".repeat(3000))) {
      withSession(session)
          .header("Authorization", header)
          .get("/me")
          .then()
          .statusCode(401)
          .body("type", equalTo("/problems/not-signed-in"));
    }
  }

  @Test
  void aTokenNeedsANameAScopeAndAnEndWithinAYear() {
    String session = people.signIn(people.account("rules@acme.example"));
    make(session, List.of(), Duration.ofDays(1)).then().statusCode(422);
    make(session, List.of("admin"), Duration.ofDays(1)).then().statusCode(422);
    make(session, List.of("read"), Duration.ofDays(370)).then().statusCode(422);
    make(session, List.of("read"), Duration.ofDays(-1)).then().statusCode(422);
    withSession(session)
        .body("{\"name\":\"x\",\"scopes\":[null],\"expiresAt\":\"2030-01-01T00:00:00Z\"}")
        .post("/me/api-tokens")
        .then()
        .statusCode(422);
    withSession(session)
        .body(Map.of("name", "x", "scopes", List.of("read")))
        .post("/me/api-tokens")
        .then()
        .statusCode(422);
  }

  @Test
  void aWorkspacesTokenActsThereAloneWithItsRole() {
    UUID acme = people.workspace("tok-acme");
    people.workspace("tok-globex");
    String admin = people.signIn(people.member("tok.admin@acme.example", acme, Role.ADMIN));
    String manager = people.signIn(people.member("tok.manager@acme.example", acme, Role.MANAGER));
    Map<String, String> wanted =
        Map.of(
            "name", "sync",
            "role", "monitor",
            "expiresAt", clock.instant().plus(Duration.ofDays(90)).toString());
    withSession(manager)
        .body(wanted)
        .post("/workspaces/tok-acme/api-tokens")
        .then()
        .statusCode(403);
    withSession(manager).get("/workspaces/tok-acme/api-tokens").then().statusCode(403);
    Response made = withSession(admin).body(wanted).post("/workspaces/tok-acme/api-tokens");
    made.then().statusCode(201).body("role", equalTo("monitor"));
    String token = made.jsonPath().getString("token");

    bearer(token).get("/workspaces/tok-acme/members").then().statusCode(200);
    bearer(token).get("/workspaces/tok-globex/members").then().statusCode(404);
    bearer(token).get("/workspaces/tok-acme/licence").then().statusCode(403);
    bearer(token).get("/me").then().statusCode(403);
    bearer(token).body("{}").patch("/workspaces/tok-acme").then().statusCode(403);

    withSession(admin)
        .delete("/workspaces/tok-acme/api-tokens/" + made.jsonPath().getString("id"))
        .then()
        .statusCode(204);
    bearer(token).get("/workspaces/tok-acme/members").then().statusCode(401);
    assertThat(
            people.number(
                "select count(*) from audit_entry where workspace_id = ? and action like 'api-token.%'",
                acme))
        .isEqualTo(2);
  }

  @Test
  void aWorkspacesTokenStandsOnTheMembershipOfItsMaker() {
    UUID acme = people.workspace("maker-acme");
    String boss = people.signIn(people.member("maker.boss@acme.example", acme, Role.ADMIN));
    Account maker = people.account("maker@acme.example");
    String member = IdType.MEMBER.format(people.join(maker, acme, Role.ADMIN));
    Response made =
        people
            .as(maker)
            .body(
                Map.of(
                    "name", "sync",
                    "role", "admin",
                    "expiresAt", clock.instant().plusSeconds(9999).toString()))
            .post("/workspaces/maker-acme/api-tokens");
    String token = made.jsonPath().getString("token");
    UUID id = IdType.API_TOKEN.parse(made.jsonPath().getString("id"));
    JobCreator program = new JobCreator("TOKEN", null, id, "sync");
    String tokens = "/workspaces/maker-acme/api-tokens";
    String its = "/workspaces/maker-acme/members/" + member;
    withSession(boss)
        .get(tokens)
        .then()
        .body("items[0].madeBy.name", equalTo("maker Test"))
        .body("items[0].works", equalTo(true));
    bearer(token).get("/workspaces/maker-acme/licence").then().statusCode(200);
    assertThat(authority.refusal(program, acme, "licence.read")).isEmpty();

    withSession(boss).body("{\"role\":\"monitor\"}").patch(its).then().statusCode(200);
    bearer(token).get("/workspaces/maker-acme/licence").then().statusCode(403);
    assertThat(authority.refusal(program, acme, "licence.read")).isPresent();
    bearer(token).get("/workspaces/maker-acme/members").then().statusCode(200);

    withSession(boss).post(its + "/disable").then().statusCode(200);
    bearer(token).get("/workspaces/maker-acme/members").then().statusCode(401);
    withSession(boss).get(tokens).then().body("items[0].works", equalTo(false));
    withSession(boss).post(its + "/enable").then().statusCode(200);
    bearer(token).get("/workspaces/maker-acme/members").then().statusCode(200);

    withSession(boss).delete(its).then().statusCode(204);
    bearer(token).get("/workspaces/maker-acme/members").then().statusCode(401);
    assertThat(authority.refusal(program, acme, "members.read")).isPresent();
    members.join(acme, Newcomer.of(maker, Role.ADMIN, null), Actor.SYSTEM);
    bearer(token).get("/workspaces/maker-acme/members").then().statusCode(401);
  }

  @Test
  void oneWorkspacesTokensAreOutOfAnothersReach() {
    UUID acme = people.workspace("reach-acme");
    UUID globex = people.workspace("reach-globex");
    String a = people.signIn(people.member("reach.a@acme.example", acme, Role.ADMIN));
    String g = people.signIn(people.member("reach.g@acme.example", globex, Role.ADMIN));
    String id =
        withSession(a)
            .body(
                Map.of(
                    "name", "sync",
                    "role", "admin",
                    "expiresAt", clock.instant().plusSeconds(9999).toString()))
            .post("/workspaces/reach-acme/api-tokens")
            .jsonPath()
            .getString("id");
    withSession(g).delete("/workspaces/reach-globex/api-tokens/" + id).then().statusCode(404);
    withSession(g).get("/workspaces/reach-globex/api-tokens").then().body("items", hasSize(0));
    withSession(a).get("/workspaces/reach-acme/api-tokens").then().body("items", hasSize(1));
  }
}
