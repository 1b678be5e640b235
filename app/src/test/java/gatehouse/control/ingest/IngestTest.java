package gatehouse.control.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.databind.ObjectMapper;
import gatehouse.control.access.Role;
import gatehouse.control.activity.ActivitySink;
import gatehouse.platform.ids.IdType;
import gatehouse.platform.jobs.Housekeeping;
import gatehouse.platform.jobs.Recurring;
import gatehouse.testkit.AgentTraffic;
import gatehouse.testkit.People;
import gatehouse.testkit.Superuser;
import gatehouse.testkit.TestClock;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What other gateways hand in feeds the same figures, once, and says of each event what became. */
@QuarkusTest
class IngestTest {
  @Inject People people;
  @Inject AgentTraffic traffic;
  @Inject ActivitySink sink;
  @Inject TestClock clock;
  @Inject @Any Instance<Housekeeping> housekeeping;
  @Inject @Any Instance<Recurring> recurring;

  @AfterEach
  void realTime() {
    clock.reset();
  }

  private record Scene(UUID workspace, String slug, String session, String token) {
    String path(String below) {
      return "/workspaces/" + slug + "/projects/tools" + below;
    }

    JsonPath get(String below) {
      return People.withSession(session)
          .get(path(below))
          .then()
          .statusCode(200)
          .extract()
          .jsonPath();
    }
  }

  private Scene scene(String slug) {
    UUID workspace = people.workspace(slug);
    UUID project = traffic.project(workspace, "tools");
    traffic.server(workspace, project, "mail", true);
    String session =
        people.signIn(people.member("editor@" + slug + ".example", workspace, Role.ADMIN));
    People.withSession(session)
        .body(Map.of("name", "Old gateway"))
        .post("/workspaces/" + slug + "/projects/tools/agents")
        .then()
        .statusCode(201);
    return new Scene(workspace, slug, session, token(slug, session, "editor"));
  }

  private String token(String slug, String session, String role) {
    return People.withSession(session)
        .body(
            Map.of(
                "name",
                "feeder " + role,
                "role",
                role,
                "expiresAt",
                clock.instant().plus(Duration.ofDays(300)).toString()))
        .post("/workspaces/" + slug + "/api-tokens")
        .then()
        .statusCode(201)
        .extract()
        .path("token");
  }

  private static Response send(String token, Object body) {
    return RestAssured.given()
        .basePath("")
        .header("Authorization", "Bearer " + token)
        .contentType("application/cloudevents-batch+json")
        .body(bytes(body))
        .post("/ingest/v1/activity");
  }

  private static byte[] bytes(Object body) {
    return switch (body) {
      case byte[] bytes -> bytes;
      case String text -> text.getBytes(StandardCharsets.UTF_8);
      default -> new ObjectMapper().valueToTree(body).toString().getBytes(StandardCharsets.UTF_8);
    };
  }

  private Map<String, Object> call(String id, Instant at, Map<String, Object> more) {
    Map<String, Object> data = new HashMap<>();
    data.put("project", "tools");
    data.put("email", "Ann@Feed.example");
    data.put("agent", "old gateway");
    data.put("session", "s1");
    data.put("sessionStart", at.truncatedTo(ChronoUnit.DAYS).toString());
    data.put("server", "mail");
    data.put("tool", "send");
    data.put("totalMicros", 2_000);
    data.put("upstreamMicros", 1_500);
    data.putAll(more);
    data.values().removeIf("absent"::equals);
    return event("gatehouse.tool-call", id, at, data);
  }

  private static Map<String, Object> event(
      String type, String id, Instant at, Map<String, Object> data) {
    return Map.of(
        "specversion",
        "1.0",
        "id",
        id,
        "source",
        "https://old.example/gateway",
        "type",
        type,
        "time",
        at.toString(),
        "data",
        data);
  }

  private Instant daysAgo(int days) {
    return clock.instant().minus(Duration.ofDays(days)).truncatedTo(ChronoUnit.DAYS).plusSeconds(7);
  }

