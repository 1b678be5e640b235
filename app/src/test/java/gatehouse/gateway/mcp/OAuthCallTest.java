package gatehouse.gateway.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import gatehouse.testkit.FakeAuthorization;
import gatehouse.testkit.OAuthBrowser;
import gatehouse.testkit.People;
import gatehouse.testkit.TestClock;
import gatehouse.testkit.TestUpstream;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Calls to a server that wants tokens: with which, and what is said when there is none. */
@QuarkusTest
@SuppressWarnings("NullAway.Init") // made before each test
class OAuthCallTest {
  @Inject People people;
  @Inject TestClock clock;

  private FakeAuthorization fake;
  private TestUpstream upstream;
  private TestProject project;
  private McpClient client;

  @BeforeEach
  void aServerThatWantsTokens() {
    fake = FakeAuthorization.start();
    upstream = TestUpstream.start("one");
    fake.resourceAt("/of-one", Map.of("resource", upstream.url()));
    upstream.protect(
        fake::takes, "Bearer resource_metadata=\"" + fake.origin() + "/of-one\", scope=\"read\"");
    project = new TestProject(people);
  }

  @AfterEach
  void stop() {
    clock.reset();
    client.close();
    upstream.close();
    fake.close();
  }

  private void connected(String level) {
    String server = project.server("one", upstream.url(), Map.of("kind", "oauth", "level", level));
    client = project.client(project.anyone(), project.adminEmail());
    String url;
    Map<String, String> cookies;
    if (level.equals("project")) {
      url =
          project
              .admin()
              .post(project.path() + "/servers/" + server + "/credential/authorization")
              .path("url");
      cookies = Map.of("gatehouse_session", project.session());
    } else {
      String link =
          project
              .admin()
              .body(Map.of("kind", "personal", "email", project.adminEmail()))
              .post(project.path() + "/auth-links")
              .path("url");
      String at = "/connect/" + link.replaceAll("^.*/", "");
      String visit = project.admin().body(Map.of()).post(at + "/proof").cookie("gatehouse_connect");
      url =
          People.browser()
              .cookie("gatehouse_connect", visit)
              .post(at + "/servers/" + server + "/authorization")
              .path("url");
      cookies = Map.of("gatehouse_connect", visit);
    }
    OAuthBrowser.land(OAuthBrowser.allowed(url), cookies);
  }

  private JsonNode failed(String kind) {
    JsonNode result = client.result("tools/call", McpClient.tool("one__whoami"));
    assertThat(result.path("isError").asBoolean()).isTrue();
    assertThat(result.path("_meta").path("gatehouse/error").asText()).isEqualTo(kind);
    return result;
  }

  @Test
  void callsGoWithThePersonsTokenWhichIsRenewedWhenItIsRefused() {
    connected("user");
    McpClient second = project.client(project.anyone(), project.adminEmail());
    client.begin();
    assertThat(client.text("one__whoami")).contains("Bearer canary-access-");
    List<TestUpstream.Received> first = upstream.calls();
    assertThat(first.getFirst().headers().get("authorization")).startsWith("Bearer canary-access-");
    fake.forgetAccess();
    assertThat(client.text("one__whoami")).contains("Bearer canary-access-");
    assertThat(upstream.calls().getLast().headers().get("authorization"))
        .isNotEqualTo(first.getFirst().headers().get("authorization"));
    assertThat(fake.refreshes()).isEqualTo(1);
    clock.move(Duration.ofMinutes(61));
    assertThat(client.text("one__whoami")).contains("Bearer canary-access-");
    assertThat(fake.refreshes()).as("before it is refused").isEqualTo(2);
    fake.forgetAccess();
    assertThat(second.begin().text("one__whoami")).contains("Bearer canary-access-");
    assertThat(fake.refreshes()).as("also where a session begins").isEqualTo(3);
    second.close();
  }

  @Test
  void whoMustConnectAgainIsToldAndGivenTheLink() {
    connected("user");
    client.begin();
    fake.forgetAccess();
    fake.refuses(400, "invalid_grant");
    assertThat(McpClient.text(failed("authentication")))
        .contains("no longer accepts what " + project.adminEmail())
        .contains("/connect/");
    assertThat(McpClient.text(failed("authentication"))).contains("/connect/");
  }

  @Test
  void aTokenThatIsNotEnoughIsToldApartFromNone() {
    connected("user");
    client.begin();
    assertThat(client.text("one__whoami")).contains("Bearer");
    upstream.answerOnceWith(403, "Bearer error=\"insufficient_scope\", scope=\"write admin\"");
    assertThat(McpClient.text(failed("authentication")))
        .contains("wants more permissions")
        .contains("/connect/");
    assertThat(client.text("one__whoami")).as("the token stays good").contains("Bearer");
    upstream.answerOnceWith(403, "");
    assertThat(McpClient.text(failed("authentication"))).contains("did not accept");
  }

  @Test
  void theProjectsOwnTokenIsForEveryoneAndItsFailureIsNoPersonsBusiness() {
    connected("project");
    client.begin();
    assertThat(client.text("one__whoami")).contains("Bearer canary-access-");
    fake.forgetAccess();
    fake.refuses(503, "temporarily_unavailable");
    assertThat(McpClient.text(failed("authentication"))).contains("cannot be renewed now");
    fake.refuses(400, "invalid_grant");
    assertThat(McpClient.text(failed("authentication")))
        .contains("An Editor of the project must connect it")
        .doesNotContain("/connect/");
  }
}
