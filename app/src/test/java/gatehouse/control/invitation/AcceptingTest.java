package gatehouse.control.invitation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import gatehouse.control.access.Role;
import gatehouse.control.account.Account;
import gatehouse.control.account.Accounts;
import gatehouse.control.account.EmailAddress;
import gatehouse.control.session.SessionCookie;
import gatehouse.platform.database.Database;
import gatehouse.testkit.Mailbox;
import gatehouse.testkit.People;
import gatehouse.testkit.PostgresForTests;
import gatehouse.testkit.TestClock;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the holder of an invitation's link can do, and what they cannot. */
@QuarkusTest
class AcceptingTest {
  private static final AtomicInteger NEXT = new AtomicInteger();
  private static final String PASSWORD = "seven lanterns over the quay";

  @Inject People people;
  @Inject Accounts accounts;
  @Inject Mailbox mailbox;
  @Inject Database database;
  @Inject TestClock clock;

  private String slug = "";
  private UUID workspace = new UUID(0, 0);
  private String admin = "";

  @BeforeEach
  void aWorkspace() {
    slug = "accepting-" + NEXT.incrementAndGet();
    workspace = people.workspace(slug);
    admin = people.signIn(people.member("admin@" + slug + ".example", workspace, Role.ADMIN));
    database.joined(handle -> handle.execute("delete from rate_limit"));
  }

  @AfterEach
  void realTime() {
    clock.reset();
  }

  @Test
  void someoneNewMakesAnAccountAndIsIn() {
    String token = invited("new", "editor");
    People.browser()
        .get("/invitations/" + token)
        .then()
        .statusCode(200)
        .body("workspace.slug", equalTo(slug))
        .body("email", equalTo(at("new")))
        .body("role", equalTo("editor"))
        .body("invitedBy", equalTo("admin Test"))
        .body("passwordNeeded", equalTo(true))
        .body("signInNeeded", equalTo(false));
    assertPointers(accept(token, Map.of()), "/firstName", "/lastName", "/password");
    assertPointers(accept(token, person("short")), "/password");
    assertPointers(accept(token, person(at("new"))), "/password");

    Response in = accept(token, person(PASSWORD));
    assertThat(in.statusCode()).isEqualTo(200);
    String session = in.getCookie(SessionCookie.NAME);
    People.withSession(session)
        .get("/workspaces/" + slug)
        .then()
        .statusCode(200)
        .body("me.role", equalTo("editor"));
    People.withSession(session).get("/me").then().body("name", equalTo("Nadia Petrova"));
    People.withSession(admin)
        .get("/workspaces/" + slug + "/members?q=Nadia")
        .then()
        .body("items[0].status", equalTo("active"));
    People.withSession(admin)
        .get("/workspaces/" + slug + "/invitations")
        .then()
        .body("items[0].state", equalTo("accepted"));
    assertThat(
            People.browser()
                .body(Map.of("email", at("new"), "password", PASSWORD))
                .post("/session")
                .statusCode())
        .isEqualTo(200);
    assertDead(token);
  }

