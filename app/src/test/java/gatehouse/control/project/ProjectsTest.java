package gatehouse.control.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import gatehouse.control.access.Role;
import gatehouse.platform.ids.IdType;
import gatehouse.testkit.People;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ProjectsTest {
  private static final AtomicInteger NUMBER = new AtomicInteger();

  @Inject People people;

  private String slug = "";
  private UUID workspace = new UUID(0, 0);
  private String token = "";

  @BeforeEach
  void aWorkspaceWithAnEditor() {
    slug = "prj" + NUMBER.incrementAndGet();
    workspace = people.workspace(slug);
    token = people.signIn(people.member("editor@" + slug + ".example", workspace, Role.EDITOR));
  }

  @Test
  void aProjectIsMadeReadChangedAndDeleted() {
    Response made = create(Map.of("name", "  Sales   bots ", "description", "For\nSales"));
    made.then()
        .body("slug", equalTo("sales-bots"))
        .body("name", equalTo("Sales bots"))
        .body("servers", equalTo(0))
        .body("agents", equalTo(0))
        .body("users", equalTo(0))
        .header("ETag", notNullValue());
    String id = made.path("id");
    for (String name : List.of(id, "sales-bots")) {
      editor().get(path() + "/" + name).then().statusCode(200).body("id", equalTo(id));
    }
    editor()
        .header("If-Match", made.header("ETag"))
        .body(Map.of("name", "Sales"))
        .patch(path() + "/sales-bots")
        .then()
        .statusCode(200)
        .body("name", equalTo("Sales"))
        .body("slug", equalTo("sales-bots"))
        .body("description", equalTo("For\nSales"));
    editor()
        .header("If-Match", made.header("ETag"))
        .body(Map.of("name", "Old"))
        .patch(path() + "/sales-bots")
        .then()
        .statusCode(412);
    for (String confirm : List.of("", "?confirm=", "?confirm=sales", "?confirm=Sales")) {
      editor()
          .delete(path() + "/" + id + confirm)
          .then()
          .statusCode(422)
          .body("errors[0].pointer", equalTo("?confirm"));
    }
    editor().delete(path() + "/" + id + "?confirm=sales-bots").then().statusCode(204);
    editor().get(path() + "/" + id).then().statusCode(404);
    assertThat(
            people.number(
                "select count(*) from audit_entry where workspace_id = ? and action like 'project.%'",
                workspace))
        .isEqualTo(3);
  }

  @Test
  void aSlugIsTakenOnceAndMadeUpOtherwise() {
    create(Map.of("name", "Čapek & Söhne", "slug", "one"));
    editor()
        .body(Map.of("name", "Other", "slug", "one"))
        .post(path())
        .then()
        .statusCode(409)
        .body("errors[0].pointer", equalTo("/slug"));
    assertThat(create(Map.of("name", "Čapek & Söhne")).<String>path("slug"))
        .isEqualTo("capek-sohne");
    assertThat(create(Map.of("name", "Capek Sohne")).<String>path("slug"))
        .isEqualTo("capek-sohne-2");
    assertThat(create(Map.of("name", "事業")).<String>path("slug")).isEqualTo("project");
    assertThat(create(Map.of("name", "New")).<String>path("slug")).isEqualTo("project-2");
  }

  @Test
  void whatIsWrongIsSaidWithItsField() {
    for (String wrong : List.of("", "A", "a_b", "-a", "a-", "new", "a".repeat(41), "a/b", "..")) {
      editor()
          .body(Map.of("name", "Fine", "slug", wrong))
          .post(path())
          .then()
          .statusCode(422)
          .body("errors[0].pointer", equalTo("/slug"));
    }
    for (String wrong : List.of("", "  ", "x".repeat(121), "a\u0007b", "a\u202eb")) {
      editor()
          .body(Map.of("name", wrong))
          .post(path())
          .then()
          .statusCode(422)
          .body("errors[0].pointer", equalTo("/name"));
    }
    editor()
        .body(Map.of("name", "A", "description", "x".repeat(1_001)))
        .post(path())
        .then()
        .statusCode(422)
        .body("errors[0].pointer", equalTo("/description"));
    editor().body("{}").post(path()).then().statusCode(422);
    editor()
        .body(Map.of("name", "A", "workspaceId", "x"))
        .post(path())
        .then()
        .statusCode(422)
        .body("errors[0].pointer", equalTo("/workspaceId"));
    editor().get(path()).then().body("items", hasSize(0));
  }

  @Test
  void theListIsSearchedAndPaged() {
    for (String name : List.of("Beta", "Alpha", "Gamma")) {
      create(Map.of("name", name));
    }
    String next =
        editor()
            .get(path() + "?limit=2")
            .then()
            .body("items.slug", contains("alpha", "beta"))
            .body("total.value", equalTo(3))
            .extract()
            .path("nextCursor");
    editor()
        .get(path() + "?limit=2&cursor=" + next)
        .then()
        .body("items.slug", contains("gamma"))
        .body("nextCursor", nullValue());
    editor().get(path() + "?q=LPH").then().body("items.slug", contains("alpha"));
    editor().get(path() + "?q=%25").then().body("items", hasSize(0));
  }

  @Test
  void anotherWorkspacesProjectIsNotThere() {
    String id = create(Map.of("name", "Mine")).path("id");
    String other = slug + "-other";
    String outsider =
        people.signIn(
            people.member("admin@" + other + ".example", people.workspace(other), Role.ADMIN));
    String missing = IdType.PROJECT.format(UUID.randomUUID());
    for (String verb : List.of("GET", "DELETE")) {
      Response answer =
          People.withSession(outsider).request(verb, "/workspaces/" + other + "/projects/" + id);
      assertThat(answer.statusCode()).isEqualTo(404);
      assertThat(answer.asString())
          .isEqualTo(
              People.withSession(outsider)
                  .request(verb, "/workspaces/" + other + "/projects/" + missing)
                  .asString());
    }
    People.withSession(outsider)
        .get("/workspaces/" + other + "/projects/mine")
        .then()
        .statusCode(404);
  }

  private RequestSpecification editor() {
    return People.withSession(token);
  }

  private String path() {
    return "/workspaces/" + slug + "/projects";
  }

  private Response create(Map<String, ?> body) {
    Response made = editor().body(body).post(path());
    assertThat(made.statusCode()).as(made.asString()).isEqualTo(201);
    return made;
  }
}
