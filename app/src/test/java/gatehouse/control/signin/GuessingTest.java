package gatehouse.control.signin;

import static gatehouse.testkit.People.browser;
import static org.assertj.core.api.Assertions.assertThat;

import gatehouse.control.account.Account;
import gatehouse.platform.crypto.Passwords;
import gatehouse.platform.database.Database;
import gatehouse.testkit.People;
import gatehouse.testkit.TestClock;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class GuessingTest {
  private static final String PASSWORD = "purple otters sing at dawn";

  @Inject People people;
  @Inject Passwords passwords;
  @Inject Database database;
  @Inject TestClock clock;

  @BeforeEach
  void nobodyHasGuessed() {
    clock.stop();
    database.joined(handle -> handle.execute("delete from sign_in_failure"));
  }

  @AfterEach
  void realTime() {
    clock.reset();
  }

  private static Response attempt(String email, String password, String device) {
    return browser()
        .cookie("gatehouse_device", device)
        .body(Map.of("email", email, "password", password))
        .post("/session");
  }

  @Test
  void aThousandGuessesAtOnceAreCountedExactlyAndTheOwnersBrowserStillComesIn() throws Exception {
    Account owner = people.account("owner@acme.example", PASSWORD);
    String device = SignInTest.signIn(owner.email(), PASSWORD).getCookie("gatehouse_device");
    long before = passwords.computed();

    List<Integer> answers;
    try (var threads = Executors.newFixedThreadPool(40)) {
      Callable<Integer> guess =
          () -> SignInTest.signIn(owner.email(), "purple otters sing at noon").statusCode();
      answers =
          threads.invokeAll(IntStream.range(0, 1000).mapToObj(i -> guess).toList()).stream()
              .map(Future::resultNow)
              .toList();
    }

    assertThat(answers).hasSize(1000).containsOnly(401, 429);
    long tried = answers.stream().filter(status -> status == 401).count();
    assertThat(tried).as("ten are free, the next brings the pause").isEqualTo(11);
    assertThat(passwords.computed() - before).isEqualTo(tried);
    for (String counted : List.of("account", "address")) {
      assertThat(count("failures", counted)).as(counted).isEqualTo(tried);
      assertThat(count("failures + refused", counted)).as(counted).isEqualTo(1000);
    }
    assertThat(
            people.number(
                "select sum(times) from sign_in_event where account_id = ? and result <> 'succeeded'",
                owner.id()))
        .isEqualTo(1000);

    Response stranger = SignInTest.signIn(owner.email(), PASSWORD);
    assertThat(stranger.statusCode()).isEqualTo(429);
    assertThat(Integer.parseInt(stranger.getHeader("Retry-After"))).isBetween(1, 900);
    assertThat(attempt(owner.email(), PASSWORD, device).statusCode()).isEqualTo(200);
  }

  private long count(String what, String counted) {
    return people.number(
        "select coalesce(sum(" + what + "), 0) from sign_in_failure where counted = ?", counted);
  }

  @Test
  void thePauseDoublesAndEndsWithARightPassword() {
    Account slow = people.account("slow@acme.example", PASSWORD);
    for (int i = 0; i < 11; i++) {
      assertThat(SignInTest.signIn(slow.email(), "wrong " + i).statusCode()).isEqualTo(401);
    }
    long expected = 1;
    for (int i = 0; i < 4; i++) {
      Response refused = SignInTest.signIn(slow.email(), PASSWORD);
      assertThat(refused.statusCode()).isEqualTo(429);
      assertThat(Long.parseLong(refused.getHeader("Retry-After"))).isEqualTo(expected);
      clock.move(Duration.ofSeconds(expected).plusMillis(1));
      assertThat(SignInTest.signIn(slow.email(), "wrong").statusCode()).isEqualTo(401);
      expected *= 2;
    }
    clock.move(Duration.ofSeconds(expected).plusMillis(1));
    assertThat(SignInTest.signIn(slow.email(), PASSWORD).statusCode()).isEqualTo(200);
    assertThat(SignInTest.signIn(slow.email(), "wrong").statusCode()).isEqualTo(401);
    assertThat(SignInTest.signIn(slow.email(), PASSWORD).statusCode()).isEqualTo(200);
  }

  @Test
  void oneAddressThatTriesManyAccountsIsSlowedDownToo() {
    assertThat(SignInTest.signIn("nobody1@acme.example", "wrong").statusCode()).isEqualTo(401);
    assertThat(SignInTest.signIn("nobody2@acme.example", "wrong").statusCode()).isEqualTo(401);
    assertThat(count("failures", "address")).isEqualTo(2);
    // Ninety-eight more without their hashes: only their number matters here.
    database.joined(handle ->
        handle.execute("update sign_in_failure set failures = 100 where counted = 'address'"));
    assertThat(SignInTest.signIn("nobody3@acme.example", "wrong").statusCode()).isEqualTo(401);
    assertThat(SignInTest.signIn("nobody4@acme.example", "wrong").statusCode()).isEqualTo(429);
  }

  @Test
  void anUnknownAddressIsSlowedDownLikeAKnownOne() {
    for (int i = 0; i < 11; i++) {
      assertThat(SignInTest.signIn("ghost@acme.example", "wrong").statusCode()).isEqualTo(401);
    }
    Response refused = SignInTest.signIn("ghost@acme.example", "wrong");
    assertThat(refused.statusCode()).isEqualTo(429);
  }

  @Test
  void aDeviceCookieOfAnotherAccountGivesNoBudgetOfItsOwn() {
    Account one = people.account("one@acme.example", PASSWORD);
    people.account("two@acme.example", PASSWORD);
    String device = SignInTest.signIn(one.email(), PASSWORD).getCookie("gatehouse_device");
    for (int i = 0; i < 11; i++) {
      assertThat(attempt("two@acme.example", "wrong", device).statusCode()).isEqualTo(401);
    }
    assertThat(attempt("two@acme.example", PASSWORD, device).statusCode()).isEqualTo(429);
    assertThat(attempt(one.email(), PASSWORD, device).statusCode()).isEqualTo(200);
  }
}
