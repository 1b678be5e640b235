package gatehouse.control.credential;

import static gatehouse.testkit.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gatehouse.control.mcpserver.McpServer;
import gatehouse.control.mcpserver.McpServers;
import gatehouse.platform.http.ProblemException;
import gatehouse.platform.ids.IdType;
import gatehouse.testkit.AgentTraffic;
import gatehouse.testkit.FakeAuthorization;
import gatehouse.testkit.People;
import gatehouse.testkit.Superuser;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Someone connects in the moment in which their access is taken away. Whatever comes first, nothing
 * is left: to come back takes a new link.
 */
@QuarkusTest
@SuppressWarnings("NullAway.Init") // made before each test
class RevokedMeanwhileTest {
  private static final int ROUNDS = 15;

  @Inject People people;
  @Inject AgentTraffic traffic;
  @Inject McpServers servers;
  @Inject Credentials credentials;
  @Inject CredentialKeeper keeper;
  @Inject OAuthConnecting oauth;

  private FakeAuthorization fake;
  private OAuthProject project;

  @BeforeEach
  void aProject() {
    fake = FakeAuthorization.start();
    project = new OAuthProject(people, traffic);
  }

  @AfterEach
  void stop() {
    fake.close();
  }

  private boolean isConnected(String server) {
    return credentials
        .forCall(
            project.workspace,
            servers.get(project.workspace, project.project, IdType.MCP_SERVER.parse(server)),
            project.user())
        .isPresent();
  }

  /** A connection that has begun, and cannot go on before the revocation has. */
  @Test
  void noKeyOfOwnIsLeft() throws SQLException {
    UUID id = traffic.server(project.workspace, project.project, "mail", true);
    String server = IdType.MCP_SERVER.format(id);
    OAuthProject.Visit visit = project.visit();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
        Connection holding = Superuser.connect();
        Statement statement = holding.createStatement()) {
      holding.setAutoCommit(false);
      statement.execute("select from mcp_server where id = '" + id + "' for update");
      CompletableFuture<Integer> connected =
          CompletableFuture.supplyAsync(
              () ->
                  visit
                      .browser()
                      .body(Map.of("secret", "a key", "untested", true))
                      .put("/connect/" + visit.token() + "/servers/" + server)
                      .statusCode(),
              threads);
      eventually(() -> assertThat(Superuser.waiting()).isPositive());
      CompletableFuture<String> revoked =
          CompletableFuture.supplyAsync(
              () -> project.revoke(server).path("receipts[0].local"), threads);
      eventually(() -> assertThat(revoked.isDone() || Superuser.waiting() > 1).isTrue());
      holding.commit();
      assertThat(connected.join()).isEqualTo(204);
      assertThat(revoked.join()).isEqualTo("removed");
    }
    assertThat(isConnected(server)).isFalse();
  }

  @Test
  void noTokenIsLeft() {
    String server = project.server("git", fake.mcp(), Map.of());
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int round = 0; round < ROUNDS; round++) {
        OAuthProject.Visit visit = project.visit();
        URI callback = visit.allowed(server);
        CompletableFuture<?> connected =
            CompletableFuture.supplyAsync(() -> visit.land(callback), threads);
        LockSupport.parkNanos(Duration.ofMillis(round).toNanos());
        assertThat(project.revoke(server).statusCode()).isEqualTo(200);
        connected.join();
        assertThat(isConnected(server)).as("connected in round %d", round).isFalse();
      }
    }
  }

  /** Or whoever edits a server could have the next person's key sent to themselves. */
  @Test
  void nothingMeantForAnotherAddressIsKept() {
    UUID id = traffic.server(project.workspace, project.project, "mail", true);
    McpServer mail = servers.get(project.workspace, project.project, id);
    UUID gitId = IdType.MCP_SERVER.parse(project.server("git", fake.mcp(), Map.of()));
    McpServer git = servers.get(project.workspace, project.project, gitId);
    OAuthProject.Visit visit = project.visit();
    Holder holder = new Holder(project.workspace, project.project, project.user(), "editor");
    Superuser.execute(
        "update mcp_server set url = 'https://elsewhere.example/mcp', version = version + 1"
            + " where project_id = '%s'".formatted(project.project));
    assertThatThrownBy(() -> keeper.connect(holder, mail, "a key"))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("changed a moment ago");
    assertThatThrownBy(() -> oauth.depart(holder, git, visit.cookie(), "/"))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("changed a moment ago");
    assertThat(isConnected(mail.typeId())).isFalse();
  }

  /** It takes a while to find the way to an authorization server. */
  @Test
  void whoseAccessEndsOnTheWayGoesNowhere() {
    String id = project.server("git", fake.mcp(), Map.of());
    McpServer git = servers.get(project.workspace, project.project, IdType.MCP_SERVER.parse(id));
    OAuthProject.Visit visit = project.visit();
    Holder holder = new Holder(project.workspace, project.project, project.user(), "editor");
    project.revoke(id).then().statusCode(200);
    assertThatThrownBy(() -> oauth.depart(holder, git, visit.cookie(), "/"))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("Prove your address");
  }
}
