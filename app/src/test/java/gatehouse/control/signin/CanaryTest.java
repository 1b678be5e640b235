package gatehouse.control.signin;

import static gatehouse.testkit.People.browser;
import static gatehouse.testkit.People.withSession;
import static org.assertj.core.api.Assertions.assertThat;

import gatehouse.app.LogLines;
import gatehouse.control.access.Role;
import gatehouse.control.account.Account;
import gatehouse.control.password.PasswordResets;
import gatehouse.testkit.AuthenticatorApp;
import gatehouse.testkit.Mailbox;
import gatehouse.testkit.People;
import gatehouse.testkit.PostgresForTests;
import gatehouse.testkit.TestClock;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Every secret a person or the server makes is looked for where none may be. */
@QuarkusTest
class CanaryTest {
  private static final String PASSWORD = "canary otters sing at dawn";
  private static final String SECOND_PASSWORD = "canary lanterns over the quay";
  private static final String WRONG_PASSWORD = "canary guess that is wrong";

  @Inject People people;
  @Inject PasswordResets resets;
  @Inject Mailbox mailbox;
  @Inject TestClock clock;

  private final LogLines log = new LogLines();

  @BeforeEach
  void listen() {
    Logger.getLogger("").addHandler(log);
  }

  @AfterEach
  void realTime() {
    Logger.getLogger("").removeHandler(log);
    clock.reset();
  }

  @Test
  void noSecretStandsInAnyTableOrAnyLogLine() throws SQLException {
    Map<String, String> secrets = new HashMap<>();
    secrets.put("password", PASSWORD);
    secrets.put("new password", SECOND_PASSWORD);
    secrets.put("wrong password", WRONG_PASSWORD);
    UUID acme = people.workspace("canary");
    Account ann = people.account("watched@acme.example", PASSWORD);
    people.join(ann, acme, Role.ADMIN);

    AuthenticatorApp app = people.withTwoFactor(ann);
    for (int i = 0; i < 10; i++) {
      secrets.put("recovery code " + i, app.recoveryCodes().get(i));
    }
    clock.move(Duration.ofMinutes(1));
    signIn(ann, WRONG_PASSWORD, null);
    // Many people type the password into the field of the address.
    browser()
        .body(Map.of("email", "canary-typed-secret@acme.example", "password", "x"))
        .post("/session");
    secrets.put("typed into the wrong field", "canary-typed-secret");
    Response in = signIn(ann, PASSWORD, app.code(clock.instant()));
    assertThat(in.statusCode()).isEqualTo(200);
    String session = in.getCookie("gatehouse_session");
    secrets.put("session", session);
    secrets.put("device", in.getCookie("gatehouse_device"));

    Map<String, Object> token = new HashMap<>();
    token.put("name", "t");
    token.put("scopes", List.of("read"));
    token.put("expiresAt", clock.instant().plusSeconds(9999).toString());
    secrets.put("API token", made(session, "/me/api-tokens", token));
    token.remove("scopes");
    token.put("role", "monitor");
    secrets.put("workspace token", made(session, "/workspaces/canary/api-tokens", token));

    withSession(session)
        .body(Map.of("emails", List.of("canary.guest@acme.example"), "role", "editor"))
        .post("/workspaces/canary/invitations")
        .then()
        .statusCode(200);
    String invitation = mailbox.last("canary.guest@acme.example", "invited").token();
    secrets.put("invitation", invitation);
    browser().get("/invitations/" + invitation).then().statusCode(200);
    String guest =
        withSession(session)
            .get("/workspaces/canary/invitations")
            .jsonPath()
            .getString("items[0].id");
    String copied =
        withSession(session)
            .post("/workspaces/canary/invitations/" + guest + "/link")
            .jsonPath()
            .getString("url");
    secrets.put("copied invitation", copied.substring(copied.lastIndexOf('/') + 1));

    String reset = resets.makeLink(ann.id());
    secrets.put("reset link", reset.substring(reset.lastIndexOf('/') + 1));
    withSession(session)
        .body(Map.of("password", PASSWORD, "email", "watched.new@acme.example"))
        .post("/me/email")
        .then()
        .statusCode(202);
    secrets.put("proof", mailbox.last("watched.new@acme.example", "Confirm").token());
    secrets.put("stop", mailbox.last("watched@acme.example", "about to change").token());
    withSession(session)
        .body(Map.of("currentPassword", PASSWORD, "newPassword", SECOND_PASSWORD))
        .put("/me/password")
        .then()
        .statusCode(204);
    // The same again with a key: the server remembers the request, but not what stood in it.
    String keyed =
        "{\"currentPassword\":\""
            + WRONG_PASSWORD
            + "\",\"newPassword\":\""
            + SECOND_PASSWORD
            + "\"}";
    withSession(session)
        .header("Idempotency-Key", "canary-key")
        .body(keyed)
        .put("/me/password")
        .then()
        .statusCode(403);
    withSession("not" + session.substring(3)).get("/me").then().statusCode(401);
    browser()
        .body("{\"email\": \"watched@acme.example\", \"password\": \"" + PASSWORD + "\", \"x\": 1}")
        .post("/session")
        .then()
        .statusCode(422);

    // That the search can find something at all:
    assertThat(tablesWith("watched@acme.example")).contains("account");
    secrets.forEach((name, secret) -> {
      assertThat(tablesWith(secret)).as(name).isEmpty();
      assertThat(log.lines()).as(name).noneMatch(line -> line.contains(secret));
    });
  }

  private static String made(String session, String path, Map<String, Object> body) {
    Response made = withSession(session).body(body).post(path);
    assertThat(made.statusCode()).isEqualTo(201);
    return made.jsonPath().getString("token");
  }

  private static Response signIn(
      Account who, String password, @org.jspecify.annotations.Nullable String code) {
    Map<String, Object> body = new HashMap<>();
    body.put("email", who.email());
    body.put("password", password);
    body.put("totp", code);
    return browser().body(body).post("/session");
  }

  /** Tables in which a text stands anywhere: as text, as JSON, or as the bytes of it. */
  private static List<String> tablesWith(String secret) {
    try {
      List<String> found = new ArrayList<>();
      String hex = HexFormat.of().formatHex(secret.getBytes(StandardCharsets.UTF_8));
      for (String table :
          PostgresForTests.asOwner(
              "select tablename::text from pg_tables where schemaname = 'public'")) {
        String rows =
            PostgresForTests.asOwner(
                    "select count(*)::text from \""
                        + table
                        + "\" t where position('"
                        + secret
                        + "' in t::text) > 0 or position('"
                        + hex
                        + "' in t::text) > 0")
                .getFirst();
        if (!rows.equals("0")) {
          found.add(table);
        }
      }
      return found;
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
