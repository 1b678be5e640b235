package gatehouse.control.member;

import static gatehouse.testkit.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

import gatehouse.control.access.Role;
import gatehouse.control.account.Account;
import gatehouse.platform.ids.IdType;
import gatehouse.testkit.People;
import gatehouse.testkit.Superuser;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class BulkTest {
  private static final AtomicInteger NEXT = new AtomicInteger();
  private static final Duration LONG = Duration.ofSeconds(60);

  @Inject People people;

  private String slug = "";
  private UUID workspace = new UUID(0, 0);
  private String admin = "";
  private UUID self = new UUID(0, 0);

  @BeforeEach
  void aWorkspace() {
    int number = NEXT.incrementAndGet();
    slug = "bulk-" + number;
    workspace = people.workspace(slug);
    Account account = people.account("admin" + number + "@bulk.example");
    self = people.join(account, workspace, Role.ADMIN);
    admin = people.signIn(account);
  }

  @Test
  void ownAndForeignIdsAndTheLastAdminAreEachCheckedAndTheOthersDone() {
    UUID editor = member("editor", Role.EDITOR);
    UUID elsewhere = people.workspace(slug + "-other");
    UUID foreign =
        people.join(people.account("foreign" + slug + "@bulk.example"), elsewhere, Role.EDITOR);
    String job =
        start(Map.of("list", "members", "action", "suspend", "ids", ids(self, editor, foreign)));

    JsonPath done = finished(job);
    assertThat(done.getInt("done")).isEqualTo(1);
    assertThat(status(editor)).isEqualTo("disabled");
    assertThat(status(self)).isEqualTo("active");
    assertThat(reasons(job)).containsExactly("You");
    assertThat(
            Superuser.value("select status::text from member where id = '%s'".formatted(foreign)))
        .isEqualTo("1");
  }

  @Test
  void allAdminsDemotedAtOnceLeaveOne() throws InterruptedException {
    UUID second = member("second", Role.ADMIN);
    UUID third = member("third", Role.ADMIN);
    String other =
        people.signIn(people.member("token" + slug + "@bulk.example", workspace, Role.ADMIN));
    members(admin, "role=admin").body("total.value", equalTo(4));
    Map<String, Object> everyAdmin =
        Map.of(
            "list",
            "members",
            "action",
            "change-role",
            "filter",
            Map.of("role", List.of("admin")),
            "arguments",
            Map.of("role", "editor"));
    Map<String, Object> theOthers =
        Map.of(
            "list",
            "members",
            "action",
            "change-role",
            "ids",
            ids(self, second, third),
            "arguments",
            Map.of("role", "monitor"));
    List<Thread> rivals =
        List.of(
            Thread.ofVirtual().start(() -> as(admin).body(everyAdmin).post(path("/bulk"))),
            Thread.ofVirtual().start(() -> as(other).body(theOthers).post(path("/bulk"))));
    for (Thread rival : rivals) {
      rival.join();
    }
    // Whoever was demoted first may no longer start, or go on: all the same, one is left.
    eventually(
        LONG,
        () ->
            assertThat(
                    Superuser.value(
                        "select count(*)::text from job where state in ('queued', 'running')"))
                .isEqualTo("0"));
    assertThat(
            Superuser.value(
                "select count(*)::text from member where role = 4 and status = 1 and workspace_id = '%s'"
                    .formatted(workspace)))
        .isNotEqualTo("0");
  }

  @Test
  void everyoneThatMatchesIsDoneWithOneAuditEntryEachAndTakenBack() {
    many(5_000);
    Map<String, Object> request =
        Map.of(
            "list",
            "members",
            "action",
            "change-role",
            "filter",
            Map.of("q", "crowd", "status", List.of("active")),
            "arguments",
            Map.of("role", "editor"));
    JsonPath preview =
        as(admin)
            .body(request)
            .post(path("/bulk/preview"))
            .then()
            .statusCode(200)
            .extract()
            .jsonPath();
    assertThat(preview.getInt("will")).isEqualTo(5_000);

    String job = start(request);
    assertThat(finished(job).getInt("done")).isEqualTo(5_000);
    members(admin, "role=editor").body("total.value", equalTo(5_000));
    assertThat(entries("member.role-changed")).isEqualTo("5000");

    String changedSince = memberIds("q=crowd&limit=1").getFirst();
    as(admin)
        .body(Map.of("role", "manager"))
        .patch(path("/members/" + changedSince))
        .then()
        .statusCode(200);

    String undo =
        as(admin).post(path("/jobs/" + job + "/undo")).then().statusCode(202).extract().path("id");
    JsonPath undone = finished(undo);
    assertThat(undone.getInt("done")).isEqualTo(4_999);
    assertThat(undone.getInt("skipped")).isEqualTo(1);
    members(admin, "role=editor").body("total.value", equalTo(0));
    assertThat(entries("member.edit-undone")).isEqualTo("4999");
    as(admin).post(path("/jobs/" + job + "/undo")).then().statusCode(409);
  }

  @Test
  void whoIsChangedByHandMeanwhileIsChangedInTurnAndNoChangeIsLost() {
    many(6_000);
    List<String> byHand = memberIds("q=crowd&sort=-name&limit=40");
    String job =
        start(
            Map.of(
                "list",
                "members",
                "action",
                "change-role",
                "filter",
                Map.of("q", "crowd"),
                "arguments",
                Map.of("role", "editor")));
    for (int i = 0; i < byHand.size(); i++) {
      as(admin)
          .body(Map.of("role", i % 2 == 0 ? "admin" : "manager"))
          .patch(path("/members/" + byHand.get(i)))
          .then()
          .statusCode(200);
    }
    assertThat(finished(job).getInt("failed")).isZero();
    String turns =
        """
        select subject_name, before->>'role' as was, after->>'role' as became,
          lag(after->>'role') over those as before_that,
          row_number() over (partition by subject_name order by seq desc) as back
        from audit_entry where workspace_id = '%s' and action = 'member.role-changed'
        window those as (partition by subject_name order by seq)
        """
            .formatted(workspace);
    assertThat(
            Superuser.value(
                "select count(*)::text from (" + turns + ") t where before_that <> was"))
        .as("each change begins where the one before it ended")
        .isEqualTo("0");
    assertThat(
            Superuser.value(
                "select count(*)::text from ("
                    + turns
                    + ") t join member m on m.name = t.subject_name and m.workspace_id = '%s'"
                        .formatted(workspace)
                    + " where back = 1 and became <>"
                    + " (array['AgentUser','Monitor','Editor','Manager','Admin'])[m.role + 1]"))
        .as("the last entry says what is")
        .isEqualTo("0");
    assertThat(
            Superuser.value(
                "select count(*)::text from member where workspace_id = '%s' and name like 'Crowd%%' and role = 1"
                    .formatted(workspace)))
        .isEqualTo("0");
  }

  @Test
  void oneKeyTenTimesInParallelIsOneJob() throws Exception {
    UUID editor = member("editor", Role.EDITOR);
    Map<String, Object> request =
        Map.of("list", "members", "action", "suspend", "ids", ids(editor));
    List<Thread> callers = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      callers.add(
          Thread.ofVirtual()
              .start(() ->
                  as(admin)
                      .header("Idempotency-Key", "the-same")
                      .body(request)
                      .post(path("/bulk"))));
    }
    for (Thread caller : callers) {
      caller.join();
    }
    assertThat(
            Superuser.value(
                "select count(*)::text from job where workspace_id = '%s'".formatted(workspace)))
        .isEqualTo("1");
  }

  @Test
  void seatsAreCountedAlongTheWay() {
    List<UUID> suspended = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      suspended.add(member("s" + i, Role.EDITOR));
    }
    finished(
        start(
            Map.of(
                "list",
                "members",
                "action",
                "suspend",
                "ids",
                ids(suspended.toArray(UUID[]::new)))));
    Superuser.execute("update workspace set seats = 2 where id = '%s'".formatted(workspace));

    String job =
        start(
            Map.of(
                "list",
                "members",
                "action",
                "reactivate",
                "ids",
                ids(suspended.toArray(UUID[]::new))));
    assertThat(finished(job).getInt("done")).isEqualTo(1);
    assertThat(reasons(job)).containsExactly("No seat is left", "No seat is left");
  }

  @Test
  void aBannedMemberIsOutUntilTheBanIsLifted() {
    Account account = people.account("banned" + slug + "@bulk.example");
    UUID member = people.join(account, workspace, Role.EDITOR);
    String theirs = people.signIn(account);
    as(theirs).get(path("")).then().statusCode(200);

    as(admin)
        .post(path("/members/" + id(member) + "/ban"))
        .then()
        .statusCode(200)
        .body("bannedUntil", startsWith("9999"));
    as(theirs).get(path("")).then().statusCode(403);
    members(admin, "banned=true").body("total.value", equalTo(1));

    as(admin)
        .post(path("/members/" + id(member) + "/unban"))
        .then()
        .statusCode(200)
        .body("bannedUntil", equalTo(null));
    as(theirs).get(path("")).then().statusCode(200);
    as(admin)
        .body(Map.of("until", "2020-01-01T00:00:00Z"))
        .post(path("/members/" + id(member) + "/ban"))
        .then()
        .statusCode(422)
        .body("errors[0].pointer", equalTo("/until"));
  }

  @Test
  void theLastAdminCannotBeBanned() {
    as(admin).post(path("/members/" + id(self) + "/ban")).then().statusCode(409);
  }

  @Test
  void anAccountOfTwoWorkspacesKeepsItsSecondFactorFromTheAdminsOfOne() {
    Account account = people.account("shared" + slug + "@bulk.example");
    UUID member = people.join(account, workspace, Role.EDITOR);
    people.join(account, people.workspace(slug + "-second"), Role.EDITOR);
    Superuser.execute(
        "update account set two_factor = true where id = '%s'".formatted(account.id()));
    as(admin).post(path("/members/" + id(member) + "/reset-two-factor")).then().statusCode(409);
  }

  @Test
  void endedSessionsAreEndedAtOnce() {
    Account account = people.account("ended" + slug + "@bulk.example");
    UUID member = people.join(account, workspace, Role.EDITOR);
    String theirs = people.signIn(account);
    as(admin).post(path("/members/" + id(member) + "/end-sessions")).then().statusCode(204);
    as(theirs).get(path("")).then().statusCode(401);
  }

  @Test
  void everyMistakeIsNamed() {
    Map<String, Object> good = Map.of("list", "members", "action", "suspend", "ids", ids(self));
    wrong(good, "list", "cars", "/list");
    wrong(good, "action", "explode", "/action");
    wrong(good, "ids", List.of("x"), "/ids");
    wrong(good, "ids", List.of(), "/ids");
    wrong(good, "filter", Map.of(), "/ids");
    wrong(good, "arguments", Map.of("role", "admin"), "/arguments/role");
    wrong(
        Map.of("list", "members", "action", "suspend"),
        "filter",
        Map.of("colour", "red"),
        "/filter");
    wrong(
        Map.of("list", "members", "action", "suspend"),
        "filter",
        Map.of("team", List.of("x")),
        "?team");
    wrong(good, "action", "change-role", "/arguments/role");
    wrong(
        Map.of("list", "members", "action", "edit-settings", "ids", ids(self)),
        "arguments",
        Map.of("tags", Map.of("mode", "paint")),
        "/arguments/tags/mode");
    wrong(
        Map.of("list", "members", "action", "edit-settings", "ids", ids(self)),
        "arguments",
        Map.of("team", "tem_01h455vb4pex5vsknk084sn02q"),
        "/arguments/team");
    String reader =
        people.signIn(people.member("m" + slug + "@bulk.example", workspace, Role.MONITOR));
    as(reader).body(good).post(path("/bulk")).then().statusCode(403);
  }

  private void wrong(Map<String, Object> good, String field, Object value, String pointer) {
    Map<String, Object> bad = new java.util.HashMap<>(good);
    bad.put(field, value);
    as(admin)
        .body(bad)
        .post(path("/bulk"))
        .then()
        .statusCode(422)
        .body("errors[0].pointer", equalTo(pointer));
  }

  private UUID member(String name, Role role) {
    return people.join(people.account(name + slug + "@bulk.example"), workspace, role);
  }

  private void many(int number) {
    Superuser.execute(
        """
        with persons as (
          insert into person (workspace_id, id, email, email_key, name, search_key, created_at)
          select '%1$s', gen_random_uuid(), 'crowd' || i || '@b.example', 'crowd' || i || '@b.example',
            'Crowd ' || i, 'crowd ' || i || ' crowd' || i || '@b.example', now()
          from generate_series(1, %2$d) i returning *)
        insert into member (workspace_id, id, person_id, name, name_key, email, email_key, role, status, created_at)
        select workspace_id, id, id, name, lower(name), email, email_key, 1, 1, now() from persons
        """
            .formatted(workspace, number));
  }

  private String entries(String action) {
    return Superuser.value(
        "select count(*)::text from audit_entry where workspace_id = '%s' and action = '%s'"
            .formatted(workspace, action));
  }

  private String status(UUID member) {
    return as(admin).get(path("/members/" + id(member))).then().extract().path("status");
  }

  private List<String> memberIds(String query) {
    return members(admin, query).extract().path("items.id");
  }

  private ValidatableResponse members(String session, String query) {
    return as(session).get(path("/members?" + query)).then().statusCode(200);
  }

  private List<String> reasons(String job) {
    return as(admin)
        .get(path("/jobs/" + job + "/items?outcome=skipped"))
        .then()
        .statusCode(200)
        .extract()
        .path("items.reason");
  }

  private String start(Map<String, Object> request) {
    return as(admin).body(request).post(path("/bulk")).then().statusCode(202).extract().path("id");
  }

  private JsonPath finished(String job) {
    JsonPath[] last = new JsonPath[1];
    eventually(
        LONG,
        () -> {
          last[0] = as(admin).get(path("/jobs/" + job)).then().statusCode(200).extract().jsonPath();
          assertThat(last[0].getString("state")).isEqualTo("succeeded");
        });
    return last[0];
  }

  private List<String> ids(UUID... members) {
    return java.util.Arrays.stream(members).map(BulkTest::id).toList();
  }

  private static String id(UUID member) {
    return IdType.MEMBER.format(member);
  }

  private String path(String rest) {
    return "/workspaces/" + slug + rest;
  }

  private static RequestSpecification as(String session) {
    return People.withSession(session);
  }
}