  @Test
  void whatIsHandedInIsCountedOnceHoweverOftenItComes() {
    Scene scene = scene("ingest");
    List<Object> batch = new ArrayList<>();
    batch.add(call("1", daysAgo(3), Map.of("query", "q1")));
    batch.add(call("2", daysAgo(3), Map.of("query", "q1", "error", "timeout")));
    batch.add(call("3", daysAgo(2), Map.of("email", "bob@feed.example")));
    batch.add(call("1", daysAgo(3), Map.of("query", "q1")));
    Map<String, Object> asked = new HashMap<>();
    asked.put("project", "tools");
    asked.put("email", "ann@feed.example");
    asked.put("agent", "Old gateway");
    asked.put("session", "s2");
    asked.put("sessionStart", daysAgo(1).toString());
    batch.add(event("gatehouse.query", "4", daysAgo(1), asked));
    asked = new HashMap<>(asked);
    asked.remove("sessionStart");
    asked.put("session", "s3");
    asked.put("client", "notebook");
    batch.add(event("gatehouse.session", "5", daysAgo(1).plusSeconds(60), asked));

    JsonPath first = send(scene.token(), batch).then().statusCode(200).extract().jsonPath();
    assertThat(first.getList("items.outcome"))
        .containsExactly("accepted", "accepted", "accepted", "duplicate", "accepted", "accepted");
    JsonPath again = send(scene.token(), batch).then().statusCode(200).extract().jsonPath();
    assertThat(again.getInt("duplicates")).isEqualTo(6);

    sink.flush();
    JsonPath shown = scene.get("/analytics");
    assertThat(shown.getInt("totals.calls")).isEqualTo(3);
    assertThat(shown.getInt("totals.queries")).isEqualTo(3);
    assertThat(shown.getInt("totals.sessions")).isEqualTo(4);
    assertThat(shown.getInt("totals.errorsByKind.timeout")).isEqualTo(1);
    assertThat(shown.getString("agents[0].agent.name")).isEqualTo("Old gateway");
    assertThat(shown.getDouble("totals.added.average")).isEqualTo(0.5);
    JsonPath users = scene.get("/users?sort=-toolCallsThisWeek");
    assertThat(users.getList("items.email"))
        .containsExactly("Ann@feed.example", "bob@feed.example");
    assertThat(users.getList("items.toolCallsThisWeek")).containsExactly(2, 1);
    String ann = users.getString("items[0].id");
    assertThat(scene.get("/users/" + ann + "/sessions").getList("items.client"))
        .containsExactly("notebook", "", "");
  }

  @Test
  void eachEventThatCannotBeTakenSaysWhichFieldAndTheOthersAreTaken() {
    Scene scene = scene("ingest-wrong");
    Instant at = daysAgo(1);
    List<Object> batch =
        List.of(
            call("ok", at, Map.of()),
            call("a", at, Map.of("project", "none")),
            call("b", at, Map.of("server", "none")),
            call("c", at, Map.of("agent", "none")),
            call("d", at, Map.of("email", "no address")),
            call("e", at, Map.of("upstreamMicros", 3_000)),
            call("f", at, Map.of("totalMicros", "many")),
            call("g", at, Map.of("error", "odd")),
            call("h", at, Map.of("arguments", "private")),
            call("i", at, Map.of("session", "absent")),
            call("j", at, Map.of("query", "x".repeat(65))),
            call("k", clock.instant().plus(Duration.ofHours(1)), Map.of()),
            call("l", at.minus(Duration.ofDays(400)), Map.of()),
            Map.of("specversion", "0.3", "id", "m"),
            "no event");
    JsonPath shown = send(scene.token(), batch).then().statusCode(200).extract().jsonPath();
    assertThat(shown.getInt("accepted")).isEqualTo(1);
    assertThat(shown.getInt("rejected")).isEqualTo(batch.size() - 1);
    assertThat(shown.getList("items.pointer").subList(1, batch.size()))
        .containsExactly(
            "/data/project",
            "/data/server",
            "/data/agent",
            "/data/email",
            "/data/upstreamMicros",
            "/data/totalMicros",
            "/data/error",
            "/data/arguments",
            "/data/session",
            "/data/query",
            "/time",
            "/time",
            "/specversion",
            "");
    assertThat(scene.get("/users").getInt("total.value")).isEqualTo(1);
    send(scene.token(), "{}").then().statusCode(422);
    send(scene.token(), "[{").then().statusCode(422);
    send(scene.token(), "").then().statusCode(422);
    send(scene.token(), "[] []").then().statusCode(422);
    send(scene.token(), "[1]").then().statusCode(200).body("items[0].id", nullValue());
    for (byte[] wrong :
        List.of(
            new byte[] {'[', '"', (byte) 0xff, '"', ']'}, new byte[] {0, 0, 0, 1, 2, 3, 4, 5})) {
      send(scene.token(), wrong).then().statusCode(422);
    }
    send(scene.token(), List.of()).then().statusCode(200).body("accepted", equalTo(0));
  }

