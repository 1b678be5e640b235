package gatehouse.control.signin;

import static gatehouse.testkit.People.browser;
import static gatehouse.testkit.People.withSession;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import gatehouse.control.access.Role;
import gatehouse.control.account.Account;
import gatehouse.control.account.AccountStatus;
import gatehouse.control.account.Accounts;
import gatehouse.platform.crypto.Passwords;
import gatehouse.platform.database.Database;
import gatehouse.testkit.People;
import gatehouse.testkit.TestClock;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class SignInTest {
  private static final String PASSWORD = "purple otters sing at dawn";

  @Inject People people;
  @Inject Accounts accounts;
  @Inject Passwords passwords;
  @Inject Database database;
  @Inject TestClock clock;

  @BeforeEach
  void nobodyHasGuessed() {
    database.joined(handle -> handle.execute("delete from sign_in_failure"));
  }

  @AfterEach
  void realTime() {
    clock.reset();
  }

  static Response signIn(String email, String password) {
    return browser().body(Map.of("email", email, "password", password)).post("/session");
  }

  @Test
  void aPersonSignsInSeesWhereTheyMayGoAndSignsOut() {
    Account ann = people.account("Ann.In@acme.example", PASSWORD);
    UUID acme = people.workspace("in-acme");
    people.join(ann, acme, Role.EDITOR);

    Response answer = signIn("ann.IN@ACME.example", PASSWORD);
    answer
        .then()
        .statusCode(200)
        .body("account.email", equalTo("Ann.In@acme.example"))
        .body("account.operator", equalTo(false))
        .body("account.twoFactor", equalTo(false))
        .body("workspaces", hasSize(1))
        .body("workspaces[0].slug", equalTo("in-acme"))
        .body("workspaces[0].role", equalTo("editor"));
    assertThat(answer.getHeaders().getValues("Set-Cookie"))
        .hasSize(2)
        .allSatisfy(cookie ->
            assertThat(cookie).contains("HttpOnly").contains("SameSite=Lax").contains("Path=/"));
    String token = answer.getCookie("gatehouse_session");

    withSession(token).get("/session").then().statusCode(200).body("workspaces", hasSize(1));
    Response out = withSession(token).delete("/session");
    assertThat(out.statusCode()).isEqualTo(204);
    assertThat(out.getDetailedCookie("gatehouse_session").getMaxAge()).isZero();
    withSession(token).get("/session").then().statusCode(401);
    browser().delete("/session").then().statusCode(204);
  }

  @Test
  void everyFailureIsAnsweredAlikeAfterTheSameWork() {
    people.account("known@acme.example", PASSWORD);
    Account disabled = people.account("disabled@acme.example", PASSWORD);
    accounts.changeStatus(disabled.id(), AccountStatus.DISABLED);
    Account deleted = people.account("deleted@acme.example", PASSWORD);
    accounts.changeStatus(deleted.id(), AccountStatus.DELETED);
    people.account("passwordless@acme.example");

    Map<String, String> answers = new LinkedHashMap<>();
    for (String email :
        new String[] {
          "known@acme.example",
          "unknown@acme.example",
          "disabled@acme.example",
          "deleted@acme.example",
          "passwordless@acme.example"
        }) {
      boolean right = !email.startsWith("known");
      long before = passwords.computed();
      Response answer = signIn(email, right ? PASSWORD : "purple otters sing at noon");
      assertThat(passwords.computed() - before).as(email).isEqualTo(1);
      assertThat(answer.getCookies()).as(email).isEmpty();
      String headers =
          answer.getHeaders().asList().stream()
              .filter(header -> !header.getName().equals("X-Request-Id"))
              .map(Object::toString)
              .toList()
              .toString();
      answers.put(email, answer.statusCode() + headers + answer.asString());
    }
    assertThat(answers.values()).allMatch(answer -> answer.startsWith("401"));
    assertThat(answers.values()).containsOnly(answers.values().iterator().next());
    assertThat(answers.values().iterator().next()).contains("/problems/sign-in-refused");
  }

  @Test
  void everySignInGetsANewSessionAndEndsTheOneItCameWith() {
    Account bob = people.account("fixed@acme.example", PASSWORD);
    String planted = people.signIn(bob);
    Response answer =
        withSession(planted)
            .body(Map.of("email", bob.email(), "password", PASSWORD))
            .post("/session");
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.getCookie("gatehouse_session")).isNotEqualTo(planted).hasSize(43);
    withSession(planted).get("/session").then().statusCode(401);
    String invented = "A".repeat(43);
    assertThat(
            withSession(invented)
                .body(Map.of("email", bob.email(), "password", PASSWORD))
                .post("/session")
                .getCookie("gatehouse_session"))
        .isNotEqualTo(invented);
  }

  @Test
  void changesThatAnotherSiteMakesAreRefused() {
    Account eve = people.account("cross@acme.example", PASSWORD);
    String token = people.signIn(eve);
    for (String site : new String[] {"cross-site", "same-site", "nonsense"}) {
      bare(token).header("Sec-Fetch-Site", site).delete("/session").then().statusCode(403);
    }
    bare(token).header("Origin", "https://evil.example").delete("/session").then().statusCode(403);
    bare(token).header("Origin", "null").delete("/session").then().statusCode(403);
    bare(token)
        .delete("/session")
        .then()
        .statusCode(403)
        .body("type", equalTo("/problems/cross-site"));
    given()
        .basePath("/api/v1")
        .contentType("application/json")
        .header("Sec-Fetch-Site", "cross-site")
        .body(Map.of("email", eve.email(), "password", PASSWORD))
        .post("/session")
        .then()
        .statusCode(403);
    bare(token).header("Sec-Fetch-Site", "cross-site").get("/session").then().statusCode(200);
    bare(token)
        .header("Origin", "http://localhost:" + io.restassured.RestAssured.port)
        .delete("/session")
        .then()
        .statusCode(204);
  }

  private static io.restassured.specification.RequestSpecification bare(String token) {
    return given().basePath("/api/v1").cookie("gatehouse_session", token);
  }

  @Test
  void aSessionEndsAfterItsIdleLimit() {
    String token = people.signIn(people.account("idle@acme.example"));
    clock.move(Duration.ofHours(7).plusMinutes(59));
    withSession(token).get("/session").then().statusCode(200);
    clock.move(Duration.ofHours(7).plusMinutes(59));
    withSession(token).get("/session").then().statusCode(200);
    clock.move(Duration.ofHours(8).plusMinutes(1));
    withSession(token).get("/session").then().statusCode(401);
  }

  @Test
  void aSessionInUseEndsAfterItsAbsoluteLimit() {
    String token = people.signIn(people.account("absolute@acme.example"));
    for (int i = 0; i < 23; i++) {
      clock.move(Duration.ofHours(7));
      withSession(token).get("/session").then().statusCode(200);
    }
    clock.move(Duration.ofHours(7).plusMinutes(1));
    withSession(token).get("/session").then().statusCode(401);
  }

  @Test
  void adminsAndOperatorsHaveShorterLimits() {
    UUID workspace = people.workspace("short");
    Account admin = people.member("short.admin@acme.example", workspace, Role.ADMIN);
    Account manager = people.member("short.manager@acme.example", workspace, Role.MANAGER);
    Account operator = people.operator("short.operator@acme.example");
    String[] tokens = {people.signIn(admin), people.signIn(operator), people.signIn(manager)};
    clock.move(Duration.ofMinutes(29));
    for (String token : tokens) {
      withSession(token).get("/session").then().statusCode(200);
    }
    clock.move(Duration.ofMinutes(31));
    withSession(tokens[0]).get("/session").then().statusCode(401);
    withSession(tokens[1]).get("/session").then().statusCode(401);
    withSession(tokens[2]).get("/session").then().statusCode(200);

    String busy = people.signIn(admin);
    for (int i = 0; i < 25; i++) {
      clock.move(Duration.ofMinutes(28));
      withSession(busy).get("/session").then().statusCode(200);
    }
    clock.move(Duration.ofMinutes(21));
    withSession(busy).get("/session").then().statusCode(401);
  }

  @Test
  void aWorkspacesOwnIdleLimitCannotBePassedByAskingElsewhereFirst() {
    UUID strict = people.workspace("strict-idle");
    database.joined(handle ->
        handle.execute("update workspace set session_idle_minutes = 15 where id = ?", strict));
    String token = people.signIn(people.member("strict@acme.example", strict, Role.EDITOR));
    clock.move(Duration.ofMinutes(14));
    withSession(token).get("/workspaces/strict-idle").then().statusCode(200);
    clock.move(Duration.ofMinutes(16));
    withSession(token).get("/session").then().statusCode(200);
    withSession(token).get("/workspaces/strict-idle").then().statusCode(401);
    withSession(token).get("/workspaces/strict-idle").then().statusCode(401);
  }

  @Test
  void anAccountThatIsDisabledIsOutAtTheNextRequest() {
    Account gone = people.account("gone@acme.example");
    String token = people.signIn(gone);
    withSession(token).get("/session").then().statusCode(200);
    accounts.changeStatus(gone.id(), AccountStatus.DISABLED);
    withSession(token).get("/session").then().statusCode(401);
  }

  @Test
  void whatIsNotAnAddressOrAPasswordIsSaidSo() {
    for (String email :
        new String[] {"", "nobody", "a@b", "a@b@c.example", "a\r\nBcc: x@y.example@z.example"}) {
      signIn(email, PASSWORD).then().statusCode(422).body("errors[0].pointer", equalTo("/email"));
    }
    signIn("a@acme.example", "")
        .then()
        .statusCode(422)
        .body("errors[0].pointer", equalTo("/password"));
    signIn("a@acme.example", "x".repeat(2000)).then().statusCode(422);
    signIn("a@acme.example", "nul \u0000 byte").then().statusCode(422);
    browser().body("{\"email\":null,\"password\":null}").post("/session").then().statusCode(422);
    browser().body("[]").post("/session").then().statusCode(422);
    withSession("\u0001").get("/session").then().statusCode(401);
    withSession("x".repeat(5000)).get("/session").then().statusCode(401);
  }
}
