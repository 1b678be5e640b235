package gatehouse.control.profile;

import static gatehouse.testkit.People.browser;
import static gatehouse.testkit.People.withSession;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.startsWith;

import gatehouse.control.access.Role;
import gatehouse.control.account.Account;
import gatehouse.platform.database.Database;
import gatehouse.testkit.AuthenticatorApp;
import gatehouse.testkit.People;
import gatehouse.testkit.TestClock;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class OwnAccountTest {
  private static final String PASSWORD = "purple otters sing at dawn";

  @Inject People people;
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

  @Test
  void aPersonChangesTheirProfileOnTheVersionTheySaw() {
    Account ann = people.account("profile@acme.example");
    String session = people.signIn(ann);
    Response before = withSession(session).get("/me");
    before.then().statusCode(200).body("profileComplete", equalTo(true));
    String tag = before.getHeader("ETag");
    withSession(session)
        .header("If-Match", tag)
        .body(Map.of("firstName", " Anne\u0301 ", "timeZone", "Europe/Vienna", "locale", "de-AT"))
        .patch("/me")
        .then()
        .statusCode(200)
        .body("firstName", equalTo("Ann\u00e9"))
        .body("timeZone", equalTo("Europe/Vienna"))
        .body("name", startsWith("Ann"));
    withSession(session)
        .header("If-Match", tag)
        .body(Map.of("firstName", "Later"))
        .patch("/me")
        .then()
        .statusCode(412);
    for (Map<String, String> bad :
        List.of(
            Map.of("timeZone", "Mars/Olympus"),
            Map.of("locale", "Deutsch"),
            Map.of("firstName", "  "),
            Map.of("lastName", "x".repeat(121)),
            Map.of("firstName", "Ann\u202eeve"),
            Map.of("email", "x@y.example"),
            Map.of("operator", "true"))) {
      withSession(session).body(bad).patch("/me").then().statusCode(422);
    }
  }

  @Test
  void aNewPasswordEndsTheOtherSessionsAndNoOthers() {
    Account ann = people.account("change@acme.example", PASSWORD);
    String session = people.signIn(ann);
    String other = people.signIn(ann);
    String bobs = people.signIn(people.account("change.bob@acme.example"));
    Response wrong =
        withSession(session)
            .body(Map.of("currentPassword", "wrong", "newPassword", "seven lanterns over the quay"))
            .put("/me/password");
    assertThat(wrong.statusCode()).isEqualTo(403);
    withSession(session)
        .body(Map.of("currentPassword", PASSWORD, "newPassword", "change@acme.example!"))
        .put("/me/password")
        .then()
        .statusCode(422)
        .body("errors[0].pointer", equalTo("/newPassword"));
    withSession(session)
        .body(Map.of("currentPassword", PASSWORD, "newPassword", "seven lanterns over the quay"))
        .put("/me/password")
        .then()
        .statusCode(204);
    withSession(session).get("/session").then().statusCode(200);
    withSession(other).get("/session").then().statusCode(401);
    withSession(bobs).get("/session").then().statusCode(200);
  }

  @Test
  void thePasswordCannotBeGuessedFromAnOpenSession() {
    Account ann = people.account("guess@acme.example", PASSWORD);
    String session = people.signIn(ann);
    clock.stop();
    for (int i = 0; i < 11; i++) {
      withSession(session)
          .body(Map.of("password", "wrong " + i))
          .post("/me/two-factor")
          .then()
          .statusCode(403);
    }
    withSession(session)
        .body(Map.of("password", PASSWORD))
        .post("/me/two-factor")
        .then()
        .statusCode(429);
  }

  @Test
  void twoFactorIsTurnedOnWithACodeAndOffWithThePassword() {
    Account ann = people.account("factor@acme.example", PASSWORD);
    var acme = people.workspace("factor-acme");
    people.join(ann, acme, Role.EDITOR);
    String session = people.signIn(ann);
    withSession(session).body(Map.of()).post("/me/two-factor").then().statusCode(403);
    Response begun = withSession(session).body(Map.of("password", PASSWORD)).post("/me/two-factor");
    begun.then().statusCode(200).body("qrSvg", startsWith("<svg"));
    String secret = begun.jsonPath().getString("secret");
    assertThat(begun.jsonPath().getString("uri"))
        .startsWith("otpauth://totp/Gatehouse%3Afactor%40acme.example?secret=" + secret);
    AuthenticatorApp app = new AuthenticatorApp(secret);
    withSession(session).get("/me").then().body("twoFactor.enabled", equalTo(false));
    withSession(session)
        .body(Map.of("code", "000000"))
        .post("/me/two-factor/confirm")
        .then()
        .statusCode(422);
    withSession(session)
        .body(Map.of("code", app.code(clock.instant())))
        .post("/me/two-factor/confirm")
        .then()
        .statusCode(200)
        .body("recoveryCodes", hasSize(10));
    withSession(session)
        .get("/me")
        .then()
        .body("twoFactor.enabled", equalTo(true))
        .body("twoFactor.recoveryCodesLeft", equalTo(10));
    assertThat(
            people.number(
                "select count(*) from member where two_factor and email_key = ?", ann.emailKey()))
        .isEqualTo(1);
    withSession(session)
        .body(Map.of("password", PASSWORD))
        .post("/me/two-factor")
        .then()
        .statusCode(409);
    withSession(session)
        .body(Map.of("password", PASSWORD))
        .post("/me/two-factor/recovery-codes")
        .then()
        .statusCode(200)
        .body("recoveryCodes", hasSize(10));
    withSession(session)
        .body(Map.of("password", "wrong"))
        .post("/me/two-factor/disable")
        .then()
        .statusCode(403);
    withSession(session)
        .body(Map.of("password", PASSWORD))
        .post("/me/two-factor/disable")
        .then()
        .statusCode(204);
    withSession(session).get("/me/two-factor").then().body("enabled", equalTo(false));
  }

  @Test
  void aShortPasswordMustGrowBeforeItsSecondFactorGoes() {
    Account ann = people.account("grow@acme.example", PASSWORD);
    people.withTwoFactor(ann);
    String session = people.signIn(ann);
    withSession(session)
        .body(Map.of("currentPassword", PASSWORD, "newPassword", "otter7quay"))
        .put("/me/password")
        .then()
        .statusCode(204);
    withSession(session)
        .body(Map.of("password", "otter7quay"))
        .post("/me/two-factor/disable")
        .then()
        .statusCode(409);
    withSession(session).get("/me/two-factor").then().body("enabled", equalTo(true));
  }

  @Test
  void aFamousPasswordThatIsLongEnoughIsStillProofEnough() {
    String famous = "correct horse battery staple";
    Account ann = people.account("famous@acme.example", famous);
    people.withTwoFactor(ann);
    String session = people.signIn(ann);
    withSession(session)
        .body(Map.of("password", famous))
        .post("/me/two-factor/disable")
        .then()
        .statusCode(204);
    withSession(session).get("/me/two-factor").then().body("enabled", equalTo(false));
  }

  @Test
  void aPersonSeesAndEndsTheirOwnSessionsOnly() {
    Account ann = people.account("sessions@acme.example", PASSWORD);
    String session = people.signIn(ann);
    String other = people.signIn(ann);
    Account bob = people.account("sessions.bob@acme.example");
    String bobs = people.signIn(bob);
    String bobsId = withSession(bobs).get("/me/sessions").jsonPath().getString("items[0].id");
    Response list = withSession(session).get("/me/sessions");
    list.then().statusCode(200).body("items", hasSize(2));
    assertThat(list.jsonPath().getList("items.findAll { it.current }")).hasSize(1);
    assertThat(list.asString()).doesNotContain(session).doesNotContain(other);
    String otherId = list.jsonPath().getString("items.find { !it.current }.id");
    assertThat(list.jsonPath().getString("items[0].method")).isEqualTo("password");

    Response foreign = withSession(session).delete("/me/sessions/" + bobsId);
    Response missing = withSession(session).delete("/me/sessions/ses_01h455vb4pex5vsknk084sn02q");
    assertThat(foreign.statusCode()).isEqualTo(404);
    assertThat(foreign.asString()).isEqualTo(missing.asString());
    withSession(session).delete("/me/sessions/nonsense").then().statusCode(404);
    withSession(session).delete("/me/sessions/" + otherId).then().statusCode(204);
    withSession(other).get("/session").then().statusCode(401);
    withSession(bobs).get("/session").then().statusCode(200);

    String third = people.signIn(ann);
    withSession(session).post("/me/sessions/end-others").then().statusCode(204);
    withSession(third).get("/session").then().statusCode(401);
    withSession(session).get("/session").then().statusCode(200);
  }

  @Test
  void forgettingABrowserEndsItsSessionsAndItsTrust() {
    Account ann = people.account("devices@acme.example", PASSWORD);
    Response in =
        browser()
            .header("User-Agent", "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko Firefox/140.0")
            .body(Map.of("email", ann.email(), "password", PASSWORD))
            .post("/session");
    String session = in.getCookie("gatehouse_session");
    String device = in.getCookie("gatehouse_device");
    String elsewhere = people.signIn(ann);
    Response list = withSession(elsewhere).cookie("gatehouse_device", device).get("/me/devices");
    list.then()
        .statusCode(200)
        .body("items", hasSize(1))
        .body("items[0].name", equalTo("Firefox on Linux"))
        .body("items[0].current", equalTo(true))
        .body("items[0].trusted", equalTo(false));
    assertThat(list.asString()).doesNotContain(device);
    withSession(elsewhere)
        .delete("/me/devices/" + list.jsonPath().getString("items[0].id"))
        .then()
        .statusCode(204);
    withSession(session).get("/session").then().statusCode(401);
    withSession(elsewhere).get("/me/devices").then().body("items", hasSize(0));
  }

  @Test
  void aNewPasswordTakesBackTheTrustInBrowsers() {
    Account ann = people.account("untrust@acme.example", PASSWORD);
    AuthenticatorApp app = people.withTwoFactor(ann);
    clock.move(Duration.ofMinutes(1));
    Response in =
        browser()
            .body(
                Map.of(
                    "email",
                    ann.email(),
                    "password",
                    PASSWORD,
                    "totp",
                    app.code(clock.instant()),
                    "trustDevice",
                    true))
            .post("/session");
    String device = in.getCookie("gatehouse_device");
    String again = "seven lanterns over the quay";
    withSession(in.getCookie("gatehouse_session"))
        .body(Map.of("currentPassword", PASSWORD, "newPassword", again))
        .put("/me/password")
        .then()
        .statusCode(204);
    browser()
        .cookie("gatehouse_device", device)
        .body(Map.of("email", ann.email(), "password", again))
        .post("/session")
        .then()
        .statusCode(401)
        .body("type", equalTo("/problems/two-factor-required"));
  }

  @Test
  void theSignInPageLearnsItsOptions() {
    people.workspace("options-acme");
    browser()
        .get("/sign-in-options?workspace=options-acme")
        .then()
        .statusCode(200)
        .body("workspace.slug", equalTo("options-acme"))
        .body("passwordAllowed", equalTo(true))
        .body("mail", equalTo(true));
    browser().get("/sign-in-options?workspace=none").then().statusCode(200);
    browser().get("/sign-in-options?nonsense=1").then().statusCode(422);
  }
}