  @Test
  void onlyATokenOfAWorkspaceThatMayChangeProjectsIsLetIn() {
    Scene scene = scene("ingest-who");
    Scene other = scene("ingest-other");
    send("ghp_nonsense", List.of()).then().statusCode(401);
    RestAssured.given()
        .basePath("")
        .contentType("application/json")
        .body("[]")
        .post("/ingest/v1/activity")
        .then()
        .statusCode(401);
    send(token(scene.slug(), scene.session(), "monitor"), List.of()).then().statusCode(403);
    People.withSession(scene.session())
        .basePath("")
        .body("[]")
        .post("/ingest/v1/activity")
        .then()
        .statusCode(403);
    // A project's id of another workspace is no project here.
    String foreign =
        Superuser.value("select id from project where workspace_id = '" + other.workspace() + "'");
    send(
            scene.token(),
            List.of(
                call(
                    "x",
                    daysAgo(1),
                    Map.of("project", IdType.PROJECT.format(UUID.fromString(foreign))))))
        .then()
        .statusCode(200)
        .body("items[0].pointer", equalTo("/data/project"));
  }

  @Test
  void oldEventsAreDroppedAndWhatWasCountedOfThemStaysInAnyTimeZone() {
    clock.stop();
    Scene scene = scene("ingest-old");
    Instant at = daysAgo(170);
    send(scene.token(), List.of(call("1", at, Map.of()), call("2", daysAgo(5), Map.of())))
        .then()
        .body("accepted", equalTo(2));
    // What waits is counted before anything is dropped.
    clock.move(Duration.ofDays(20));
    housekeeping.stream()
        .filter(one -> one.name().equals("activity"))
        .forEach(one -> one.sweep(clock.instant()));
    for (String table : List.of("tool_call", "tool_query", "mcp_session")) {
      assertThat(
              Superuser.value(
                  "select count(*) from %s where workspace_id = '%s'"
                      .formatted(table, scene.workspace())))
          .as(table)
          .isEqualTo("1");
    }
    String session =
        people.signIn(people.member("later@ingest-old.example", scene.workspace(), Role.MONITOR));
    String range = "/analytics?from=" + at.toString().substring(0, 10);
    Scene later = new Scene(scene.workspace(), scene.slug(), session, "");
    assertThat(later.get(range).getInt("totals.calls")).isEqualTo(2);
    Superuser.execute(
        "update workspace set time_zone = 'Asia/Tokyo' where id = '" + scene.workspace() + "'");
    recurring.stream().filter(one -> one.name().equals("recount-activity")).forEach(Recurring::run);
    assertThat(later.get(range).getString("zone")).isEqualTo("Asia/Tokyo");
    assertThat(later.get(range).getString("anewBefore")).isNull();
    assertThat(later.get(range).getInt("totals.calls")).isEqualTo(2);
  }
}
