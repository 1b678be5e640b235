package gatehouse.control.password;

import static gatehouse.testkit.People.browser;
import static gatehouse.testkit.People.withSession;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import gatehouse.control.account.Account;
import gatehouse.control.account.AccountStatus;
import gatehouse.control.account.Accounts;
import gatehouse.platform.database.Database;
import gatehouse.testkit.AuthenticatorApp;
import gatehouse.testkit.Mailbox;
import gatehouse.testkit.People;
import gatehouse.testkit.TestClock;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class PasswordResetTest {
  private static final String OLD = "purple otters sing at dawn";
  private static final String NEW = "seven lanterns over the quay";

  @Inject People people;
  @Inject Accounts accounts;
  @Inject PasswordResets resets;
  @Inject Mailbox mailbox;
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

  private static Response request(String email) {
    return browser().body(Map.of("email", email)).post("/password-resets");
  }

  private static Response complete(String token, String password, @Nullable String code) {
    Map<String, Object> body = new HashMap<>();
    body.put("password", password);
    body.put("totp", code);
    return browser().body(body).post("/password-resets/" + token);
  }

  private static int signIn(Account who, String password) {
    return browser()
        .body(Map.of("email", who.email(), "password", password))
        .post("/session")
        .statusCode();
  }

  private String link(Account who) {
    assertThat(request(who.email()).statusCode()).isEqualTo(202);
    return mailbox.last(who.email(), "Choose a new password").token();
  }

  @Test
  void aLinkSetsANewPasswordOnceAndEndsEverything() {
    Account ann = people.account("reset@acme.example", OLD);
    String session = people.signIn(ann);
    String token = link(ann);
    browser()
        .get("/password-resets/" + token)
        .then()
        .statusCode(200)
        .body("email", equalTo("r•••@acme.example"));
    withSession(session).get("/session").then().statusCode(200);

    assertThat(complete(token, NEW, null).statusCode()).isEqualTo(204);
    withSession(session).get("/session").then().statusCode(401);
    assertThat(signIn(ann, OLD)).isEqualTo(401);
    assertThat(signIn(ann, NEW)).isEqualTo(200);
    assertThat(mailbox.last(ann.email(), "was changed").link()).isNull();

    Response replay = complete(token, "another good long password", null);
    assertThat(replay.statusCode()).isEqualTo(410);
    browser().get("/password-resets/" + token).then().statusCode(410);
    assertThat(signIn(ann, NEW)).isEqualTo(200);
  }

  @Test
  void nothingTellsWhetherAnAddressHasAnAccount() {
    Account known = people.account("told@acme.example", OLD);
    Account disabled = people.account("told.disabled@acme.example", OLD);
    accounts.changeStatus(disabled.id(), AccountStatus.DISABLED);
    for (String email :
        new String[] {known.email(), disabled.email(), "told.unknown@acme.example"}) {
      Response answer = request(email);
      assertThat(answer.statusCode()).as(email).isEqualTo(202);
      assertThat(answer.asString()).as(email).isEmpty();
    }
    assertThat(mailbox.of(known.email())).hasSize(1);
    assertThat(mailbox.of(disabled.email())).isEmpty();
    assertThat(mailbox.of("told.unknown@acme.example")).isEmpty();
  }

  @Test
  void theLinkIsBuiltFromTheConfiguredAddressWhateverTheRequestSays() {
    Account ann = people.account("poisoned@acme.example", OLD);
    browser()
        .header("Host", "evil.example")
        .header("X-Forwarded-Host", "evil.example")
        .header("Forwarded", "host=evil.example;proto=https")
        .body(Map.of("email", ann.email()))
        .post("/password-resets")
        .then()
        .statusCode(202);
    Mailbox.Mail mail = mailbox.last(ann.email(), "Choose a new password");
    assertThat(mail.link()).startsWith("http://localhost:");
    assertThat(mail.text()).doesNotContain("evil");
  }

  @Test
  void onlyTheNewestLinkWorksAndOnlyForAnHour() {
    Account ann = people.account("newest@acme.example", OLD);
    String first = link(ann);
    String second = link(ann);
    assertThat(complete(first, NEW, null).statusCode()).isEqualTo(410);
    clock.move(Duration.ofMinutes(61));
    assertThat(complete(second, NEW, null).statusCode()).isEqualTo(410);
    String third = link(ann);
    clock.move(Duration.ofMinutes(59));
    assertThat(complete(third, NEW, null).statusCode()).isEqualTo(204);
  }

  @Test
  void noStepCanBeSkippedAndNoOtherTokenTakesItsPlace() {
    Account ann = people.account("skipped@acme.example", OLD);
    for (String token : new String[] {"x", "A".repeat(43), people.signIn(ann), "%00", "..%2f"}) {
      assertThat(complete(token, NEW, null).statusCode()).as(token).isIn(404, 410);
    }
    assertThat(complete(link(ann), "short", null).statusCode()).isEqualTo(422);
    assertThat(complete(link(ann), "passwordpassword", null).statusCode()).isEqualTo(422);
    assertThat(signIn(ann, OLD)).isEqualTo(200);
  }

  @Test
  void theSecondFactorIsStillAskedFor() {
    Account ann = people.account("second@acme.example", OLD);
    AuthenticatorApp app = people.withTwoFactor(ann);
    clock.move(Duration.ofMinutes(2));
    String token = link(ann);
    Response without = complete(token, NEW, null);
    assertThat(without.statusCode()).isEqualTo(401);
    assertThat(without.jsonPath().getString("type")).isEqualTo("/problems/two-factor-required");
    assertThat(complete(token, NEW, "000000").statusCode()).isEqualTo(401);
    assertThat(complete(token, NEW, app.code(clock.instant())).statusCode()).isEqualTo(204);
  }

  @Test
  void anAccountDisabledMeanwhileCannotUseItsLink() {
    Account ann = people.account("late@acme.example", OLD);
    String token = link(ann);
    accounts.changeStatus(ann.id(), AccountStatus.DISABLED);
    assertThat(complete(token, NEW, null).statusCode()).isEqualTo(410);
  }

  @Test
  void aMailboxIsNotFlooded() {
    Account ann = people.account("flooded@acme.example", OLD);
    for (int i = 0; i < 12; i++) {
      assertThat(request(ann.email()).statusCode()).isEqualTo(202);
    }
    assertThat(mailbox.of(ann.email())).hasSizeLessThanOrEqualTo(7);
  }

  @Test
  void anOperatorMakesALinkToHandOver() {
    Account ann = people.account("handed@acme.example", OLD);
    String link = resets.makeLink(ann.id());
    String token = link.substring(link.lastIndexOf('/') + 1);
    assertThat(complete(token, NEW, null).statusCode()).isEqualTo(204);
    assertThat(signIn(ann, NEW)).isEqualTo(200);
  }
}
