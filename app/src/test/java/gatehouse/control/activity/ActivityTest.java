package gatehouse.control.activity;

import static gatehouse.testkit.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import gatehouse.control.access.Role;
import gatehouse.control.account.Account;
import gatehouse.control.projectuser.ProjectUser;
import gatehouse.platform.ids.IdType;
import gatehouse.testkit.AgentTraffic;
import gatehouse.testkit.People;
import gatehouse.testkit.Superuser;
import gatehouse.testkit.TestClock;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The figures against the raw events, which are counted here by PostgreSQL itself. */
@QuarkusTest
class ActivityTest {
  private static final String AUCKLAND = "Pacific/Auckland";

  @Inject People people;
  @Inject AgentTraffic traffic;
  @Inject ActivitySink sink;
  @Inject ActivityWeek week;
  @Inject ActivityRecount recount;
  @Inject TestClock clock;

  /** Days are counted anew when a test says so, and not also by itself. */
  @BeforeEach
  void noRecountByItself() {
    eventually(
        () ->
            raw(
                    """
                    with t as (
                      update scheduled_tasks set execution_time = now() + interval '1 day'
                      where task_name = 'recount-activity' and not picked returning 1)
                    select count(*) from t
                    """)
                == 1,
        "nothing is counted anew");
  }

  @AfterEach
  void realTime() {
    clock.reset();
  }

  /** A workspace with a project, in a time zone where another day begins at another time. */
  private Scene scene(String name, String zone) {
    UUID workspace = people.workspace(name);
    Superuser.execute(
        "update workspace set time_zone = '%s' where id = '%s'".formatted(zone, workspace));
    UUID project = traffic.project(workspace, "tools");
    return new Scene(
        workspace,
        project,
        traffic.server(workspace, project, "mail", true),
        traffic.server(workspace, project, "docs", true),
        people,
        people.member("reader@" + name + ".example", workspace, Role.MONITOR));
  }

  /** Each request in a new session: the clock runs too far for one. */
  private record Scene(
      UUID workspace, UUID project, UUID mail, UUID docs, People people, Account reader) {
    private JsonPath user(ProjectUser user, String below) {
      return get("/" + IdType.PROJECT_USER.format(user.id()) + below);
    }

    private JsonPath get(String below) {
      return project("/users" + below);
    }

    private JsonPath project(String below) {
      return people
          .as(reader)
          .get("/workspaces/" + IdType.WORKSPACE.format(workspace) + "/projects/tools" + below)
          .then()
          .statusCode(200)
          .extract()
          .jsonPath();
    }
  }

  private void moveTo(Instant time) {
    clock.move(Duration.between(clock.instant(), time));
  }

  private static long raw(String sql) {
    return Long.parseLong(Superuser.value(sql));
  }

  /** What the API shows of the week equals the raw events of the last seven days there. */
  private void checkWeek(Scene scene, ProjectUser user, String zone) {
    String today = "('%s'::timestamptz at time zone '%s')::date".formatted(clock.instant(), zone);
    String recent =
        " where project_user_id = '%s' and (at at time zone '%s')::date between %s - 6 and %s"
            .formatted(user.id(), zone, today, today);
    JsonPath shown = scene.user(user, "");
    assertThat(shown.getLong("queriesThisWeek"))
        .as("queries of " + user.email())
        .isEqualTo(raw("select count(*) from tool_query" + recent));
    assertThat(shown.getLong("toolCallsThisWeek"))
        .as("calls of " + user.email())
        .isEqualTo(raw("select count(*) from tool_call" + recent));
  }

