package gatehouse.control.member;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import gatehouse.control.access.Role;
import gatehouse.control.account.Account;
import gatehouse.platform.ids.IdType;
import gatehouse.testkit.Mailbox;
import gatehouse.testkit.People;
import gatehouse.testkit.Superuser;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** "Create new" and "Edit" of a member. */
@QuarkusTest
class MemberFormTest {
  private static final String PASSWORD = "an orchard of quiet lanterns";
  private static int number;

  @Inject People people;
  @Inject Mailbox mailbox;

  private UUID workspace = new UUID(0, 0);
  private String slug = "";
  private String token = "";

  @BeforeEach
  void newWorkspace() {
    slug = "form-" + ++number;
    workspace = people.workspace(slug);
    token = people.signIn(people.member("admin@" + slug + ".example", workspace, Role.ADMIN));
  }

  @Test
  void whoIsMadeIsListedWithAllOfItAndComesInByTheLinkInTheMail() {
    String team = group("teams", "Crew");
    String tag = group("tags", "Contractor");
    String site = group("sites", "HQ");
    Map<String, Object> form = form("new");
    form.put("role", "editor");
    form.put("team", team);
    form.put("tags", List.of(tag));
    form.put("sites", List.of(site));
    Response made = admin().body(form).post(members());
    assertThat(made.statusCode()).as(made.asString()).isEqualTo(201);
    admin()
        .get(members() + "/" + made.jsonPath().getString("id"))
        .then()
        .body("name", equalTo("Ann Lee"))
        .body("role", equalTo("editor"))
        .body("status", equalTo("active"))
        .body("team.name", equalTo("Crew"))
        .body("tags.name", contains("Contractor"))
        .body("sites.name", contains("HQ"));
    List<Mailbox.Mail> mails = mailbox.of(address("new"));
    assertThat(mails).hasSize(1);
    String link = mails.getFirst().token();
    People.browser().get("/password-resets/" + link).then().statusCode(200);
    People.browser()
        .body(Map.of("password", PASSWORD))
        .post("/password-resets/" + link)
        .then()
        .statusCode(204);
    People.browser()
        .body(Map.of("password", PASSWORD))
        .post("/password-resets/" + link)
        .then()
        .statusCode(410);
    People.browser()
        .body(Map.of("email", address("new"), "password", PASSWORD))
        .post("/session")
        .then()
        .statusCode(200)
        .body("workspaces.slug", contains(slug));
    assertThat(mailbox.of(address("new"))).as("a first password is no news").hasSize(1);
    assertThat(audited("member.created")).isEqualTo(1);
    assertThat(people.number("select count(*) from audit_entry where action = 'account.activated'"))
        .isPositive();
  }

  @Test
  void whoIsMadeDisabledGetsNoMailAndTakesNoSeat() {
    seats(1); // the Admin's
    Map<String, Object> form = form("off");
    form.put("status", "disabled");
    admin().body(form).post(members()).then().statusCode(201).body("status", equalTo("disabled"));
    assertThat(mailbox.of(address("off"))).isEmpty();
    admin()
        .body(form("on"))
        .post(members())
        .then()
        .statusCode(409)
        .body("type", equalTo("/problems/no-seat-left"));
    assertThat(people.number("select count(*) from account where email_key = ?", address("on")))
        .as("nothing of what was refused stays")
        .isZero();
  }

  @Test
  void anAccountThatIsThereJoinsAndOneAddressIsOneMember() {
    people.account(address("there"));
    admin()
        .body(form("there"))
        .post(members())
        .then()
        .statusCode(201)
        .body("firstName", equalTo("there"))
        .body("sites", hasSize(0))
        .body("role", equalTo("agent-user"));
    assertThat(mailbox.of(address("there")))
        .singleElement()
        .satisfies(mail -> assertThat(mail.text()).contains("Sign in"));
    admin()
        .body(form("THERE"))
        .post(members())
        .then()
        .statusCode(409)
        .body("errors[0].pointer", equalTo("/email"));
  }

  @Test
  void everyWrongFieldOfTheFormIsNamed() {
    Map<String, Object> wrong =
        Map.of(
            "firstName", " ",
            "lastName", "x".repeat(121),
            "email", "no address",
            "role", "owner",
            "status", "invited",
            "team", "tem_nothing",
            "tags", List.of(IdType.TAG.format(UUID.randomUUID())),
            "sites", "some",
            "workspaceId", "x");
    wrong.forEach((field, value) -> {
      Map<String, Object> form = form("wrong");
      form.put(field, value);
      Response answer = admin().body(form).post(members());
      assertThat(answer.statusCode()).as(field + answer.asString()).isEqualTo(422);
      assertThat(answer.jsonPath().getString("errors[0].pointer")).isEqualTo("/" + field);
    });
    admin().body(Map.of("firstName", "A")).post(members()).then().statusCode(422);
    Map<String, Object> longest = form("longest");
    longest.put("lastName", "x".repeat(120));
    admin().body(longest).post(members()).then().statusCode(201);
  }