  @Test
  void aHundredAtOnceMakeOneAccountAndOneMembership() throws Exception {
    String token = invited("parallel", "monitor");
    List<Future<Integer>> answers = new ArrayList<>();
    try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < 100; i++) {
        answers.add(callers.submit(() -> accept(token, person(PASSWORD)).statusCode()));
      }
    }
    List<Integer> codes = new ArrayList<>();
    for (Future<Integer> answer : answers) {
      codes.add(answer.get());
    }
    assertThat(codes.stream().filter(code -> code == 200)).hasSize(1);
    assertThat(codes).allMatch(code -> code == 200 || code == 410 || code == 409);
    assertThat(people.number("select count(*) from account where email_key = ?", at("parallel")))
        .isEqualTo(1);
    assertThat(people.number("select count(*) from member where workspace_id = ?", workspace))
        .isEqualTo(2);
  }

  @Test
  void anAccountThatIsThereSignsInFirst() {
    Account known = people.account(at("known"), PASSWORD);
    String token = invited("known", "manager");
    People.browser()
        .get("/invitations/" + token)
        .then()
        .body("signInNeeded", equalTo(true))
        .body("passwordNeeded", equalTo(false));
    accept(token, person(PASSWORD))
        .then()
        .statusCode(409)
        .body("type", equalTo("/problems/account-exists"));
    String session = people.signIn(known);
    People.withSession(session).get("/workspaces/" + slug).then().statusCode(404);
    People.withSession(session)
        .get("/invitations/" + token)
        .then()
        .body("signInNeeded", equalTo(false))
        .body("signedInAs", equalTo(at("known")));
    People.withSession(session)
        .body("{}")
        .post("/invitations/" + token)
        .then()
        .statusCode(200)
        .body("role", equalTo("manager"));
    People.withSession(session)
        .get("/workspaces/" + slug)
        .then()
        .body("me.role", equalTo("manager"));
    assertDead(token);
  }

  @Test
  void whoIsSignedInAsSomebodyElseIsRefused() {
    String token = invited("meant", "editor");
    String other = people.signIn(people.account(at("other")));
    People.withSession(other)
        .get("/invitations/" + token)
        .then()
        .body("signedInAs", equalTo(at("other")));
    Response refused =
        People.withSession(other).body(person(PASSWORD)).post("/invitations/" + token);
    assertThat(refused.statusCode()).isEqualTo(409);
    assertThat(refused.jsonPath().getString("detail")).contains(at("other"), at("meant"));
    People.withSession(other).get("/workspaces/" + slug).then().statusCode(404);
    assertThat(accept(token, person(PASSWORD)).statusCode()).isEqualTo(200);
  }

  @Test
  void alteredCancelledReplacedAndUsedLinksAreDead() {
    String token = invited("dead", "editor");
    assertDead(token.substring(0, 42) + (token.charAt(42) == 'A' ? 'B' : 'A'));
    assertDead("x");
    assertDead("y".repeat(2000));
    String id = idOf("dead");
    People.withSession(admin).post("/workspaces/" + slug + "/invitations/" + id + "/resend");
    assertDead(token);
    String second = mailbox.of(at("dead")).get(1).token();
    People.withSession(admin).delete("/workspaces/" + slug + "/invitations/" + id);
    assertDead(second);
  }

  @Test
  void tokensAreLongAndKeptAsHashesOnly() throws SQLException {
    String token = invited("hashed", "editor");
    assertThat(token).hasSize(43);
    assertThat(
            PostgresForTests.asOwner(
                "select octet_length(token_hash)::text from invitation where email = '"
                    + at("hashed")
                    + "'"))
        .containsExactly("32");
    for (String table : List.of("invitation", "audit_entry", "outbox_mail", "member")) {
      assertThat(
              PostgresForTests.asOwner(
                  "select count(*)::text from "
                      + table
                      + " t where position('"
                      + token
                      + "' in t::text) > 0"))
          .as(table)
          .containsExactly("0");
    }
  }

  @Test
  void whoWasRemovedAndIsInvitedAnewHasNothingOfBefore() {
    Account back = people.account(at("back"), PASSWORD);
    String first = invited("back", "admin");
    String session = people.signIn(back);
    People.withSession(session).body("{}").post("/invitations/" + first).then().statusCode(200);
    String old =
        People.withSession(admin)
            .get("/workspaces/" + slug + "/members?q=back")
            .jsonPath()
            .getString("items[0].id");
    People.withSession(admin)
        .delete("/workspaces/" + slug + "/members/" + old)
        .then()
        .statusCode(204);
    String second = invited("back", "monitor");
    assertDead(first);
    People.withSession(session).get("/workspaces/" + slug).then().statusCode(404);
    People.withSession(session).body("{}").post("/invitations/" + second).then().statusCode(200);
    People.withSession(session)
        .get("/workspaces/" + slug)
        .then()
        .body("me.role", equalTo("monitor"));
    People.withSession(admin).get("/workspaces/" + slug + "/members/" + old).then().statusCode(404);
  }

  @Test
  void anInvitedAddressThatBecomesAMembersOwnIsNobodyElsesAnyMore() {
    Account moving = people.member(at("before"), workspace, Role.EDITOR);
    String token = invited("after", "monitor");
    accounts.changeEmail(moving.id(), EmailAddress.parse(at("after")));
    assertDead(token);
    People.withSession(admin)
        .get("/workspaces/" + slug + "/members?q=after")
        .then()
        .body("total.value", equalTo(1))
        .body("items[0].role", equalTo("editor"));
    People.withSession(admin)
        .get("/workspaces/" + slug + "/invitations")
        .then()
        .body("items[0].state", equalTo("cancelled"));
  }

  @Test
  void theSwitchesOfTheWorkspaceHoldForWhoComesAsWell() {
    People.withSession(admin)
        .body("{\"requireTwoFactor\":true}")
        .patch("/workspaces/" + slug)
        .then()
        .statusCode(200);
    String token = invitedWithSecondFactor("strict");
    String session = accept(token, person(PASSWORD)).getCookie(SessionCookie.NAME);
    People.withSession(session)
        .get("/workspaces/" + slug)
        .then()
        .statusCode(403)
        .body("type", equalTo("/problems/two-factor-setup-required"));
  }

  private String invitedWithSecondFactor(String name) {
    Account second = people.member("second@" + slug + ".example", workspace, Role.ADMIN);
    people.withTwoFactor(second);
    String session = people.signIn(second);
    People.withSession(session)
        .body(Map.of("emails", List.of(at(name)), "role", "editor"))
        .post("/workspaces/" + slug + "/invitations")
        .then()
        .statusCode(200);
    return mailbox.last(at(name), "invited").token();
  }

  private String at(String name) {
    return name + "@" + slug + ".example";
  }

  private String invited(String name, String role) {
    People.withSession(admin)
        .body(Map.of("emails", List.of(at(name)), "role", role))
        .post("/workspaces/" + slug + "/invitations")
        .then()
        .statusCode(200)
        .body("results[0].outcome", equalTo("invited"));
    return mailbox.last(at(name), "invited").token();
  }

  private String idOf(String name) {
    return People.withSession(admin)
        .get("/workspaces/" + slug + "/invitations?q=" + name)
        .jsonPath()
        .getString("items[0].id");
  }

  private static Map<String, String> person(String password) {
    return Map.of("firstName", "Nadia", "lastName", "Petrova", "password", password);
  }

  private static Response accept(String token, Map<String, String> body) {
    return People.browser().body(body).post("/invitations/" + token);
  }

  private static void assertDead(String token) {
    for (Response answer :
        List.of(People.browser().get("/invitations/" + token), accept(token, person(PASSWORD)))) {
      assertThat(answer.statusCode()).isEqualTo(410);
      assertThat(answer.jsonPath().getString("type")).isEqualTo("/problems/token-expired");
    }
  }

  private static void assertPointers(Response answer, String... pointers) {
    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.jsonPath().getList("errors.pointer", String.class))
        .containsExactlyInAnyOrder(pointers);
  }
}