  @Test
  void theFiguresEqualTheRawEventsOnEveryDayAcrossMidnight() {
    clock.stop();
    moveTo(Instant.parse("2027-03-28T09:00:00Z")); // Auckland's clocks go back a week later
    Scene scene = scene("auckland", AUCKLAND);
    List<ProjectUser> users =
        IntStream.range(0, 4)
            .mapToObj(i ->
                traffic.user(scene.workspace(), scene.project(), "u" + i + "@auckland.example"))
            .toList();
    Random random = new Random(28);
    for (int step = 0; step < 60; step++) {
      clock.move(Duration.ofMinutes(random.nextInt(12 * 60)));
      ProjectUser user = users.get(random.nextInt(users.size()));
      UUID session = traffic.session(user);
      for (int i = random.nextInt(4); i >= 0; i--) {
        String query = "q" + random.nextInt(3);
        if (random.nextInt(5) == 0) {
          traffic.query(user, session, query);
        } else {
          ErrorKind error = random.nextInt(4) == 0 ? ErrorKind.of(1 + random.nextInt(4)) : null;
          UUID server = random.nextBoolean() ? scene.mail() : scene.docs();
          int upstream = random.nextInt(1 << random.nextInt(1, 24));
          traffic.call(
              user,
              session,
              query,
              server,
              "tool" + random.nextInt(3),
              error,
              upstream + random.nextInt(3_000),
              upstream);
        }
        clock.move(Duration.ofMinutes(random.nextInt(40)));
      }
      sink.flush();
      if (step % 5 == 4) {
        users.forEach(one -> checkWeek(scene, one, AUCKLAND));
      }
    }
    users.forEach(one -> checkAnalytics(scene, one));
    checkProject(scene, AUCKLAND, "2027-03-20", "2027-05-30");
    // A week without any events: the figures turn by themselves.
    for (int day = 0; day < 8; day++) {
      clock.move(Duration.ofDays(1));
      users.forEach(one -> checkWeek(scene, one, AUCKLAND));
    }
    assertThat(scene.user(users.getFirst(), "").getInt("toolCallsThisWeek")).isZero();
  }

  /** The project's figures, in one range with everything and in parts of it. */
  private void checkProject(Scene scene, String zone, String from, String to) {
    String days = "/analytics?from=" + from + "&to=" + to;
    JsonPath all = scene.project(days);
    String call = " from tool_call where workspace_id = '" + scene.workspace() + "'";
    assertThat(all.getLong("totals.calls")).isEqualTo(raw("select count(*)" + call));
    assertThat(all.getLong("totals.queries")).isEqualTo(raw(of("tool_query", scene)));
    assertThat(all.getLong("totals.sessions")).isEqualTo(raw(of("mcp_session", scene)));
    assertThat(all.getLong("totals.errors"))
        .isEqualTo(raw("select count(*)" + call + " and error is not null"));
    assertThat(all.getLong("totals.errorsByKind.rateLimit"))
        .isEqualTo(raw("select count(*)" + call + " and error = 2"));
    assertThat(all.getLong("before.calls")).isZero();
    String day = "to_char(at at time zone '" + zone + "', 'YYYY-MM-DD') || ' '";
    checkSeries(all, day + " || 0", call);
    LocalDate first = LocalDate.parse(from);
    for (int i = 0; i < 2; i++) {
      LocalDate begin = first.plusDays(i * 14L);
      JsonPath hours =
          scene.project("/analytics?unit=hour&from=" + begin + "&to=" + begin.plusDays(13));
      String local = "(at at time zone '" + zone + "')";
      checkSeries(
          hours,
          day + " || extract(hour from " + local + ")",
          call
              + " and %s::date between date '%s' and date '%s'"
                  .formatted(local, begin, begin.plusDays(13)));
    }
    JsonPath weeks = scene.project(days + "&unit=week");
    assertThat(weeks.getList("series.calls", Long.class).stream().mapToLong(n -> n).sum())
        .isEqualTo(raw("select count(*)" + call));
    assertThat(all.getList("servers.calls", Long.class).stream().mapToLong(n -> n).sum())
        .isEqualTo(raw("select count(*)" + call));
    assertThat(all.getLong("agents[0].sessions")).isEqualTo(raw(of("mcp_session", scene)));
    assertThat(all.getLong("agents[0].queries")).isEqualTo(raw(of("tool_query", scene)));
    assertThat(all.getLong("tools[0].calls"))
        .isEqualTo(
            raw(
                "select max(n) from (select count(*) as n"
                    + call
                    + " group by server_id, tool) t"));
    checkLatency(all, "added", "total_micros - upstream_micros", call);
    checkLatency(all, "upstream", "upstream_micros", call);
  }

