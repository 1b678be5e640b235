package gatehouse.control.projectuser;

import static gatehouse.testkit.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;

import gatehouse.control.activity.ActivitySink;
import gatehouse.control.credential.CredentialKeeper;
import gatehouse.control.credential.Credentials;
import gatehouse.control.mcpserver.McpServer;
import gatehouse.platform.ids.IdType;
import gatehouse.testkit.AgentTraffic;
import gatehouse.testkit.People;
import gatehouse.testkit.Superuser;
import gatehouse.testkit.ToolsProject;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Access is given and taken while a project's figures are held; lists follow. */
@QuarkusTest
@SuppressWarnings("NullAway.Init") // made before each test
class AccessNeverWaitsTest {
  @Inject People people;
  @Inject AgentTraffic traffic;
  @Inject ActivitySink sink;
  @Inject CredentialKeeper keeper;
  @Inject Credentials credentials;
  @Inject ConnectedServers following;

  private ToolsProject tools;
  private ProjectUser ann;

  @BeforeEach
  void someoneActive() {
    tools = traffic.tools();
    ann = traffic.user(tools.workspace(), tools.project(), "ann@" + tools.slug() + ".example");
    connect(tools.mail());
    traffic.call(ann, traffic.session(ann), "q", tools.mail().id(), "send", null);
    sink.flush();
  }

  private void connect(McpServer server) {
    keeper.connect(ProjectUserActs.holder(ann), server, "a secret");
  }

  private String path() {
    return tools.path() + "/users/" + IdType.PROJECT_USER.format(ann.id());
  }

  private ValidatableResponse listed() {
    return people.as(tools.editor()).get(path()).then().statusCode(200);
  }

  private Response revoke() {
    return people
        .as(tools.editor())
        .body(Map.of("servers", List.of(tools.mail().typeId())))
        .post(path() + "/revoke");
  }

  /** As who counts what they did. */
  private Connection holding() throws SQLException {
    Connection counting = Superuser.connect();
    counting.setAutoCommit(false);
    try (Statement statement = counting.createStatement()) {
      statement.execute(
          "select from project_activity where project_id = '" + tools.project() + "' for update");
      statement.execute("select from project_user where id = '" + ann.id() + "' for no key update");
    }
    return counting;
  }

  @Test
  void accessEndsAndBeginsWhileFiguresAreHeld() throws SQLException {
    boolean[] cut = {false};
    credentials.running(tools.workspace(), tools.mail().id(), ann.id(), () -> cut[0] = true);
    try (Connection counting = holding()) {
      revoke().then().statusCode(200).body("receipts[0].local", equalTo("removed"));
      assertThat(cut[0]).isTrue();
      assertThat(credentials.forCall(tools.workspace(), tools.mail(), ann.id())).isEmpty();
      connect(tools.docs());
      assertThat(credentials.forCall(tools.workspace(), tools.docs(), ann.id())).isPresent();
      listed().body("authenticatedServers.name", hasItem("mail"));
      counting.commit();
    }
    eventually(() -> listed().body("authenticatedServers.name", equalTo(List.of("docs"))));
  }

  @Test
  void whoHasJustConnectedIsNotPassedOver() throws SQLException {
    try (Connection counting = holding()) {
      connect(tools.docs());
      counting.commit();
    }
    people
        .as(tools.editor())
        .body(
            Map.of(
                "list", "project-users",
                "scope", "tools",
                "action", "revoke",
                "filter", Map.of("server", List.of(tools.docs().typeId()))))
        .post("/workspaces/" + tools.slug() + "/bulk/preview")
        .then()
        .statusCode(200)
        .body("will", equalTo(1));
  }

  /** So it is after a server that was killed, and after a backup was put back. */
  @Test
  void whatWentWithoutAnyoneToFollowIsFollowedLater() {
    Superuser.execute("delete from credential where project_user_id = '" + ann.id() + "'");
    following.run();
    listed().body("authenticatedServers", hasSize(0));
    assertThat(
            Superuser.value(
                "select count(*) from credential_moved where project_id = '"
                    + tools.project()
                    + "'"))
        .isEqualTo("0");
  }

  @Test
  void whoIsDeletedMeanwhileIsNotFound() {
    revokesWhile(10, () -> people.as(tools.editor()).delete(path()));
  }

  @Test
  void whoseProjectIsDeletedMeanwhileIsNotFound() {
    revokesWhile(
        5, () -> people.as(tools.editor()).queryParam("confirm", "tools").delete(tools.path()));
  }

  /** Its servers go first: they are not what is missing. */
  @Test
  void whoseProjectIsJustGoingIsNotFound() throws SQLException {
    try (Connection deleting = Superuser.connect();
        ExecutorService revoking = Executors.newVirtualThreadPerTaskExecutor()) {
      deleting.setAutoCommit(false);
      try (Statement statement = deleting.createStatement()) {
        statement.execute("delete from project where id = '" + tools.project() + "'");
        statement.execute("lock table mcp_server in access exclusive mode");
        CompletableFuture<Response> revoked = CompletableFuture.supplyAsync(this::revoke, revoking);
        eventually(() -> assertThat(Superuser.waiting()).isPositive());
        deleting.commit();
        revoked.join().then().statusCode(404);
      }
    }
  }

  /** Revokes and deletes at once, so many times. */
  private void revokesWhile(int rounds, Supplier<Response> deletes) {
    try (ExecutorService both = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int round = 0; round < rounds; round++) {
        someoneActive();
        CompletableFuture<Response> revoked = CompletableFuture.supplyAsync(this::revoke, both);
        CompletableFuture<Response> deleted = CompletableFuture.supplyAsync(deletes, both);
        assertThat(revoked.join().statusCode()).isIn(200, 404);
        assertThat(deleted.join().statusCode()).isEqualTo(204);
      }
    }
  }
}
