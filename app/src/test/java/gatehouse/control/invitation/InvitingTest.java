package gatehouse.control.invitation;

import static gatehouse.testkit.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import gatehouse.control.access.Role;
import gatehouse.control.account.Account;
import gatehouse.control.session.SessionCookie;
import gatehouse.testkit.MailForTests;
import gatehouse.testkit.Mailbox;
import gatehouse.testkit.OpenStream;
import gatehouse.testkit.People;
import gatehouse.testkit.SmtpWire;
import gatehouse.testkit.Superuser;
import gatehouse.testkit.TestClock;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Inviting, and what becomes of invitations until somebody comes. */
@QuarkusTest
class InvitingTest {
  private static final AtomicInteger NEXT = new AtomicInteger();

  @Inject People people;
  @Inject Mailbox mailbox;
  @Inject TestClock clock;

  @TestHTTPResource("/api/v1/workspaces/")
  URI workspaces = URI.create("");

  private String slug = "";
  private UUID workspace = new UUID(0, 0);
  private String admin = "";
  private String manager = "";

  @BeforeEach
  void aWorkspace() {
    slug = "inviting-" + NEXT.incrementAndGet();
    workspace = people.workspace(slug);
    admin = people.signIn(people.member("admin@" + slug + ".example", workspace, Role.ADMIN));
    manager = people.signIn(people.member("manager@" + slug + ".example", workspace, Role.MANAGER));
  }

  @AfterEach
  void mended() {
    MailForTests.disturb(SmtpWire.Fault.NONE);
    clock.reset();
  }

