package gatehouse.gateway.mcp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import com.sun.net.httpserver.HttpServer;
import gatehouse.platform.net.FreePort;
import gatehouse.testkit.People;
import gatehouse.testkit.TestUpstream;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whether a server works, and whether it takes a secret, before anybody depends on it. */
@QuarkusTest
@SuppressWarnings("NullAway.Init") // made before each test
class ProbeTest {
  private static final int SILENT = 0;
  private static final Map<String, String> PROJECT_LEVEL =
      Map.of("kind", "header", "level", "project");

  @Inject People people;
  private final List<HttpServer> liars = new ArrayList<>();
  private TestUpstream upstream;
  private TestProject project;

  @BeforeEach
  void aServer() {
    upstream = TestUpstream.start("one");
    project = new TestProject(people);
  }

  @AfterEach
  void stop() {
    upstream.close();
    liars.forEach(liar -> liar.stop(0));
  }

  private Response test(String server) {
    return project.admin().post(project.path() + "/servers/" + server + "/test");
  }

  /** Answers everything with the same; SILENT as status never does. */
  private String liar(int status, String type, String body) {
    try {
      InetAddress here = InetAddress.ofLiteral("127.0.0.1");
      HttpServer liar = HttpServer.create(new InetSocketAddress(here, FreePort.at(here)), 0);
      liar.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
      liar.createContext(
          "/",
          http -> {
            if (status == SILENT) {
              return; // it took the request, and that was it
            }
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            http.getResponseHeaders().set("Content-Type", type);
            http.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
            http.getResponseBody().write(bytes);
            http.close();
          });
      liar.start();
      liars.add(liar);
      return "http://127.0.0.1:" + liar.getAddress().getPort() + "/mcp";
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private void fails(String slug, String url, String kind, String words) {
    test(project.server(slug, url))
        .then()
        .statusCode(200)
        .body("ok", equalTo(false))
        .body("error.kind", equalTo(kind))
        .body("error.message", containsString(words));
  }

  @Test
  void aServerThatWorksSaysWhatItIsAndNothingIsKeptOfTheTest() {
    test(project.server("one", upstream.url()))
        .then()
        .statusCode(200)
        .body("ok", equalTo(true))
        .body("wantsSecret", equalTo(false))
        .body("protocol", equalTo("2025-11-25"))
        .body("serverName", equalTo("one"))
        .body("tools", equalTo(10))
        .body("error", nullValue());
    assertThat(upstream.calls()).isEmpty();
    assertThat(project.calls("true")).isZero();
    gatehouse.testkit.Eventually.eventually(
        () -> assertThat(upstream.of("delete")).as("the session is ended").hasSize(1));
  }

  @Test
  void deadAndLyingServersAreToldInASentence() {
    String silent = project.server("silent", liar(SILENT, "", ""));
    CompletableFuture<Response> waiting = CompletableFuture.supplyAsync(() -> test(silent));
    String dead = liar(200, "text/plain", "");
    liars.getLast().stop(0);
    fails("dead", dead, "unreachable", "cannot be reached");
    fails("page", liar(200, "text/html", "<h1>Hi</h1>"), "protocol", "did not answer in MCP");
    fails("text", liar(200, "application/json", "{\"a\":"), "protocol", "no MCP message");
    fails("array", liar(200, "application/json", "[1]"), "protocol", "no MCP message");
    fails("broken", liar(503, "text/plain", "x"), "protocol", "status 503");
    fails("busy", liar(429, "text/plain", ""), "rate-limit", "no more calls");
    fails("locked", liar(401, "text/plain", ""), "authentication", "(401)");
    fails(
        "other",
        liar(200, "application/json", "{\"jsonrpc\":\"2.0\",\"id\":99,\"result\":{}}"),
        "protocol",
        "before it answered");
    fails(
        "future",
        liar(
            200,
            "application/json",
            "{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":{\"protocolVersion\":\"2099-01-01\"}}"),
        "protocol",
        "version of MCP");
    fails(
        "rude",
        liar(
            200,
            "application/json",
            "{\"jsonrpc\":\"2.0\",\"id\":1,\"error\":{\"code\":1,\"message\":\"a\\u0007"
                + "x".repeat(5_000)
                + "\"}}"),
        "protocol",
        "an error: a x");
    fails("inside", "https://localhost:8443/mcp", "address", "no public address");
    waiting.join().then().statusCode(200).body("error.kind", equalTo("timeout"));
  }

  @Test
  void theProjectsSecretIsTestedBeforeItIsKept() {
    String server = project.server("one", upstream.url(), PROJECT_LEVEL);
    String secret = project.path() + "/servers/" + server + "/credential";
    upstream.want("Authorization", "Bearer right");
    test(server).then().body("ok", equalTo(false)).body("error.kind", equalTo("not-connected"));
    project
        .admin()
        .body(Map.of("secret", "wrong"))
        .put(secret)
        .then()
        .statusCode(422)
        .body("errors[0].pointer", equalTo("/secret"))
        .body("errors[0].detail", containsString("did not accept"));
    project.admin().get(secret).then().body("set", equalTo(false));
    project.admin().body(Map.of("secret", "right")).put(secret).then().statusCode(204);
    test(server).then().body("ok", equalTo(true)).body("tools", equalTo(10));

    upstream.want("Authorization", "Bearer another");
    test(server).then().body("ok", equalTo(false)).body("error.kind", equalTo("authentication"));
    project.admin().get(secret).then().body("lastError", containsString("did not accept"));

    upstream.close();
    project
        .admin()
        .body(Map.of("secret", "new"))
        .put(secret)
        .then()
        .statusCode(409)
        .body("type", containsString("not-tested"));
    project
        .admin()
        .body(Map.of("secret", "new", "untested", true))
        .put(secret)
        .then()
        .statusCode(204);
  }

  @Test
  void aServerOfPeoplesOwnSecretsIsTriedWithoutOne() {
    String server =
        project.server("one", upstream.url(), Map.of("kind", "header", "level", "user"));
    upstream.want("Authorization", "Bearer of somebody");
    test(server)
        .then()
        .body("ok", equalTo(true))
        .body("wantsSecret", equalTo(true))
        .body("tools", nullValue());
    assertThat(upstream.of("refused"))
        .allSatisfy(r -> assertThat(r.headers()).doesNotContainKey("authorization"));
  }

  @Test
  void aMonitorTestsNothing() {
    String server = project.server("one", upstream.url());
    project
        .as(gatehouse.control.access.Role.MONITOR)
        .post(project.path() + "/servers/" + server + "/test")
        .then()
        .statusCode(403);
    assertThat(upstream.received()).isEmpty();
  }
}
