package gatehouse.control.emailchange;

import static gatehouse.testkit.People.browser;
import static gatehouse.testkit.People.withSession;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import gatehouse.control.account.Account;
import gatehouse.platform.database.Database;
import gatehouse.testkit.Mailbox;
import gatehouse.testkit.People;
import gatehouse.testkit.TestClock;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class EmailChangeTest {
  private static final String PASSWORD = "purple otters sing at dawn";

  @Inject People people;
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

  private static Response ask(String session, String password, String email) {
    return withSession(session)
        .body(Map.of("password", password, "email", email))
        .post("/me/email");
  }

  private static int confirm(String token) {
    return browser().post("/email-changes/" + token).statusCode();
  }

  private String proofTo(String address) {
    return mailbox.last(address, "Confirm your new address").token();
  }

  @Test
  void theAddressChangesOnlyWithThePasswordAndTheProof() {
    Account ann = people.account("old@acme.example", PASSWORD);
    String session = people.signIn(ann);
    Response wrong = ask(session, "wrong", "new@acme.example");
    assertThat(wrong.statusCode()).isEqualTo(403);
    assertThat(wrong.jsonPath().getString("type"))
        .isEqualTo("/problems/re-authentication-required");
    assertThat(mailbox.of("new@acme.example")).isEmpty();

    assertThat(ask(session, PASSWORD, "New@Acme.example").statusCode()).isEqualTo(202);
    withSession(session)
        .get("/me")
        .then()
        .body("email", equalTo("old@acme.example"))
        .body("pendingEmail", equalTo("New@acme.example"));
    assertThat(mailbox.last("old@acme.example", "is about to change").text())
        .contains("N•••@acme.example");

    String token = proofTo("New@acme.example");
    assertThat(confirm(token)).isEqualTo(204);
    withSession(session)
        .get("/me")
        .then()
        .body("email", equalTo("New@acme.example"))
        .body("pendingEmail", nullValue());
    assertThat(mailbox.last("old@acme.example", "was changed").link()).isNull();
    assertThat(confirm(token)).isEqualTo(410);
    browser()
        .body(Map.of("email", "new@acme.example", "password", PASSWORD))
        .post("/session")
        .then()
        .statusCode(200);
    browser()
        .body(Map.of("email", "old@acme.example", "password", PASSWORD))
        .post("/session")
        .then()
        .statusCode(401);
  }

  @Test
  void theOldMailboxAndTheOwnersPageStopIt() {
    Account ann = people.account("stop@acme.example", PASSWORD);
    String session = people.signIn(ann);
    ask(session, PASSWORD, "stop.new@acme.example").then().statusCode(202);
    String proof = proofTo("stop.new@acme.example");
    String stop = mailbox.last("stop@acme.example", "is about to change").token();
    assertThat(confirm(stop)).as("the link to stop proves nothing").isEqualTo(410);
    browser().delete("/email-changes/" + stop).then().statusCode(204);
    assertThat(confirm(proof)).isEqualTo(410);

    ask(session, PASSWORD, "stop.new@acme.example").then().statusCode(202);
    withSession(session).delete("/me/email").then().statusCode(204);
    assertThat(confirm(proofTo("stop.new@acme.example"))).isEqualTo(410);
    withSession(session).get("/me").then().body("email", equalTo("stop@acme.example"));
  }

  @Test
  void anAddressOfAnotherAccountIsNotGivenAway() {
    people.account("taken@acme.example", PASSWORD);
    Account ann = people.account("wants@acme.example", PASSWORD);
    String session = people.signIn(ann);
    Response free = ask(session, PASSWORD, "free@acme.example");
    Response taken = ask(session, PASSWORD, "taken@acme.example");
    assertThat(taken.statusCode()).isEqualTo(free.statusCode()).isEqualTo(202);
    assertThat(taken.asString()).isEqualTo(free.asString());
    withSession(session).get("/me").then().body("pendingEmail", equalTo("taken@acme.example"));
    assertThat(mailbox.last("taken@acme.example", "already has an account").link()).isNull();
  }

  @Test
  void anAddressTakenMeanwhileIsRefusedAndNothingChanges() {
    Account ann = people.account("race@acme.example", PASSWORD);
    String session = people.signIn(ann);
    ask(session, PASSWORD, "race.new@acme.example").then().statusCode(202);
    people.account("race.new@acme.example", PASSWORD);
    assertThat(confirm(proofTo("race.new@acme.example"))).isEqualTo(409);
    withSession(session).get("/me").then().body("email", equalTo("race@acme.example"));
  }

  @Test
  void aNewPasswordOrTheEndOfItsDayEndsAPendingChange() {
    Account ann = people.account("pending@acme.example", PASSWORD);
    String session = people.signIn(ann);
    ask(session, PASSWORD, "pending.new@acme.example").then().statusCode(202);
    withSession(session)
        .body(Map.of("currentPassword", PASSWORD, "newPassword", "seven lanterns over the quay"))
        .put("/me/password")
        .then()
        .statusCode(204);
    assertThat(confirm(proofTo("pending.new@acme.example"))).isEqualTo(410);

    ask(session, "seven lanterns over the quay", "pending.two@acme.example").then().statusCode(202);
    clock.move(Duration.ofHours(25));
    assertThat(confirm(proofTo("pending.two@acme.example"))).isEqualTo(410);
  }

  @Test
  void whatIsNoAddressIsRefused() {
    String session = people.signIn(people.account("invalid@acme.example", PASSWORD));
    for (String bad :
        new String[] {"x", "a@b.example\r\nBcc: c@d.example", "invalid@ACME.example"}) {
      ask(session, PASSWORD, bad)
          .then()
          .statusCode(422)
          .body("errors[0].pointer", equalTo("/email"));
    }
  }
}
