package gatehouse.platform.limits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gatehouse.control.account.Account;
import gatehouse.platform.database.Database;
import gatehouse.platform.http.ProblemException;
import gatehouse.platform.ids.Ids;
import gatehouse.testkit.People;
import gatehouse.testkit.TestClock;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class LimitsTest {
  @Inject Limits limits;
  @Inject Database database;
  @Inject TestClock clock;
  @Inject People people;
  @Inject Ids ids;

  @BeforeEach
  void noWindowEndsByItself() {
    clock.stop();
  }

  @AfterEach
  void realTime() {
    clock.reset();
  }

  @Test
  void parallelCallersAreCountedExactly() throws Exception {
    String key = ids.next().toString();
    Callable<Boolean> one =
        () -> {
          try {
            limits.take(Limit.PROVIDER_TESTS, key);
            return true;
          } catch (ProblemException refused) {
            return false;
          }
        };
    long allowed = 0;
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Boolean>> all =
          IntStream.range(0, 60).mapToObj(i -> threads.submit(one)).toList();
      for (Future<Boolean> answer : all) {
        allowed += answer.get() ? 1 : 0;
      }
    }

    assertThat(allowed).isEqualTo(Limit.PROVIDER_TESTS.permits());
  }

  @Test
  void theRefusalSaysWhenToComeBackAndThenLetsIn() {
    String key = ids.next().toString();
    for (int i = 0; i < Limit.PROVIDER_STARTS.permits(); i++) {
      limits.take(Limit.PROVIDER_STARTS, key);
    }
    assertThatThrownBy(() -> limits.take(Limit.PROVIDER_STARTS, key))
        .isInstanceOfSatisfying(
            ProblemException.class,
            refused ->
                assertThat(refused.retryAfter())
                    .isPositive()
                    .isLessThanOrEqualTo(Limit.PROVIDER_STARTS.per()));
    limits.take(Limit.PROVIDER_STARTS, key + "-of-another");

    clock.move(Limit.PROVIDER_STARTS.per());
    limits.take(Limit.PROVIDER_STARTS, key);
  }

  @Test
  void countingInsideATransactionIsAMistake() {
    assertThatThrownBy(() ->
            database.acrossWorkspaces(handle -> {
              limits.take(Limit.PROVIDER_STARTS, "x");
              return null;
            }))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void everyAnswerToACallerSaysWhatIsLeftAndTooManyAreRefused() {
    Account account = people.account("busy@limits.example");
    RequestSpecification busy = people.as(account);
    busy.get("/me/jobs")
        .then()
        .statusCode(200)
        .header("RateLimit", org.hamcrest.Matchers.startsWith("\"api-calls\";r="));
    limits.draw(
        Limit.API_CALLS.id(),
        "account:" + account.id(),
        Limit.API_CALLS.permits(),
        Limit.API_CALLS.per());
    int refused = 0;
    for (int i = 0; i < 60; i++) {
      refused += people.as(account).get("/me/jobs").statusCode() == 429 ? 1 : 0;
    }

    assertThat(refused).isEqualTo(60 - 49);
    clock.move(Limit.API_CALLS.per());
    people.as(account).get("/me/jobs").then().statusCode(200);
  }
}
