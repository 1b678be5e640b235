package gatehouse.app;

import static gatehouse.testkit.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import gatehouse.control.access.Role;
import gatehouse.control.account.Account;
import gatehouse.testkit.People;
import gatehouse.testkit.PostgresForTests;
import gatehouse.testkit.TestClock;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Faults around the server: no half-done work, no door left open, and it comes back by itself. */
@QuarkusTest
class FaultsTest {
  private static final int WRITERS = 8;

  @Inject People people;
  @Inject TestClock clock;

  @AfterEach
  void rightTime() {
    clock.reset();
  }

  @Test
  void aFullDiskIsSaidAndNothingIsHalfDone() throws SQLException {
    Account admin = people.member("admin@full.example", people.workspace("full"), Role.ADMIN);
    String token = people.signIn(admin);
    // What PostgreSQL says when its disk is full, at the last statement of the change.
    PostgresForTests.executeAsOwner(
        """
        create function full_disk() returns trigger language plpgsql as $$
          begin raise exception 'could not extend file: No space left on device' using errcode = '53100'; end $$;
        create trigger full_disk before insert on audit_entry for each row execute function full_disk();
        """);
    try {
      People.withSession(token)
          .body("{\"name\":\"Renamed\"}")
          .patch("/workspaces/full")
          .then()
          .statusCode(503)
          .header("Retry-After", "30")
          .body("type", equalTo("/problems/storage-full"));
      People.withSession(token).get("/workspaces/full").then().body("name", equalTo("Full"));
    } finally {
      PostgresForTests.executeAsOwner(
          "drop trigger full_disk on audit_entry; drop function full_disk()");
    }
    People.withSession(token)
        .body("{\"name\":\"Renamed\"}")
        .patch("/workspaces/full")
        .then()
        .statusCode(200)
        .body("name", equalTo("Renamed"));
  }

  @Test
  void aClockADayAheadOrBehindOpensNothingAndBreaksNothing() {
    Account admin = people.member("admin@clock.example", people.workspace("clock"), Role.ADMIN);
    String before = people.signIn(admin);
    clock.move(Duration.ofDays(1));
    People.withSession(before).get("/workspaces/clock").then().statusCode(401);
    String ahead = people.signIn(admin);
    People.withSession(ahead).get("/workspaces/clock").then().statusCode(200);
    clock.move(Duration.ofDays(-2));
    for (String token : List.of(before, ahead)) {
      assertThat(People.withSession(token).get("/workspaces/clock").statusCode()).isIn(200, 401);
    }
    String behind = people.signIn(admin);
    People.withSession(behind)
        .body("{\"name\":\"Clockwork\"}")
        .patch("/workspaces/clock")
        .then()
        .statusCode(200);
    clock.reset();
    People.withSession(behind).get("/workspaces/clock").then().statusCode(401);
  }

  @Test
  void aRestartedDatabaseLosesNothingThatWasAcknowledged() throws Exception {
    Account admin = people.member("admin@restart.example", people.workspace("restart"), Role.ADMIN);
    String token = people.signIn(admin);
    AtomicBoolean stop = new AtomicBoolean();
    AtomicInteger acknowledged = new AtomicInteger();
    CountDownLatch busy = new CountDownLatch(WRITERS * 3);
    List<Integer> unexpected = new ArrayList<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<?>> writers = new ArrayList<>();
      for (int writer = 0; writer < WRITERS; writer++) {
        int number = writer;
        writers.add(
            threads.submit(() -> {
              for (int i = 0; !stop.get(); i++) {
                int status = rename(token, number + "-" + i).statusCode();
                if (status == 200) {
                  acknowledged.incrementAndGet();
                  busy.countDown();
                } else if (status != 503 && status != 429) { // one person's share of requests
                  synchronized (unexpected) {
                    unexpected.add(status);
                  }
                }
              }
            }));
      }
      assertThat(busy.await(60, TimeUnit.SECONDS)).isTrue();
      PostgresForTests.restart();
      awaitAnswer(token);
      stop.set(true);
      for (Future<?> writer : writers) {
        writer.get();
      }
    }
    assertThat(unexpected).isEmpty();
    long recorded =
        Long.parseLong(
            PostgresForTests.asOwner(
                    "select count(*) from audit_entry where action = 'workspace.changed'"
                        + " and after ->> 'name' like 'Restart %'")
                .getFirst());
    assertThat(recorded).isGreaterThanOrEqualTo(acknowledged.get());
    assertThat(recorded).isLessThanOrEqualTo(acknowledged.get() + WRITERS);
  }

  private static Response rename(String token, String suffix) {
    return People.withSession(token)
        .body("{\"name\":\"Restart " + suffix + "\"}")
        .patch("/workspaces/restart");
  }

  private static void awaitAnswer(String token) {
    eventually(
        Duration.ofMinutes(2),
        () ->
            assertThat(rename(token, "back").statusCode())
                .as("the server comes back by itself")
                .isEqualTo(200));
  }
}
