package gatehouse.control.group;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import gatehouse.control.access.Role;
import gatehouse.platform.ids.IdType;
import gatehouse.testkit.People;
import gatehouse.testkit.Superuser;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Teams, tags and sites, which live alike. */
@QuarkusTest
class GroupsTest {
  private static final List<String> LISTS = List.of("teams", "tags", "sites");
  private static int number;

  @Inject People people;

  private UUID workspace = new UUID(0, 0);
  private String slug = "";
  private String token = "";

  @BeforeEach
  void newWorkspace() {
    slug = "groups-" + ++number;
    workspace = people.workspace(slug);
    token = people.signIn(people.member("admin@" + slug + ".example", workspace, Role.ADMIN));
  }

  @Test
  void whatIsMadeIsListedByNameRenamedAndDeleted() {
    for (String list : LISTS) {
      create(list, "Zebra");
      String id = create(list, "  Élan   One ").jsonPath().getString("id");
      admin()
          .get(path(list))
          .then()
          .statusCode(200)
          .body("items.name", contains("Élan One", "Zebra"))
          .body("items.members", contains(0, 0))
          .body("total.value", equalTo(2));
      admin()
          .queryParam("q", "elan")
          .get(path(list))
          .then()
          .body("items.id", contains(id))
          .body("total.value", equalTo(1));
      Response renamed = admin().body(Map.of("name", "Élan Two")).patch(path(list) + "/" + id);
      assertThat(renamed.statusCode()).isEqualTo(200);
      assertThat(renamed.jsonPath().getString("name")).isEqualTo("Élan Two");
      assertThat(renamed.header("ETag")).isEqualTo("\"2\"");
      admin()
          .header("If-Match", "\"1\"")
          .body(Map.of("name", "Other"))
          .patch(path(list) + "/" + id)
          .then()
          .statusCode(412);
      admin().delete(path(list) + "/" + id).then().statusCode(204);
      admin().get(path(list) + "/" + id).then().statusCode(404);
      admin().delete(path(list) + "/" + id).then().statusCode(404);
    }
    assertThat(
            people.number(
                """
                select count(*) from audit_entry where workspace_id = ?
                  and action in ('team.created', 'team.renamed', 'tag.deleted', 'site.deleted')
                """,
                workspace))
        .isEqualTo(5);
  }

  @Test
  void aNameIsGivenOnceInAnySpelling() {
    for (String list : LISTS) {
      create(list, "Café");
      String other = create(list, "Other").jsonPath().getString("id");
      for (Response refused :
          List.of(
              admin().body(Map.of("name", "CAFE")).post(path(list)),
              admin().body(Map.of("name", " café ")).patch(path(list) + "/" + other))) {
        refused
            .then()
            .statusCode(409)
            .body("type", equalTo("/problems/conflict"))
            .body("errors[0].pointer", equalTo("/name"));
      }
      // The same group in another spelling is no other name.
      admin().body(Map.of("name", "OTHER")).patch(path(list) + "/" + other).then().statusCode(200);
    }
  }

  @Test
  void aWrongNameIsSaidAndUnknownFieldsAreRefused() {
    for (String list : LISTS) {
      for (String name : List.of("", "  ", "x".repeat(121), "a\u0007b", "a\u202eb")) {
        admin()
            .body(Map.of("name", name))
            .post(path(list))
            .then()
            .statusCode(422)
            .body("errors[0].pointer", equalTo("/name"));
      }
      create(list, "x".repeat(120));
      admin()
          .body(Map.of("name", "Fine", "dynamic", true))
          .post(path(list))
          .then()
          .statusCode(422)
          .body("errors[0].pointer", equalTo("/dynamic"));
      admin().body("{}").post(path(list)).then().statusCode(422);
      admin().body("{}").patch(path(list) + "/nothing").then().statusCode(404);
    }
    admin().body(Map.of("name", "All")).post(path("sites")).then().statusCode(422);
    admin().body(Map.of("name", "HQ, Branch")).post(path("sites")).then().statusCode(422);
    admin().body(Map.of("name", "Sales, East")).post(path("teams")).then().statusCode(201);
  }