  @Test
  void eachAddressGetsItsOwnAnswerAndABadOneStopsNoneOfTheOthers() {
    Account gone = people.account("gone@" + slug + ".example");
    UUID suspended = people.join(gone, workspace, Role.MONITOR);
    Superuser.execute("update member set status = 2 where id = '" + suspended + "'");
    invite(manager, "editor", at("again"));
    Response answer =
        invite(
            manager,
            "editor",
            at("new"),
            "jonas.richter@acme",
            at("manager"),
            at("gone"),
            at("again"),
            "New@" + slug + ".EXAMPLE",
            "ann@\u0430pple.example",
            "ann@b.example\r\nBcc: evil@b.example",
            "",
            "x".repeat(3000));
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.jsonPath().getList("results.outcome"))
        .containsExactly(
            "invited",
            "invalid",
            "already-member",
            "already-member",
            "resent",
            "invalid",
            "invalid",
            "invalid",
            "invalid");
    assertThat(answer.jsonPath().getString("results[1].reason")).contains("example.com");
    assertThat(answer.jsonPath().getString("results[3].reason")).contains("Suspended");
    assertThat(answer.jsonPath().getString("results[5].reason")).isNotBlank();
    assertThat(answer.jsonPath().getString("results[6].reason")).contains("line breaks");
    assertThat(answer.jsonPath().getString("results[0].invitationId")).startsWith("inv_");
    assertThat(mailbox.of(at("new"))).hasSize(1);
    assertThat(mailbox.of("evil@b.example")).isEmpty();
    People.withSession(admin)
        .get("/workspaces/" + slug + "/members?status=invited")
        .then()
        .body("total.value", equalTo(2));
  }

  @Test
  void theStateFollowsTheMail() {
    MailForTests.disturb(SmtpWire.Fault.REFUSES);
    String id = invitationId(invite(manager, "editor", at("refused")));
    eventually(() -> assertThat(state(id)).isEqualTo("failed"));
    Response failed = get(id);
    assertThat(failed.jsonPath().getString("failure")).isNotBlank();
    assertThat(failed.jsonPath().getString("sentAt")).isNull();

    MailForTests.disturb(SmtpWire.Fault.BUSY);
    post(manager, id, "resend").then().statusCode(200).body("state", equalTo("queued"));
    eventually(() -> assertThat(waiting("attempts > 0")).isEqualTo(1));
    MailForTests.disturb(SmtpWire.Fault.NONE);
    post(manager, id, "resend").then().statusCode(200).body("failure", equalTo(null));
    eventually(() -> assertThat(state(id)).isEqualTo("sent"));
    assertThat(get(id).jsonPath().getString("sentAt")).isNotNull();
    assertThat(waiting("true")).as("what waited was taken back").isZero();
    assertThat(MailForTests.arrivedFor(at("refused"))).hasSize(1);
  }

  @Test
  void whenItsTimeIsOverItShowsAsExpiredKeepsItsSeatAndCanBeSentAgain() {
    String id = invitationId(invite(manager, "editor", at("late")));
    String token = mailbox.last(at("late"), "invited").token();
    clock.move(Duration.ofDays(15));
    String again = people.signIn(people.member("m2@" + slug + ".example", workspace, Role.MANAGER));
    People.browser().get("/invitations/" + token).then().statusCode(410);
    People.withSession(again)
        .get("/workspaces/" + slug + "/invitations?state=expired")
        .then()
        .body("items[0].state", equalTo("expired"))
        .body("total.value", equalTo(1));
    People.withSession(again)
        .get("/workspaces/" + slug + "/members?status=invited")
        .then()
        .body("total.value", equalTo(1));
    post(again, id, "resend").then().statusCode(200).body("state", equalTo("queued"));
    List<Mailbox.Mail> mails = mailbox.of(at("late"));
    assertThat(mails).hasSize(2);
    People.browser().get("/invitations/" + mails.get(1).token()).then().statusCode(200);
    People.browser().get("/invitations/" + token).then().statusCode(410);
  }

  @Test
  void aManagerInvitesAnAdminAndEveryAdminHearsOfItUntilTheSwitchIsOff() {
    invite(manager, "admin", at("boss")).then().body("results[0].outcome", equalTo("invited"));
    assertThat(mailbox.last("admin@" + slug + ".example", "new Admin").text())
        .contains(at("boss"), "manager Test");
    String id = invitationId(invite(manager, "editor", at("raised")));
    patch(manager, id, "admin").then().statusCode(200).body("role", equalTo("admin"));
    assertThat(
            mailbox.of("admin@" + slug + ".example").stream()
                .filter(mail -> mail.text().contains(at("raised"))))
        .hasSize(1);
    People.withSession(admin)
        .get("/workspaces/" + slug + "/audit?action=invitation.created")
        .then()
        .body("items[1].after.role", equalTo("Admin"))
        .body("items[1].actor.name", equalTo("manager Test"));

    People.withSession(admin)
        .body("{\"managersMayInviteAdmins\":false}")
        .patch("/workspaces/" + slug)
        .then()
        .statusCode(200);
    String other = invitationId(invite(manager, "editor", at("other")));
    for (Response refused :
        List.of(
            invite(manager, "admin", at("boss2")),
            patch(manager, other, "admin"),
            patch(manager, id, "editor"),
            post(manager, id, "resend"),
            post(manager, id, "link"))) {
      assertThat(refused.statusCode()).isEqualTo(403);
      assertThat(refused.jsonPath().getString("type")).isEqualTo("/problems/not-allowed");
    }
    assertThat(invite(manager, "editor", at("boss")).jsonPath().getString("results[0].outcome"))
        .as("an invitation as Admin is not lowered by the way")
        .isEqualTo("invalid");
    assertThat(invite(admin, "admin", at("boss2")).statusCode()).isEqualTo(200);
  }

  @Test
  void aLinkIsMadeUpToOnesOwnRoleAndEndsTheOneBefore() {
    String id = invitationId(invite(manager, "editor", at("copied")));
    String mailed = mailbox.last(at("copied"), "invited").token();
    Response link = post(manager, id, "link");
    assertThat(link.statusCode()).isEqualTo(200);
    String url = link.jsonPath().getString("url");
    String token = url.substring(url.lastIndexOf('/') + 1);
    assertThat(token).hasSizeGreaterThanOrEqualTo(43);
    People.browser().get("/invitations/" + mailed).then().statusCode(410);
    People.browser().get("/invitations/" + token).then().statusCode(200);
    assertThat(get(id).jsonPath().getString("delivery")).isEqualTo("link");
    People.withSession(admin)
        .get("/workspaces/" + slug + "/audit?action=invitation.link-made")
        .then()
        .body("total.value", equalTo(1));

    patch(manager, id, "admin").then().statusCode(409);
    patch(admin, id, "admin").then().statusCode(200);
    post(manager, id, "link").then().statusCode(403);
    String everything =
        get(id).asString()
            + People.withSession(admin).get("/workspaces/" + slug + "/invitations").asString()
            + People.withSession(admin).get("/workspaces/" + slug + "/audit").asString();
    assertThat(everything).doesNotContain(token).doesNotContain(mailed);
  }

  @Test
  void invitationsTakeSeatsAndWhatIsOverThemIsRefusedAddressByAddress() {
    Superuser.execute("update workspace set seats = 4 where id = '" + workspace + "'");
    Response answer = invite(manager, "editor", at("s1"), at("s2"), at("s3"));
    assertThat(answer.jsonPath().getList("results.outcome"))
        .containsExactly("invited", "invited", "over-licence");
    assertThat(answer.jsonPath().getString("results[2].reason")).contains("4 seats");
    String first = answer.jsonPath().getString("results[0].invitationId");
    People.withSession(manager)
        .delete("/workspaces/" + slug + "/invitations/" + first)
        .then()
        .statusCode(204);
    assertThat(get(first).jsonPath().getString("state")).isEqualTo("cancelled");
    post(manager, first, "resend").then().statusCode(409);
    assertThat(invite(manager, "editor", at("s3")).jsonPath().getString("results[0].outcome"))
        .isEqualTo("invited");
  }

  @Test
  void whoIsRemovedBeforeTheyCameIsNoLongerInvited() {
    String id = invitationId(invite(manager, "editor", at("never")));
    String token = mailbox.last(at("never"), "invited").token();
    String member = get(id).jsonPath().getString("memberId");
    People.withSession(admin)
        .post("/workspaces/" + slug + "/members/" + member + "/disable")
        .then()
        .statusCode(409);
    People.withSession(admin)
        .body("{\"role\":\"monitor\"}")
        .patch("/workspaces/" + slug + "/members/" + member)
        .then()
        .statusCode(200);
    assertThat(get(id).jsonPath().getString("role")).isEqualTo("monitor");
    People.withSession(admin)
        .delete("/workspaces/" + slug + "/members/" + member)
        .then()
        .statusCode(204);
    assertThat(state(id)).isEqualTo("cancelled");
    People.browser().get("/invitations/" + token).then().statusCode(410);
  }

  @Test
  void invitedPeopleChosenInTheListOfMembersGetAFreshLink() {
    String id = invitationId(invite(manager, "editor", at("bulk")));
    String first = mailbox.last(at("bulk"), "invited").token();
    People.withSession(admin)
        .body(
            Map.of(
                "list",
                "members",
                "action",
                "resend-invitation",
                "ids",
                List.of(get(id).jsonPath().getString("memberId"))))
        .post("/workspaces/" + slug + "/bulk")
        .then()
        .statusCode(202);
    eventually(() -> assertThat(mailbox.of(at("bulk"))).hasSize(2));
    People.browser().get("/invitations/" + first).then().statusCode(410);
    People.browser()
        .get("/invitations/" + mailbox.of(at("bulk")).get(1).token())
        .then()
        .statusCode(200);
  }

  @Test
  void tenThousandAddressesAreOneRequestAndOneMailEach() {
    MailForTests.disturb(SmtpWire.Fault.BUSY);
    List<String> many = new ArrayList<>();
    for (int i = 0; i < 10_000; i++) {
      many.add("p" + i + "@" + slug + ".example");
    }
    Response answer;
    long mails;
    try {
      answer = invite(manager, "agent-user", many.toArray(String[]::new));
      mails =
          people.number(
              "select count(distinct recipient) from outbox_mail where workspace_id = ?",
              workspace);
    } finally {
      // The other tests' mails would wait behind these.
      Superuser.execute("delete from outbox_mail where workspace_id = '" + workspace + "'");
    }
    assertThat(answer.jsonPath().getList("results.outcome"))
        .hasSize(10_000)
        .containsOnly("invited");
    assertThat(mails).isEqualTo(10_000);
    many.add("one.more@" + slug + ".example");
    Response refused = invite(manager, "agent-user", many.toArray(String[]::new));
    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(refused.jsonPath().getString("errors[0].pointer")).isEqualTo("/emails");
    assertThat(refused.jsonPath().getString("errors[0].detail")).contains("10,000");
  }

  @Test
  void theListGoesPageByPageNewestFirst() {
    for (int i = 0; i < 5; i++) {
      invite(manager, "editor", at("page" + i));
    }
    List<String> seen = new ArrayList<>();
    String cursor = "";
    do {
      Response page =
          People.withSession(manager)
              .get("/workspaces/" + slug + "/invitations?q=PAGE&limit=2" + cursor);
      assertThat(page.jsonPath().getInt("total.value")).isEqualTo(5);
      seen.addAll(page.jsonPath().getList("items.email"));
      String next = page.jsonPath().getString("nextCursor");
      cursor = next == null ? "" : "&cursor=" + next;
    } while (!cursor.isEmpty());
    assertThat(seen)
        .containsExactly(at("page4"), at("page3"), at("page2"), at("page1"), at("page0"));
  }

  @Test
  void openPagesHearOfInvitationsIfTheyMaySeeThem() {
    Account reader = people.member("monitor@" + slug + ".example", workspace, Role.MONITOR);
    Account agent = people.member("agent@" + slug + ".example", workspace, Role.AGENT_USER);
    try (OpenStream sees = events(reader);
        OpenStream sleeps = events(agent)) {
      // The first word may be said before this class's new database is listened to.
      eventually(() -> {
        invite(manager, "editor", at("heard" + sees.names().size() + "-" + System.nanoTime()));
        assertThat(sees.names()).contains("invitation.changed", "member.changed");
      });
      assertThat(sleeps.names()).contains("hello");
      assertThat(sleeps.names()).doesNotContain("invitation.changed", "member.changed");
    }
  }

  @Test
  void theNoteIsInTheMailAndInNothingElse() {
    People.withSession(manager)
        .body(
            Map.of(
                "emails",
                List.of(at("noted")),
                "role",
                "editor",
                "note",
                "Welcome!\r\n.\r\nBcc: evil@b.example\n<b>bold</b>"))
        .post("/workspaces/" + slug + "/invitations")
        .then()
        .statusCode(200);
    assertThat(mailbox.last(at("noted"), "invited").text())
        .contains("> Welcome!", "> Bcc: evil@b.example");
    String raw = MailForTests.arrivedFor(at("noted")).getFirst();
    assertThat(raw.substring(0, raw.indexOf("\r\n\r\n"))).doesNotContain("Bcc");
    assertThat(raw.replace("=\r\n", "")).contains("&lt;b&gt;bold").contains("Message-ID: <");
  }

  private long waiting(String which) {
    return people.number(
        "select count(*) from outbox_mail where state = 'queued' and recipient = ? and " + which,
        at("refused"));
  }

  private OpenStream events(Account of) {
    return OpenStream.of(
        workspaces.resolve(slug + "/events"),
        Map.of("Cookie", SessionCookie.NAME + "=" + people.signIn(of)));
  }

  private String at(String name) {
    return name + "@" + slug + ".example";
  }

  private Response invite(String session, String role, String... emails) {
    return People.withSession(session)
        .body(Map.of("emails", List.of(emails), "role", role))
        .post("/workspaces/" + slug + "/invitations");
  }

  private static String invitationId(Response answer) {
    assertThat(answer.jsonPath().getString("results[0].outcome")).isEqualTo("invited");
    return answer.jsonPath().getString("results[0].invitationId");
  }

  private Response get(String id) {
    return People.withSession(admin).get("/workspaces/" + slug + "/invitations/" + id);
  }

  private String state(String id) {
    return get(id).jsonPath().getString("state");
  }

  private Response post(String session, String id, String what) {
    return People.withSession(session)
        .post("/workspaces/" + slug + "/invitations/" + id + "/" + what);
  }

  private Response patch(String session, String id, String role) {
    return People.withSession(session)
        .body(Map.of("role", role))
        .patch("/workspaces/" + slug + "/invitations/" + id);
  }
}
