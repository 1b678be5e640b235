package gatehouse.control.access;

import static org.assertj.core.api.Assertions.assertThat;

import gatehouse.app.Routes;
import gatehouse.control.account.Account;
import gatehouse.platform.ids.IdType;
import gatehouse.testkit.People;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What belongs to another workspace is as if it were not there. */
@QuarkusTest
class TenancyTest {
  @Inject People people;

  @Test
  void everyOperationOfAForeignWorkspaceAnswersAsForAMissingOne() {
    UUID a = people.workspace("tenant-a");
    String admin = people.signIn(people.member("admin@a.example", a, Role.ADMIN));
    people.member("admin@b.example", people.workspace("tenant-b"), Role.ADMIN);
    for (Routes.Route route : Routes.ofWorkspaces()) {
      Response foreign = call(admin, route, "tenant-b");
      Response missing = call(admin, route, "tenant-z");
      assertThat(foreign.statusCode()).as("%s %s", route.method(), route.path()).isEqualTo(404);
      assertThat(foreign.asString()).isEqualTo(missing.asString());
      assertThat(
              foreign.headers().asList().stream()
                  .map(h -> h.getName().equals("X-Request-Id") ? "" : h.toString()))
          .isEqualTo(
              missing.headers().asList().stream()
                  .map(h -> h.getName().equals("X-Request-Id") ? "" : h.toString())
                  .toList());
    }
  }

  @Test
  void aForeignIdInOnesOwnWorkspaceAnswersAsAMissingOne() {
    UUID a = people.workspace("parent-a");
    UUID b = people.workspace("parent-b");
    String admin = people.signIn(people.member("admin@pa.example", a, Role.ADMIN));
    UUID foreign = people.join(people.account("someone@pb.example"), b, Role.EDITOR);
    String missing = IdType.MEMBER.format(UUID.randomUUID());
    for (String verb : new String[] {"GET", "DELETE"}) {
      Response answer =
          People.withSession(admin)
              .request(verb, "/workspaces/parent-a/members/" + IdType.MEMBER.format(foreign));
      assertThat(answer.statusCode()).isEqualTo(404);
      assertThat(answer.asString())
          .isEqualTo(
              People.withSession(admin)
                  .request(verb, "/workspaces/parent-a/members/" + missing)
                  .asString());
    }
  }

  @Test
  void fieldsThatAreNotForTheCallerAreRefusedNotIgnored() {
    UUID a = people.workspace("fields");
    String admin = people.signIn(people.member("admin@fields.example", a, Role.ADMIN));
    UUID member = people.join(people.account("m@fields.example"), a, Role.EDITOR);
    for (String field : new String[] {"workspaceId", "status", "id", "email"}) {
      Response answer =
          People.withSession(admin)
              .body("{\"role\":\"monitor\",\"" + field + "\":\"x\"}")
              .patch("/workspaces/fields/members/" + IdType.MEMBER.format(member));
      assertThat(answer.statusCode()).isEqualTo(422);
      assertThat(answer.jsonPath().getString("errors[0].pointer")).isEqualTo("/" + field);
    }
    Response workspace =
        People.withSession(admin)
            .body("{\"seats\":1,\"name\":\"New\"}")
            .patch("/workspaces/fields");
    assertThat(workspace.statusCode()).isEqualTo(422);
    assertThat(People.withSession(admin).get("/workspaces/fields").jsonPath().getString("name"))
        .isEqualTo("Fields");
  }

  @Test
  void whoIsRemovedIsOutOnTheNextRequestAndStaysInOtherWorkspaces() {
    UUID a = people.workspace("leave-a");
    UUID b = people.workspace("leave-b");
    Account admin = people.member("admin@leave.example", a, Role.ADMIN);
    Account both = people.account("both@leave.example");
    UUID inA = people.join(both, a, Role.EDITOR);
    people.join(both, b, Role.MONITOR);
    String token = people.signIn(both);
    People.withSession(token).get("/workspaces/leave-a").then().statusCode(200);
    people
        .as(admin)
        .delete("/workspaces/leave-a/members/" + IdType.MEMBER.format(inA))
        .then()
        .statusCode(204);
    People.withSession(token).get("/workspaces/leave-a").then().statusCode(404);
    People.withSession(token).get("/workspaces/leave-b").then().statusCode(200);
  }

  @Test
  void whoIsRemovedAndComesBackHasNeitherTheOldRoleNorTheOldId() {
    UUID a = people.workspace("again");
    Account admin = people.member("admin@again.example", a, Role.ADMIN);
    Account other = people.account("other@again.example");
    String old = IdType.MEMBER.format(people.join(other, a, Role.ADMIN));
    people.as(admin).delete("/workspaces/again/members/" + old).then().statusCode(204);
    UUID now =
        members
            .join(
                a,
                gatehouse.control.member.Newcomer.of(other, Role.MONITOR, null),
                gatehouse.control.audit.Actor.SYSTEM)
            .id();
    people.as(admin).get("/workspaces/again/members/" + old).then().statusCode(404);
    assertThat(
            people
                .as(admin)
                .get("/workspaces/again/members/" + IdType.MEMBER.format(now))
                .jsonPath()
                .getString("role"))
        .isEqualTo("monitor");
  }

  @Inject gatehouse.control.member.Members members;

  private static Response call(String token, Routes.Route route, String workspace) {
    String path =
        route
            .path()
            .replace("/api/v1", "")
            .replace("{ws}", workspace)
            .replaceAll("\\{[^}]+}", "nothing");
    return People.withSession(token).body("{}").request(route.method(), path);
  }
}