  @Test
  void anEditChangesWhatItNamesAndIsAuditedWithNames() {
    String crew = group("teams", "Crew");
    String tag = group("tags", "Night");
    String path = members() + "/" + member(Role.EDITOR);
    admin()
        .body(Map.of("team", crew, "tags", List.of(tag), "sites", "all", "role", "monitor"))
        .patch(path)
        .then()
        .statusCode(200)
        .body("team.name", equalTo("Crew"))
        .body("tags.name", contains("Night"))
        .body("sites", equalTo("all"))
        .body("role", equalTo("monitor"));
    String body = "{\"team\":null,\"sites\":[],\"status\":\"disabled\"}";
    Response second = admin().body(body).patch(path);
    second
        .then()
        .statusCode(200)
        .body("team", nullValue())
        .body("sites", hasSize(0))
        .body("tags.name", contains("Night"))
        .body("status", equalTo("disabled"));
    assertThat(
            people.number(
                """
                select count(*) from audit_entry where workspace_id = ? and action = 'member.edited'
                  and after ->> 'team' = 'Crew' and after ->> 'sites' = 'all'
                  and after -> 'tags' = '["Night"]' and before ->> 'team' is null
                """,
                workspace))
        .isEqualTo(1);
    assertThat(audited("member.role-changed")).isEqualTo(1);
    assertThat(audited("member.suspended")).isEqualTo(1);
    long entries = audited("member.edited");
    admin().body("{\"tags\":[\"" + tag + "\"]}").patch(path).then().statusCode(200);
    assertThat(audited("member.edited")).as("nothing changed, nothing written").isEqualTo(entries);
  }

  @Test
  void anEditOnAnOldVersionOrRefusedInPartChangesNothing() {
    String crew = group("teams", "Crew");
    String path = members() + "/" + member(Role.EDITOR);
    String etag = admin().get(path).header("ETag");
    admin()
        .header("If-Match", etag)
        .body(Map.of("role", "monitor"))
        .patch(path)
        .then()
        .statusCode(200);
    admin().header("If-Match", etag).body(Map.of("team", crew)).patch(path).then().statusCode(412);
    String own =
        admin().queryParam("role", "admin").get(members()).jsonPath().getString("items[0].id");
    admin()
        .body(Map.of("team", crew, "role", "editor"))
        .patch(members() + "/" + own)
        .then()
        .statusCode(409)
        .body("type", equalTo("/problems/last-admin"));
    admin().get(members() + "/" + own).then().body("team", nullValue());
    for (String field : List.of("workspaceId", "id", "personId", "bannedUntil", "twoFactor")) {
      admin()
          .body(Map.of(field, "x"))
          .patch(path)
          .then()
          .statusCode(422)
          .body("errors[0].pointer", equalTo("/" + field));
    }
  }

  @Test
  void aWrongAddressIsCorrectedUntilTheAccountIsUsedAndTheOldLinkDies() {
    Response made = admin().body(form("tpyo")).post(members());
    String path = members() + "/" + made.jsonPath().getString("id");
    String old = mailbox.of(address("tpyo")).getFirst().token();
    admin()
        .body(Map.of("email", address("typo"), "lastName", "Li"))
        .patch(path)
        .then()
        .statusCode(200)
        .body("email", equalTo(address("typo")))
        .body("name", equalTo("Ann Li"));
    People.browser().get("/password-resets/" + old).then().statusCode(410);
    String link = mailbox.of(address("typo")).getFirst().token();
    admin()
        .body(Map.of("email", "admin@" + slug + ".example"))
        .patch(path)
        .then()
        .statusCode(409)
        .body("errors[0].pointer", equalTo("/email"));
    People.browser()
        .body(Map.of("password", PASSWORD))
        .post("/password-resets/" + link)
        .then()
        .statusCode(204);
    for (Map<String, String> change :
        List.of(Map.of("email", address("mine")), Map.of("firstName", "Other"))) {
      admin().body(change).patch(path).then().statusCode(409);
    }
    admin().body(Map.of("firstName", "Ann")).patch(path).then().statusCode(200);
    admin().get(path).then().body("email", equalTo(address("typo")));
  }

  @Test
  void whoIsInAnotherWorkspaceTooIsNotRenamedFromHere() {
    Account both = people.account(address("both"));
    people.join(both, people.workspace(slug + "-other"), Role.EDITOR);
    String id = IdType.MEMBER.format(people.join(both, workspace, Role.EDITOR));
    admin()
        .body(Map.of("firstName", "Mallory"))
        .patch(members() + "/" + id)
        .then()
        .statusCode(409)
        .body("errors[0].pointer", equalTo("/firstName"));
  }

  private RequestSpecification admin() {
    return People.withSession(token);
  }

  private String members() {
    return "/workspaces/" + slug + "/members";
  }

  private String address(String local) {
    return local + "@" + slug + ".example";
  }

  private Map<String, Object> form(String local) {
    return new HashMap<>(Map.of("firstName", "Ann", "lastName", "Lee", "email", address(local)));
  }

  private String member(Role role) {
    return IdType.MEMBER.format(people.join(people.account(address("m")), workspace, role));
  }

  private String group(String list, String name) {
    return admin()
        .body(Map.of("name", name))
        .post("/workspaces/" + slug + "/" + list)
        .jsonPath()
        .getString("id");
  }

  private void seats(int seats) {
    Superuser.execute(
        "update workspace set seats = %d where id = '%s'".formatted(seats, workspace));
  }

  private long audited(String action) {
    return people.number(
        "select count(*) from audit_entry where workspace_id = ? and action = ?",
        workspace,
        action);
  }
}