  private static void checkSeries(JsonPath shown, String moment, String call) {
    List<String> pieces = new ArrayList<>();
    for (int i = 0; i < shown.getList("series").size(); i++) {
      String piece = "series[" + i + "].";
      if (shown.getLong(piece + "calls") > 0) {
        pieces.add(
            "%s %d: %d, %d failed"
                .formatted(
                    shown.getString(piece + "day"),
                    shown.getInt(piece + "hour"),
                    shown.getLong(piece + "calls"),
                    shown.getLong(piece + "errors")));
      }
    }
    assertThat(String.join("\n", pieces))
        .isEqualTo(
            Superuser.value(
                """
                select coalesce(string_agg(line, e'\\n' order by k[1], k[2]::int), '') from (
                  select string_to_array(%1$s, ' ') as k,
                    %1$s || ': ' || count(*) || ', ' || count(error) || ' failed' as line
                  %2$s group by %1$s) lines
                """
                    .formatted(moment, call)));
  }

  private static void checkLatency(JsonPath shown, String part, String micros, String call) {
    String of = "totals." + part + ".";
    double mean =
        Double.parseDouble(Superuser.value("select avg(%s) / 1000.0%s".formatted(micros, call)));
    assertThat(shown.getDouble(of + "average")).isCloseTo(mean, Offset.offset(0.001));
    for (int p : List.of(50, 95)) {
      double exact =
          Double.parseDouble(
              Superuser.value(
                  "select percentile_disc(0.%d) within group (order by %s) / 1000.0%s"
                      .formatted(p, micros, call)));
      assertThat(shown.getDouble(of + "p" + p))
          .isCloseTo(exact, Offset.offset(Math.max(exact * 0.016, 0.001)));
    }
  }

  private static String of(String table, Scene scene) {
    return "select count(*) from %s where workspace_id = '%s'".formatted(table, scene.workspace());
  }

  private void checkAnalytics(Scene scene, ProjectUser user) {
    String of = " where project_user_id = '" + user.id() + "'";
    JsonPath shown = scene.user(user, "/analytics?from=2027-03-01&to=2027-05-30");
    assertThat(shown.getLong("calls")).isEqualTo(raw("select count(*) from tool_call" + of));
    assertThat(shown.getLong("queries")).isEqualTo(raw("select count(*) from tool_query" + of));
    assertThat(shown.getLong("errorsByKind.timeout"))
        .isEqualTo(raw("select count(*) from tool_call" + of + " and error = 3"));
    assertThat(Math.round(shown.getDouble("errorRate") * shown.getLong("calls")))
        .isEqualTo(raw("select count(*) from tool_call" + of + " and error is not null"));
    List<Integer> perDay = shown.getList("sessions.count");
    assertThat(perDay.stream().mapToInt(n -> n).sum())
        .isEqualTo((int) raw("select count(*) from mcp_session" + of));
    for (int i = 0; i < perDay.size(); i++) {
      assertThat(perDay.get(i))
          .as(shown.getString("sessions[" + i + "].day"))
          .isEqualTo(
              (int)
                  raw(
                      "select count(*) from mcp_session"
                          + of
                          + " and (started_at at time zone '%s')::date = '%s'"
                              .formatted(AUCKLAND, shown.getString("sessions[" + i + "].day"))));
    }
    assertThat(shown.getLong("topTools[0].calls"))
        .isEqualTo(
            raw(
                "select max(n) from (select count(*) as n from tool_call"
                    + of
                    + " group by server_id, tool) t"));
    assertThat(shown.getLong("topServers[0].calls"))
        .isEqualTo(
            raw(
                "select max(n) from (select count(*) as n from tool_call"
                    + of
                    + " group by server_id) t"));
  }

  @Test
  void aQueryCountsOnceAndACallHandedInTwiceToo() {
    Scene scene = scene("once", "UTC");
    ProjectUser ann = traffic.user(scene.workspace(), scene.project(), "ann@once.example");
    UUID session = traffic.session(ann);
    ToolCall call = traffic.call(ann, session, "q", scene.mail(), "send", null);
    traffic.call(ann, session, "q", scene.docs(), "find", ErrorKind.TIMEOUT);
    traffic.query(ann, session, "q");
    sink.accept(call);
    sink.flush();
    sink.accept(call);
    traffic.query(ann, session, "q");
    traffic.query(ann, session, "another");
    traffic.query(ann, traffic.session(ann), "q");
    sink.flush();

    JsonPath shown = scene.user(ann, "");
    assertThat(shown.getInt("queriesThisWeek")).isEqualTo(3);
    assertThat(shown.getInt("toolCallsThisWeek")).isEqualTo(2);
    JsonPath calls = scene.user(ann, "/calls");
    // Of one millisecond: in any order.
    assertThat(calls.getList("items.tool")).containsExactlyInAnyOrder("find", "send");
    assertThat(calls.getString("items.find { it.tool == 'find' }.error")).isEqualTo("timeout");
    assertThat(calls.getString("items.find { it.tool == 'send' }.server.name")).isEqualTo("mail");
    assertThat(scene.user(ann, "/sessions").getList("items.queries"))
        .containsExactlyInAnyOrder(1, 2);
  }

