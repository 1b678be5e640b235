package gatehouse.gateway.mcp;

import static gatehouse.testkit.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import gatehouse.control.access.Role;
import gatehouse.control.credential.CredentialKeeper;
import gatehouse.control.mcpserver.McpServers;
import gatehouse.testkit.People;
import gatehouse.testkit.Superuser;
import gatehouse.testkit.TestUpstream;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What goes on while access ends, or while the server itself is in trouble. */
@QuarkusTest
@SuppressWarnings("NullAway.Init") // made before each test
class AccessEndsTest {
  @Inject People people;
  @Inject CredentialKeeper keeper;
  @Inject McpServers servers;
  private final CountDownLatch end = new CountDownLatch(1);
  private TestUpstream one;
  private TestProject project;
  private McpClient client;

  @BeforeEach
  void aProject() {
    one = TestUpstream.start("one");
    project = new TestProject(people);
  }

  @AfterEach
  void stop() {
    end.countDown();
    client.close();
    one.close();
  }

  private static String kind(JsonNode answer) {
    return answer.path("result").path("_meta").path("gatehouse/error").asText();
  }

  @Test
  void whoIsSuspendedLosesStreamsCallsAndWhatIsJustBeginning() {
    project.as(Role.AGENT_USER);
    String email = project.emailOf(Role.AGENT_USER);
    try (LyingServer slow = new LyingServer()) {
      slow.toGreeting((ask, out) -> {
        try {
          end.await();
        } catch (InterruptedException e) {
          throw new IOException(e);
        }
        ask.json(out, "{\"protocolVersion\":\"2025-11-25\",\"capabilities\":{}}");
      });
      project.server("one", one.url());
      project.server("slow", slow.url());
      client = project.client(project.anyone(), email).begin();
      McpClient.Answer general = client.listen();
      McpClient.Answer running = client.call("one__hang");
      eventually(() -> assertThat(one.listeners()).isEqualTo(1));
      eventually(() -> assertThat(one.calls()).hasSize(1));
      var beginning =
          java.util.concurrent.CompletableFuture.supplyAsync(
              () -> client.call("slow__x").next(), task -> Thread.ofVirtual().start(task));
      eventually(() -> assertThat(slow.of("initialize")).hasSize(1));

      Instant begun = Instant.now();
      project.suspend(email);
      assertThat(kind(running.next())).isEqualTo("authentication");
      assertThat(general.ends()).isTrue();
      assertThat(kind(beginning.join())).isEqualTo("authentication");
      assertThat(Duration.between(begun, Instant.now())).isLessThan(Duration.ofSeconds(5));
      assertThat(client.call("one__echo").status()).isEqualTo(403);
      end.countDown();
      assertThat(client.call("slow__x").status()).isEqualTo(403);
      assertThat(slow.of("notifications/initialized")).isEmpty();
      assertThat(one.calls()).hasSize(1);
    }
  }

  @Test
  void aServerThatIsSwitchedOffIsLeftAtOnce() {
    String server = project.server("one", one.url());
    client = project.client(project.anyone(), "ada@example.com").begin();
    McpClient.Answer running = client.call("one__hang");
    eventually(() -> assertThat(one.calls()).hasSize(1));
    project
        .admin()
        .header("If-Match", "*")
        .body(Map.of("enabled", false))
        .patch(project.path() + "/servers/" + server)
        .then()
        .statusCode(200);
    assertThat(kind(running.next())).isEqualTo("authentication");
    eventually(() -> assertThat(one.of("delete")).hasSize(1));
    assertThat(client.call("one__echo").next().has("error")).isTrue();
    assertThat(one.calls()).hasSize(1);
  }

  @Test
  void aCallThatFailsHereHasAnAnswerAndCanBeMadeAgain() {
    String server = project.server("one", one.url(), Map.of("kind", "header", "level", "user"));
    client = project.client(project.anyone(), "ada@example.com").begin();
    client.text("one__echo");
    project.connect(keeper, servers, "ada@example.com", server, "secret");
    TextNode id = TextNode.valueOf("the same");
    Superuser.execute("revoke select on credential from gatehouse_server");
    try {
      JsonNode failed = client.request(id, "tools/call", McpClient.tool("one__echo")).next();
      assertThat(McpClient.text(failed.path("result"))).contains("Try again");
      assertThat(kind(failed)).isEqualTo("execution");
    } finally {
      Superuser.execute("grant select on credential to gatehouse_server");
    }
    JsonNode again = client.request(id, "tools/call", McpClient.tool("one__whoami")).next();
    assertThat(McpClient.text(again.path("result"))).contains("secret");
  }
}
