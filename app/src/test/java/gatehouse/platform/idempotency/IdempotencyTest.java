package gatehouse.platform.idempotency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;

import gatehouse.control.account.Account;
import gatehouse.testkit.People;
import gatehouse.testkit.Superuser;
import gatehouse.testkit.TestClock;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class IdempotencyTest {
  private static final AtomicInteger NEXT = new AtomicInteger();

  @Inject People people;
  @Inject TestClock clock;

  private String session = "";
  private String name = "";

  @BeforeEach
  void anOperator() {
    int number = NEXT.incrementAndGet();
    Account operator = people.operator("operator" + number + "@keys.example");
    session = people.signIn(operator);
    name = "Keys " + number;
  }

  @AfterEach
  void realTime() {
    clock.reset();
  }

  @Test
  void oneKeyTenTimesInParallelHasOneEffect() throws Exception {
    Callable<Response> create = () -> create("parallel", name);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Response>> all =
          IntStream.range(0, 10).mapToObj(i -> threads.submit(create)).toList();
      String first = all.getFirst().get().asString();
      for (Future<Response> answer : all) {
        assertThat(answer.get().statusCode()).isEqualTo(201);
        assertThat(answer.get().asString()).isEqualTo(first);
      }
      assertThat(
              all.stream()
                  .filter(answer -> answer.resultNow().header("Idempotent-Replayed") == null))
          .hasSize(1);
    }
    assertThat(workspaces()).isOne();
  }

  @Test
  void theAnswerIsReplayedWithItsHeaders() {
    Response first = create("twice", name);
    Response second = create("twice", name);

    assertThat(second.asString()).isEqualTo(first.asString());
    assertThat(second.header("ETag")).isEqualTo(first.header("ETag"));
    assertThat(second.header("Idempotent-Replayed")).isEqualTo("true");
    assertThat(second.contentType()).isEqualTo(first.contentType());
  }

  @Test
  void anotherBodyUnderTheSameKeyIsRefused() {
    create("body", name);

    create("body", name + " other")
        .then()
        .statusCode(422)
        .body("type", containsString("idempotency-key-reused"));
  }

  @Test
  void aKeyBelongsToOneCaller() {
    create("shared", name);
    session = people.signIn(people.operator("other" + NEXT.get() + "@keys.example"));

    create("shared", name + " too").then().statusCode(201);
  }

  @Test
  void aRefusedRequestIsReplayedAsRefused() {
    create("refused", "").then().statusCode(422);

    assertThat(create("refused", "").header("Idempotent-Replayed")).isEqualTo("true");
  }

  @Test
  void anEffectWhoseAnswerWasLostIsNotDoubled() {
    create("lost", name).then().statusCode(201);
    Superuser.execute(
        "update idempotency_key set state = 'effect', body = null where key = 'lost'");
    clock.move(Duration.ofMinutes(5));

    create("lost", name).then().statusCode(409).body("detail", containsString("took effect"));
    assertThat(workspaces()).isOne();
  }

  @Test
  void aTryThatDiedBeforeItsEffectIsDoneAgain() {
    create("died", name).then().statusCode(201);
    Superuser.execute(
        "update idempotency_key set state = 'running', body = null where key = 'died'");
    Superuser.execute("update workspace set name = 'gone' where name = '" + name + "'");
    clock.move(Duration.ofMinutes(5));

    create("died", name).then().statusCode(201);
  }

  @Test
  void theEffectIsMarkedInItsOwnTransactionAndAReadIsNot() {
    create("marked", name).then().statusCode(201);

    assertThat(
            people.number(
                """
                select count(*) from idempotency_key k join workspace w on w.name = ?
                where k.key = 'marked' and k.state = 'done'
                """,
                name))
        .isOne();
  }

  @Test
  void aKeyIsForgottenAfterADay() {
    create("day", name).then().statusCode(201);
    clock.move(Duration.ofHours(25));

    assertThat(create("day", name).header("Idempotent-Replayed")).isNull();
  }

  @Test
  void aMalformedKeyIsNamed() {
    create("with space", name)
        .then()
        .statusCode(422)
        .body("errors[0].pointer", containsString("Idempotency-Key"));
  }

  private Response create(String key, String workspaceName) {
    return People.withSession(session)
        .header("Idempotency-Key", key)
        .body("{\"name\":\"" + workspaceName + "\"}")
        .post("/operator/workspaces");
  }

  private long workspaces() {
    return people.number("select count(*) from workspace where name = ?", name);
  }
}