  @Test
  void inAnotherTimeZoneTheDaysAreCountedAnew() {
    clock.stop();
    moveTo(Instant.parse("2027-06-10T23:30:00Z"));
    Scene scene = scene("moving", "UTC");
    ProjectUser ann = traffic.user(scene.workspace(), scene.project(), "ann@moving.example");
    UUID session = traffic.session(ann);
    traffic.call(ann, session, "early", scene.mail(), "send", null);
    clock.move(Duration.ofHours(1));
    traffic.call(ann, session, "late", scene.mail(), "send", null);
    sink.flush();
    moveTo(Instant.parse("2027-06-17T12:00:00Z"));
    checkWeek(scene, ann, "UTC");
    assertThat(scene.user(ann, "").getInt("toolCallsThisWeek")).isEqualTo(1);

    Superuser.execute(
        "update workspace set time_zone = 'Asia/Tokyo' where id = '" + scene.workspace() + "'");
    checkWeek(scene, ann, "UTC"); // until it is begun
    recount.run();
    checkWeek(scene, ann, "Asia/Tokyo");
    assertThat(scene.user(ann, "").getInt("toolCallsThisWeek")).isEqualTo(2);
    checkProject(scene, "Asia/Tokyo", "2027-06-01", "2027-06-30");
    assertThat(
            scene.user(ann, "/analytics?from=2027-06-10&to=2027-06-11").getList("sessions.count"))
        .containsExactly(0, 1);
  }

  @Test
  void daysAreCountedAnewOneByOneAndNobodyWaits() throws SQLException {
    clock.stop();
    moveTo(Instant.parse("2027-08-01T20:00:00Z"));
    Scene scene = scene("steps", "UTC");
    ActivityState.Key key = new ActivityState.Key(scene.workspace(), scene.project());
    ProjectUser ann = traffic.user(scene.workspace(), scene.project(), "ann@steps.example");
    for (int day = 0; day < 12; day++) {
      traffic.call(ann, traffic.session(ann), "q" + day, scene.mail(), "send", null);
      clock.move(Duration.ofDays(1));
    }
    sink.flush();
    Superuser.execute(
        "update workspace set time_zone = 'Asia/Tokyo' where id = '" + scene.workspace() + "'");
    String range = "/analytics?from=2027-07-25&to=2027-08-20";
    assertThat(scene.project(range).getString("zone")).isEqualTo("UTC");
    while (recount.step(key)) {
      JsonPath shown = scene.project(range);
      assertThat(shown.getString("zone")).isEqualTo("Asia/Tokyo");
      LocalDate before = LocalDate.parse(shown.getString("anewBefore"));
      String since = "'" + before + "'::timestamp at time zone 'Asia/Tokyo'";
      assertThat(scene.project("/analytics?to=2027-08-20&from=" + before).getLong("totals.calls"))
          .isEqualTo(raw(of("tool_call", scene) + " and at >= " + since));
      if (before.equals(LocalDate.parse("2027-08-04"))) { // these come while it is under way
        traffic.call(ann, traffic.session(ann), "between", scene.mail(), "send", null);
        leftBehind(scene, ann, -5, Instant.parse("2027-08-02T23:30:00Z"));
        leftBehind(scene, ann, -6, Instant.parse("2027-08-08T23:30:00Z"));
        sink.flush();
      }
      try (Connection other = Superuser.connect();
          Statement statement = other.createStatement()) {
        other.setAutoCommit(false);
        statement.execute("select from project_activity for update");
        checkWeekOnceCounted(scene, ann, before);
      }
    }
    assertThat(scene.project(range).getString("anewBefore")).isNull();
    checkWeek(scene, ann, "Asia/Tokyo");
    checkProject(scene, "Asia/Tokyo", "2027-07-25", "2027-08-20");
    assertThat(recount.step(key)).isFalse();
  }

