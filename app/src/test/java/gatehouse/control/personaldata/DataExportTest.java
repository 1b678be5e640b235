package gatehouse.control.personaldata;

import static gatehouse.testkit.Eventually.eventually;
import static gatehouse.testkit.People.browser;
import static gatehouse.testkit.People.withSession;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import gatehouse.control.access.Role;
import gatehouse.control.account.Account;
import gatehouse.control.activity.ActivitySink;
import gatehouse.platform.database.Database;
import gatehouse.platform.ids.IdType;
import gatehouse.testkit.AgentTraffic;
import gatehouse.testkit.AuthenticatorApp;
import gatehouse.testkit.People;
import gatehouse.testkit.TestClock;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class DataExportTest {
  private static final String PASSWORD = "exported otters sing at dawn";

  @Inject People people;
  @Inject Database database;
  @Inject AgentTraffic traffic;
  @Inject ActivitySink sink;
  @Inject TestClock clock;

  @AfterEach
  void realTime() {
    clock.reset();
  }

  @Test
  void theFileHoldsWhatIsKnownOfItsOwnerAndNothingOfOthers() {
    UUID acme = people.workspace("export-acme");
    UUID left = people.workspace("export-left");
    Account ann = people.account("export.ann@acme.example", PASSWORD);
    UUID member = people.join(ann, acme, Role.EDITOR);
    UUID gone = people.join(ann, left, Role.MONITOR);
    Account bob = people.member("export.bob@acme.example", acme, Role.ADMIN);
    people.join(bob, left, Role.ADMIN);
    UUID project = traffic.project(acme, "tools");
    traffic.session(traffic.user(acme, project, "export.ann@acme.example"));
    traffic.user(acme, project, "export.bob@acme.example");
    sink.flush();
    String session = signIn(ann, PASSWORD);
    signIn(ann, "a wrong guess of somebody");
    withSession(session).body(Map.of("locale", "de-AT")).patch("/me").then().statusCode(200);
    token(session, "laptop script");
    people
        .as(bob)
        .body(Map.of("role", "manager"))
        .patch("/workspaces/export-acme/members/" + IdType.MEMBER.format(member))
        .then()
        .statusCode(200);
    people
        .as(bob)
        .delete("/workspaces/export-left/members/" + IdType.MEMBER.format(gone))
        .then()
        .statusCode(204);

    JsonPath file = JsonPath.from(file(session));

    assertThat(file.getString("account")).isEqualTo(IdType.ACCOUNT.format(ann.id()));
    assertThat(file.getString("profile[0].email")).isEqualTo("export.ann@acme.example");
    assertThat(file.getString("profile[0].locale")).isEqualTo("de-AT");
    assertThat(file.getList("memberships.slug")).containsExactly("export-acme", "export-left");
    assertThat(file.getList("memberships.role")).containsExactly("manager", null);
    assertThat(file.getList("memberships.status")).containsExactly("active", null);
    assertThat(file.getString("memberships[0].memberSince")).isNotBlank();
    assertThat(file.getList("projectUsers.project")).containsExactly("tools");
    assertThat(file.getInt("projectUsers[0].sessions")).isEqualTo(1);
    assertThat(file.getList("sessions")).hasSize(1);
    assertThat(file.getString("sessions[0].method")).isEqualTo("password");
    assertThat(file.getList("devices")).hasSize(1);
    assertThat(file.getList("identities")).isEmpty();
    assertThat(file.getList("apiTokens.name")).containsExactly("laptop script");
    assertThat(file.getList("apiTokens[0].scopes")).containsExactly("read");
    assertThat(file.getList("signIns.result")).containsExactlyInAnyOrder("succeeded", "failed");
    assertThat(file.getList("auditEntriesByYou.action"))
        .contains("account.profile-changed", "account.api-token-made", "account.data-exported");
    assertThat(file.getList("auditEntriesAboutYou.action")).contains("member.role-changed");
    assertThat(file.getString("auditEntriesAboutYou[0].workspace"))
        .isEqualTo(IdType.WORKSPACE.format(acme));
    assertThat(file.getString("auditEntriesAboutYou[0].address")).isNull();
    assertThat(file.prettify()).doesNotContain("export.bob", IdType.ACCOUNT.format(bob.id()));
  }

  @Test
  void onlyItsOwnerSeesTheJobAndTheFile() {
    Account ann = people.account("export.owner@acme.example");
    Account operator = people.operator("export.operator@acme.example");
    String session = people.signIn(ann);
    String job = finished(session);
    withSession(session)
        .get("/me/jobs/" + job + "/result")
        .then()
        .statusCode(200)
        .header("Cache-Control", "private, no-store");
    for (String what : List.of("", "/result")) {
      people.as(operator).get("/me/jobs/" + job + what).then().statusCode(404);
    }
    people.as(operator).post("/me/jobs/" + job + "/cancel").then().statusCode(404);
    browser().get("/me/jobs/" + job + "/result").then().statusCode(401);
    browser().post("/me/data-export").then().statusCode(401);
  }

  @Test
  void theSameKeyMakesOneFileAndManyFilesAreTooMany() {
    Account ann = people.account("export.often@acme.example");
    String session = people.signIn(ann);
    List<String> jobs = new ArrayList<>();
    for (int i = 0; i < 2; i++) {
      jobs.add(
          withSession(session)
              .header("Idempotency-Key", "export-once")
              .post("/me/data-export")
              .then()
              .statusCode(202)
              .extract()
              .path("id"));
    }
    assertThat(jobs.get(1)).isEqualTo(jobs.getFirst());
    int last = 0;
    for (int i = 0; i < 120 && last != 429; i++) {
      last = withSession(session).post("/me/data-export").statusCode();
    }
    assertThat(last).isEqualTo(429);
  }

  @Test
  void noSecretAndNoHashStandsInTheFile() {
    Account ann = people.account("export.canary@acme.example", PASSWORD);
    AuthenticatorApp app = people.withTwoFactor(ann);
    clock.move(Duration.ofMinutes(1));
    Response in =
        browser()
            .body(
                Map.of(
                    "email",
                    ann.email(),
                    "password",
                    PASSWORD,
                    "totp",
                    app.code(clock.instant()),
                    "trustDevice",
                    true))
            .post("/session");
    String session = in.getCookie("gatehouse_session");
    Map<String, String> secrets = new HashMap<>();
    secrets.put("password", PASSWORD);
    secrets.put("session", session);
    secrets.put("device", in.getCookie("gatehouse_device"));
    secrets.put("token", token(session, "canary"));
    app.recoveryCodes().forEach(code -> secrets.put("recovery code " + code, code));
    for (Map.Entry<String, String> sealed :
        Map.of(
                "account", "password_hash",
                "account_session", "token_hash",
                "account_device", "token_hash",
                "personal_token", "token_hash",
                "account_totp", "secret",
                "recovery_code", "code_hash")
            .entrySet()) {
      secrets.putAll(column(sealed.getKey(), sealed.getValue(), ann.id()));
    }
    assertThat(secrets).hasSizeGreaterThan(25);

    String file = file(session);

    assertThat(file).contains("export.canary@acme.example");
    secrets.forEach((name, secret) -> assertThat(file).as(name).doesNotContain(secret));
  }

  /** Every value of the account in a column, as it would look in hex, or as it is. */
  private Map<String, String> column(String table, String column, UUID account) {
    Map<String, String> found = new HashMap<>();
    String owner = table.equals("account") ? "id" : "account_id";
    List<Object> values =
        database.acrossWorkspaces(handle ->
            handle
                .select("select " + column + " from " + table + " where " + owner + " = ?", account)
                .map((row, context) -> row.getObject(1))
                .list());
    for (Object value : values) {
      String text =
          value instanceof byte[] bytes ? HexFormat.of().formatHex(bytes) : value.toString();
      found.put(table + " " + found.size(), text);
      if (value instanceof byte[] bytes) {
        found.put(
            table + " base64 " + found.size(), java.util.Base64.getEncoder().encodeToString(bytes));
      }
    }
    return found;
  }

  private static String signIn(Account account, String password) {
    Response answer =
        browser().body(Map.of("email", account.email(), "password", password)).post("/session");
    return String.valueOf(answer.getCookie("gatehouse_session"));
  }

  private String token(String session, String name) {
    return withSession(session)
        .body(
            Map.of(
                "name", name,
                "scopes", List.of("read"),
                "expiresAt", clock.instant().plusSeconds(9999).toString()))
        .post("/me/api-tokens")
        .then()
        .statusCode(201)
        .extract()
        .path("token");
  }

  private static String file(String session) {
    return withSession(session)
        .get("/me/jobs/" + finished(session) + "/result")
        .then()
        .statusCode(200)
        .contentType("application/json")
        .extract()
        .asString();
  }

  private static String finished(String session) {
    String job =
        withSession(session)
            .post("/me/data-export")
            .then()
            .statusCode(202)
            .body("kind", equalTo("data-export"))
            .extract()
            .path("id");
    eventually(() ->
        withSession(session).get("/me/jobs/" + job).then().body("state", equalTo("succeeded")));
    return job;
  }
}
