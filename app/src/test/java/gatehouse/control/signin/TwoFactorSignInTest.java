package gatehouse.control.signin;

import static gatehouse.testkit.People.browser;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gatehouse.control.account.Account;
import gatehouse.platform.crypto.Sealer;
import gatehouse.platform.database.Database;
import gatehouse.testkit.AuthenticatorApp;
import gatehouse.testkit.People;
import gatehouse.testkit.TestClock;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class TwoFactorSignInTest {
  private static final String PASSWORD = "purple otters sing at dawn";

  @Inject People people;
  @Inject Database database;
  @Inject TestClock clock;
  @Inject Sealer sealer;

  /** A code is good for half a minute: between making and sending it no time passes. */
  @BeforeEach
  void nobodyHasGuessed() {
    clock.stop();
    database.joined(handle -> handle.execute("delete from sign_in_failure"));
  }

  @AfterEach
  void realTime() {
    clock.reset();
  }

  private static Response signIn(
      Account who, String password, @Nullable String code, boolean trust, @Nullable String device) {
    Map<String, Object> body = new HashMap<>();
    body.put("email", who.email());
    body.put("password", password);
    body.put("totp", code);
    body.put("trustDevice", trust);
    var request = browser().body(body);
    return (device == null ? request : request.cookie("gatehouse_device", device)).post("/session");
  }

  private static String problem(Response answer) {
    return answer.jsonPath().getString("type");
  }

  @Test
  void aRightPasswordAloneOnlyOpensTheWayToTheCode() {
    Account ann = people.account("step@acme.example", PASSWORD);
    AuthenticatorApp app = people.withTwoFactor(ann);
    clock.move(Duration.ofSeconds(60));
    String code = app.code(clock.instant());

    Response wrongPassword = signIn(ann, "wrong", code, false, null);
    assertThat(problem(wrongPassword)).isEqualTo("/problems/sign-in-refused");
    Response half = signIn(ann, PASSWORD, null, false, null);
    assertThat(half.statusCode()).isEqualTo(401);
    assertThat(problem(half)).isEqualTo("/problems/two-factor-required");
    assertThat(half.getCookies()).isEmpty();
    assertThat(problem(signIn(ann, PASSWORD, "000000", false, null)))
        .isEqualTo("/problems/two-factor-required");
    assertThat(problem(signIn(ann, PASSWORD, "a'; --", false, null)))
        .isEqualTo("/problems/two-factor-required");
    Response in = signIn(ann, PASSWORD, code, false, null);
    assertThat(in.statusCode()).isEqualTo(200);
    assertThat(in.jsonPath().getBoolean("account.twoFactor")).isTrue();
  }

  @Test
  void oneCodeWorksOnceAlsoWhenTriedManyTimesAtOnce() throws Exception {
    Account ann = people.account("once@acme.example", PASSWORD);
    AuthenticatorApp app = people.withTwoFactor(ann);
    clock.move(Duration.ofSeconds(60));
    String code = app.code(clock.instant());
    List<Integer> answers;
    try (var threads = Executors.newFixedThreadPool(8)) {
      Callable<Integer> attempt = () -> signIn(ann, PASSWORD, code, false, null).statusCode();
      answers =
          threads.invokeAll(IntStream.range(0, 8).mapToObj(i -> attempt).toList()).stream()
              .map(Future::resultNow)
              .toList();
    }
    assertThat(answers).containsOnlyOnce(200).containsOnly(200, 401);
    assertThat(signIn(ann, PASSWORD, code, false, null).statusCode()).isEqualTo(401);
    String older = app.code(clock.instant().minusSeconds(30));
    assertThat(signIn(ann, PASSWORD, older, false, null).statusCode()).isEqualTo(401);
  }

  @Test
  void theCodesBesideTheCurrentOneWorkAndNoOthers() {
    Account ann = people.account("beside@acme.example", PASSWORD);
    AuthenticatorApp app = people.withTwoFactor(ann);
    clock.move(Duration.ofMinutes(10));
    for (int off : new int[] {-60, 60}) {
      String code = app.code(clock.instant().plusSeconds(off));
      assertThat(signIn(ann, PASSWORD, code, false, null).statusCode()).isEqualTo(401);
    }
    for (int off : new int[] {-30, 30}) {
      String code = app.code(clock.instant().plusSeconds(off));
      assertThat(signIn(ann, PASSWORD, code, false, null).statusCode()).isEqualTo(200);
    }
  }

  @Test
  void aRecoveryCodeWorksOnceForItsOwnerOnly() {
    Account ann = people.account("recover@acme.example", PASSWORD);
    Account bob = people.account("recover.bob@acme.example", PASSWORD);
    List<String> codes = people.withTwoFactor(ann).recoveryCodes();
    people.withTwoFactor(bob);
    assertThat(codes).hasSize(10).doesNotHaveDuplicates();
    assertThat(signIn(bob, PASSWORD, codes.get(0), false, null).statusCode()).isEqualTo(401);
    String typed = " " + codes.get(0).toUpperCase(java.util.Locale.ROOT).replace("-", " ");
    assertThat(signIn(ann, PASSWORD, typed, false, null).statusCode()).isEqualTo(200);
    assertThat(signIn(ann, PASSWORD, codes.get(0), false, null).statusCode()).isEqualTo(401);
    assertThat(signIn(ann, PASSWORD, codes.get(1), false, null).statusCode()).isEqualTo(200);
  }

  @Test
  void aTrustedBrowserSkipsTheCodeForThirtyDaysAndForItsAccountOnly() {
    Account ann = people.account("trust@acme.example", PASSWORD);
    Account bob = people.account("trust.bob@acme.example", PASSWORD);
    AuthenticatorApp app = people.withTwoFactor(ann);
    people.withTwoFactor(bob);
    clock.move(Duration.ofSeconds(60));
    Response first = signIn(ann, PASSWORD, app.code(clock.instant()), true, null);
    String device = first.getCookie("gatehouse_device");
    assertThat(device).hasSize(43);

    assertThat(signIn(ann, PASSWORD, null, false, device).statusCode()).isEqualTo(200);
    assertThat(signIn(ann, PASSWORD, null, false, null).statusCode()).isEqualTo(401);
    assertThat(signIn(bob, PASSWORD, null, false, device).statusCode()).isEqualTo(401);
    clock.move(Duration.ofDays(29));
    assertThat(signIn(ann, PASSWORD, null, false, device).statusCode()).isEqualTo(200);
    clock.move(Duration.ofDays(2));
    assertThat(signIn(ann, PASSWORD, null, false, device).statusCode()).isEqualTo(401);
  }

  @Test
  void aPlantedDeviceCookieIsReplacedAndSharesNoTrust() {
    Account ann = people.account("planted@acme.example", PASSWORD);
    Account mallory = people.account("mallory@acme.example", PASSWORD);
    AuthenticatorApp app = people.withTwoFactor(ann);
    String planted = signIn(mallory, PASSWORD, null, false, null).getCookie("gatehouse_device");
    clock.move(Duration.ofSeconds(60));
    Response in = signIn(ann, PASSWORD, app.code(clock.instant()), true, planted);
    assertThat(in.statusCode()).isEqualTo(200);
    assertThat(in.getCookie("gatehouse_device")).isNotEqualTo(planted);
    assertThat(signIn(ann, PASSWORD, null, false, planted).statusCode()).isEqualTo(401);
  }

  @Test
  void anOperatorResetsTheSecondFactorOfWhoLostIt() {
    Account ann = people.account("lost@acme.example", PASSWORD);
    people.withTwoFactor(ann);
    String session = people.signIn(ann);
    Account operator = people.operator("lost.operator@acme.example");
    String path =
        "/operator/accounts/"
            + gatehouse.platform.ids.IdType.ACCOUNT.format(ann.id())
            + "/reset-two-factor";
    people.as(ann).post(path).then().statusCode(403);
    people.as(operator).post(path).then().statusCode(204);
    People.withSession(session).get("/session").then().statusCode(401);
    assertThat(signIn(ann, PASSWORD, null, false, null).statusCode()).isEqualTo(200);
  }

  @Test
  void aDeletedAccountLeavesNoSecretBehind() {
    Account ann = people.account("erased@acme.example", PASSWORD);
    people.withTwoFactor(ann);
    signIn(ann, PASSWORD, null, false, null);
    Account operator = people.operator("erased.operator@acme.example");
    people
        .as(operator)
        .delete("/operator/accounts/" + gatehouse.platform.ids.IdType.ACCOUNT.format(ann.id()))
        .then()
        .statusCode(204);
    for (String table :
        new String[] {
          "account_totp", "recovery_code", "account_device", "one_time_token", "account_session"
        }) {
      assertThat(people.number("select count(*) from " + table + " where account_id = ?", ann.id()))
          .as(table)
          .isZero();
    }
  }

  @Test
  void aSealedSecretMovedToAnotherAccountDoesNotOpen() {
    Account ann = people.account("sealed@acme.example", PASSWORD);
    Account bob = people.account("sealed.bob@acme.example", PASSWORD);
    people.withTwoFactor(ann);
    AuthenticatorApp bobs = people.withTwoFactor(bob);
    clock.move(Duration.ofSeconds(60));
    database.joined(handle ->
        handle.execute(
            "update account_totp set secret = (select secret from account_totp where account_id = ?)"
                + " where account_id = ?",
            bob.id(),
            ann.id()));
    byte[] moved =
        database.joined(handle ->
            handle
                .createQuery("select secret from account_totp where account_id = :id")
                .bind("id", ann.id())
                .mapTo(byte[].class)
                .one());
    assertThat(sealer.open(moved, "account_totp:" + bob.id())).isNotEmpty();
    assertThatThrownBy(() -> sealer.open(moved, "account_totp:" + ann.id()))
        .isInstanceOf(IllegalStateException.class);
    assertThat(signIn(ann, PASSWORD, bobs.code(clock.instant()), false, null).statusCode())
        .isNotEqualTo(200);
  }
}