  private void checkWeekOnceCounted(Scene scene, ProjectUser user, LocalDate before) {
    if (before.isAfter(LocalDate.parse("2027-08-08"))) {
      assertThat(scene.user(user, "").getInt("toolCallsThisWeek")).isPositive();
    } else {
      checkWeek(scene, user, "Asia/Tokyo");
    }
  }

  /** Calls that a server has written and not counted when it was killed. */
  private static void leftBehind(Scene scene, ProjectUser user, int batch, Instant at) {
    Superuser.execute(
        """
        with w as (
          insert into activity_waiting
            (workspace_id, project_id, batch, first_at, last_at, users, active_at)
          values ('%1$s', '%2$s', %4$d, '%5$s', '%5$s', array['%3$s'::uuid],
            array['%5$s'::timestamptz])
        ), q as (
          insert into tool_query
            (workspace_id, project_user_id, session_id, query, agent_id, at, batch)
          values ('%1$s', '%3$s', '%3$s', 'left %4$d', '01900000-0000-7000-8000-00000000a9e0', '%5$s', %4$d)
        )
        insert into tool_call (workspace_id, project_user_id, id, agent_id, server_id, session_id,
          at, total_micros, upstream_micros, tool, query, batch)
        select '%1$s', '%3$s', gen_random_uuid(), '01900000-0000-7000-8000-00000000a9e0', '%6$s', '%3$s', '%5$s', 2000, 1000, 'send',
          'left %4$d', %4$d from generate_series(1, 5)
        """
            .formatted(scene.workspace(), scene.project(), user.id(), batch, at, scene.mail()));
  }

  @Test
  void whatAKilledServerHasNotCountedIsCountedOnceInAnotherTimeZoneToo() {
    clock.stop();
    moveTo(Instant.parse("2027-07-01T22:00:00Z"));
    Scene scene = scene("left", "UTC");
    ProjectUser ann = traffic.user(scene.workspace(), scene.project(), "ann@left.example");
    traffic.call(ann, traffic.session(ann), "q", scene.mail(), "send", null);
    sink.flush();
    leftBehind(scene, ann, -1, Instant.parse("2027-06-28T23:30:00Z"));
    sink.flush();
    checkWeek(scene, ann, "UTC");
    assertThat(scene.user(ann, "").getInt("toolCallsThisWeek")).isEqualTo(6);

    leftBehind(scene, ann, -2, Instant.parse("2027-06-29T23:30:00Z"));
    Superuser.execute(
        "update workspace set time_zone = 'Asia/Tokyo' where id = '" + scene.workspace() + "'");
    recount.run(); // what does not wait
    sink.flush();
    checkWeek(scene, ann, "Asia/Tokyo");
    assertThat(scene.user(ann, "").getInt("toolCallsThisWeek")).isEqualTo(11);
    checkProject(scene, "Asia/Tokyo", "2027-06-20", "2027-07-10");
  }

  @Test
  void nothingIsCountedForSomeoneWhoIsGone() {
    Scene scene = scene("gone", "UTC");
    ProjectUser ann = traffic.user(scene.workspace(), scene.project(), "ann@gone.example");
    UUID session = traffic.session(ann);
    traffic.call(ann, session, "q", scene.mail(), "send", null);
    sink.flush();
    leftBehind(scene, ann, -3, clock.instant());
    People.withSession(
            people.signIn(people.member("editor@gone.example", scene.workspace(), Role.EDITOR)))
        .delete("/workspaces/gone/projects/tools/users/" + IdType.PROJECT_USER.format(ann.id()))
        .then()
        .statusCode(204);
    traffic.call(ann, session, "late", scene.mail(), "send", null);
    sink.sessionSeen(session, clock.instant());
    sink.flush();
    for (String table :
        List.of("tool_call", "tool_query", "mcp_session", "activity_day", "tool_day")) {
      assertThat(
              raw(
                  "select count(*) from "
                      + table
                      + " where workspace_id = '"
                      + scene.workspace()
                      + "'"))
          .as(table)
          .isZero();
    }
    assertThat(scene.get("").getInt("total.value")).isZero();
    assertThat(week.current(scene.workspace(), scene.project()).zone().getId()).isEqualTo("UTC");
  }
}
