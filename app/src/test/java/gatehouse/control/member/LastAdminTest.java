package gatehouse.control.member;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import gatehouse.control.access.Role;
import gatehouse.control.account.Account;
import gatehouse.platform.ids.IdType;
import gatehouse.testkit.People;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** One active Admin is always left, by every path. */
@QuarkusTest
class LastAdminTest {
  @Inject People people;

  @Test
  void theLastAdminCanNeitherBeDemotedNorSuspendedNorRemoved() {
    UUID workspace = people.workspace("single");
    Account admin = people.account("admin@single.example");
    String member = IdType.MEMBER.format(people.join(admin, workspace, Role.ADMIN));
    String path = "/workspaces/single/members/" + member;
    String token = people.signIn(admin);
    People.withSession(token)
        .body("{\"role\":\"editor\"}")
        .patch(path)
        .then()
        .statusCode(409)
        .body("type", equalTo("/problems/last-admin"));
    People.withSession(token).post(path + "/disable").then().statusCode(409);
    People.withSession(token).delete(path).then().statusCode(409);
    People.withSession(token).get(path).then().body("role", equalTo("admin"));
  }

  @Test
  void adminsWhoDemoteOneAnotherAtTheSameTimeLeaveOne() throws Exception {
    UUID workspace = people.workspace("duel");
    List<String> tokens = new ArrayList<>();
    List<String> members = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      Account admin = people.account("admin" + i + "@duel.example");
      members.add(IdType.MEMBER.format(people.join(admin, workspace, Role.ADMIN)));
      tokens.add(people.signIn(admin));
    }
    List<Callable<Integer>> blows = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      String token = tokens.get(i);
      String path = "/workspaces/duel/members/" + members.get((i + 1) % 6);
      int way = i % 3;
      blows.add(() ->
          switch (way) {
            case 0 ->
                People.withSession(token).body("{\"role\":\"monitor\"}").patch(path).statusCode();
            case 1 -> People.withSession(token).post(path + "/disable").statusCode();
            default -> People.withSession(token).delete(path).statusCode();
          });
    }
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (Future<Integer> blow : threads.invokeAll(blows)) {
        assertThat(blow.get()).isIn(200, 204, 403, 404, 409);
      }
    }
    assertThat(activeAdmins("duel")).isGreaterThanOrEqualTo(1);
  }

  private long activeAdmins(String slug) {
    return figures
        .of(List.of(workspaces.find(slug).orElseThrow().id()))
        .values()
        .iterator()
        .next()
        .admins();
  }

  @Inject Headcounts figures;
  @Inject gatehouse.control.workspace.Workspaces workspaces;
}