  @Test
  void aLongListIsPagedAndEachIsThereOnce() {
    for (int i = 0; i < 7; i++) {
      create("tags", "Tag " + i);
    }
    String first =
        admin()
            .get(path("tags") + "?limit=4")
            .then()
            .body("items", hasSize(4))
            .extract()
            .path("nextCursor");
    admin()
        .queryParam("cursor", first)
        .get(path("tags") + "?limit=4")
        .then()
        .body("items.name", contains("Tag 4", "Tag 5", "Tag 6"))
        .body("nextCursor", nullValue());
  }

  @Test
  void whoeverIsInADeletedGroupLosesItAndNothingElse() {
    String team = create("teams", "Crew").jsonPath().getString("id");
    String tag = create("tags", "Gone").jsonPath().getString("id");
    String kept = create("tags", "Kept").jsonPath().getString("id");
    String site = create("sites", "HQ").jsonPath().getString("id");
    String member =
        IdType.MEMBER.format(
            people.join(people.account(slug + "@m.example"), workspace, Role.EDITOR));
    Superuser.execute(
        "update member set team_id = '%s', tags = array['%s'::uuid, '%s'], sites = array['%s'::uuid] where id = '%s'"
            .formatted(
                IdType.TEAM.parse(team),
                IdType.TAG.parse(tag),
                IdType.TAG.parse(kept),
                IdType.SITE.parse(site),
                IdType.MEMBER.parse(member)));
    String path = "/workspaces/" + slug + "/members/" + member;
    admin()
        .get(path)
        .then()
        .body("team.name", equalTo("Crew"))
        .body("team.id", equalTo(team))
        .body("tags.name", contains("Gone", "Kept"))
        .body("tags.dynamic", contains(false, false))
        .body("sites.name", contains("HQ"));
    admin().get(path("teams") + "/" + team).then().body("members", equalTo(1));
    admin().get(path("tags")).then().body("items.members", contains(1, 1));

    admin().delete(path("teams") + "/" + team).then().statusCode(204);
    admin().delete(path("tags") + "/" + tag).then().statusCode(204);
    admin().delete(path("sites") + "/" + site).then().statusCode(204);

    admin()
        .get(path)
        .then()
        .body("team", nullValue())
        .body("tags.name", contains("Kept"))
        .body("sites", hasSize(0));
    assertThat(
            people.number(
                """
                select count(*) from audit_entry where workspace_id = ?
                  and action in ('team.deleted', 'tag.deleted', 'site.deleted')
                  and before ->> 'members' = '1'
                """,
                workspace))
        .isEqualTo(3);
    admin()
        .queryParam("team", "none")
        .get("/workspaces/" + slug + "/members")
        .then()
        .body("items", hasSize(2));
  }

  @Test
  void everySiteIsOneWord() {
    String member =
        IdType.MEMBER.format(
            people.join(people.account(slug + "@m.example"), workspace, Role.EDITOR));
    Superuser.execute(
        "update member set sites = array['00000000-0000-0000-0000-000000000000'::uuid] where id = '%s'"
            .formatted(IdType.MEMBER.parse(member)));
    admin().get("/workspaces/" + slug + "/members/" + member).then().body("sites", equalTo("all"));
  }

  @Test
  void anotherWorkspacesGroupIsNotThere() {
    UUID other = people.workspace(slug + "-other");
    String foreign =
        people
            .as(people.member("admin@other-" + slug + ".example", other, Role.ADMIN))
            .body(Map.of("name", "Theirs"))
            .post("/workspaces/" + slug + "-other/teams")
            .jsonPath()
            .getString("id");
    String missing = IdType.TEAM.format(UUID.randomUUID());
    for (String verb : List.of("GET", "DELETE")) {
      Response answer = admin().request(verb, path("teams") + "/" + foreign);
      assertThat(answer.statusCode()).isEqualTo(404);
      assertThat(answer.asString())
          .isEqualTo(admin().request(verb, path("teams") + "/" + missing).asString());
    }
  }

  private RequestSpecification admin() {
    return People.withSession(token);
  }

  private String path(String list) {
    return "/workspaces/" + slug + "/" + list;
  }

  private Response create(String list, String name) {
    Response made = admin().body(Map.of("name", name)).post(path(list));
    assertThat(made.statusCode()).as(made.asString()).isEqualTo(201);
    return made;
  }
}
