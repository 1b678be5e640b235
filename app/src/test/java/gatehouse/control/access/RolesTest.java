package gatehouse.control.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import gatehouse.app.Routes;
import gatehouse.control.account.Account;
import gatehouse.platform.ids.IdType;
import gatehouse.testkit.People;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Every role against every operation: what the permission table says is what the server does. */
@QuarkusTest
class RolesTest {
  @Inject People people;

  @Test
  void everyRoleMayDoWhatTheTableSaysAndNothingElse() {
    UUID workspace = people.workspace("matrix");
    people.member("owner@matrix.example", workspace, Role.ADMIN);
    List<String> wrong = new ArrayList<>();
    for (Role role : Role.values()) {
      Account account = people.member(role.label() + "@matrix.example", workspace, role);
      String token = people.signIn(account);
      for (Routes.Route route : Routes.ofWorkspaces()) {
        int status = call(People.withSession(token), route, "matrix");
        boolean refused = status == 403;
        if (refused == route.permission().heldBy(role) || status >= 500 || status == 401) {
          wrong.add("%s %s as %s: %d".formatted(route.method(), route.path(), role, status));
        }
      }
    }
    assertThat(wrong).isEmpty();
  }

  @Test
  void nobodyWithoutASessionPassesAnyDoorThatAsksForOne() {
    people.workspace("closed");
    for (Routes.Route route : Routes.all()) {
      if (route.permission() != Permission.ANYONE) {
        assertThat(call(People.browser(), route, "closed"))
            .as("%s %s", route.method(), route.path())
            .isEqualTo(401);
      }
    }
  }

  @Test
  void onlyOperatorsReachTheOperatorsPages() {
    UUID workspace = people.workspace("ordinary");
    String admin = people.signIn(people.member("admin@ordinary.example", workspace, Role.ADMIN));
    for (Routes.Route route : Routes.all()) {
      if (route.permission() == Permission.OPERATOR) {
        assertThat(call(People.withSession(admin), route, "ordinary"))
            .as("%s %s", route.method(), route.path())
            .isEqualTo(403);
      }
    }
  }

  @Test
  void aMonitorChangesNothing() {
    UUID workspace = people.workspace("watched");
    people.member("admin@watched.example", workspace, Role.ADMIN);
    Account monitor = people.member("monitor@watched.example", workspace, Role.MONITOR);
    people
        .as(monitor)
        .body("{\"name\":\"Mine\"}")
        .patch("/workspaces/watched")
        .then()
        .statusCode(403)
        .body("type", equalTo("/problems/not-allowed"));
    people.as(monitor).get("/workspaces/watched").then().body("name", equalTo("Watched"));
  }

  @Test
  void anAgentUserSeesNeitherMembersNorSettings() {
    UUID workspace = people.workspace("inbox");
    Account agent = people.member("agent@inbox.example", workspace, Role.AGENT_USER);
    people.as(agent).get("/workspaces/inbox/members").then().statusCode(403);
    people.as(agent).get("/workspaces/inbox").then().statusCode(200);
  }

  @Test
  void aChangedRoleHoldsFromTheNextRequestAndTheSessionStays() {
    UUID workspace = people.workspace("shift");
    Account admin = people.member("admin@shift.example", workspace, Role.ADMIN);
    Account other = people.account("other@shift.example");
    String id = IdType.MEMBER.format(people.join(other, workspace, Role.ADMIN));
    String token = people.signIn(other);
    People.withSession(token).get("/workspaces/shift/licence").then().statusCode(200);
    people
        .as(admin)
        .body("{\"role\":\"editor\"}")
        .patch("/workspaces/shift/members/" + id)
        .then()
        .statusCode(200);
    People.withSession(token).get("/workspaces/shift/licence").then().statusCode(403);
    People.withSession(token)
        .get("/workspaces/shift")
        .then()
        .statusCode(200)
        .body("me.role", equalTo("editor"));
  }

  private static int call(RequestSpecification as, Routes.Route route, String workspace) {
    String path = route.path().replace("{ws}", workspace);
    // Ids of nothing: who is allowed gets 404 or 422, who is not gets 403 before that.
    path = path.replaceAll("\\{[^}]+}", "nothing");
    return route.path().endsWith("/events") && route.permission() != Permission.ANYONE
        ? EventStreams.open(as, path.replace("/api/v1", ""))
        : as.basePath("").body("{}").request(route.method(), path).statusCode();
  }
}
