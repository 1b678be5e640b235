package gatehouse.gateway.mcp;

import static gatehouse.testkit.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import gatehouse.control.activity.ActivitySink;
import gatehouse.control.credential.CredentialKeeper;
import gatehouse.control.mcpserver.McpServers;
import gatehouse.testkit.People;
import gatehouse.testkit.TestUpstream;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who may come in, with whose secret they reach a server, and how that ends. */
@QuarkusTest
@SuppressWarnings("NullAway.Init") // made before each test
class AgentDoorTest {
  private static final String ADA = "ada@example.com";
  private static final String BOB = "bob@example.com";

  @Inject People people;
  @Inject CredentialKeeper keeper;
  @Inject McpServers servers;
  @Inject ActivitySink activity;
  private TestUpstream upstream;
  private TestProject project;
  private String key;

  @BeforeEach
  void aProject() {
    upstream = TestUpstream.start("one");
    project = new TestProject(people);
    key = project.anyone();
  }

  @AfterEach
  void stop() {
    upstream.close();
  }

  private String withHeaderAuth() {
    return project.server(
        "one",
        upstream.url(),
        Map.of("kind", "header", "level", "user", "name", "Authorization", "prefix", "Bearer "));
  }

  private static int statusOfInitialize(McpClient client) {
    return client
        .post(
            """
            {"jsonrpc":"2.0","id":1,"method":"initialize","params":{"protocolVersion":"2025-11-25",
            "capabilities":{},"clientInfo":{"name":"t","version":"1"}}}
            """)
        .status();
  }

  @Test
  void aKeyThatIsNoneOrOfAnotherProjectOpensNothing() {
    TestProject other = new TestProject(people);
    for (String wrong : List.of("", "x", "gha_x.y", other.anyone(), key + "a")) {
      assertThat(statusOfInitialize(project.client(wrong, ADA))).as(wrong).isEqualTo(401);
      assertThat(statusOfInitialize(project.client(wrong, "nobody"))).as(wrong).isEqualTo(401);
    }
    assertThat(statusOfInitialize(project.client(key, ADA).without("Authorization")))
        .isEqualTo(401);
    assertThat(
            statusOfInitialize(
                project.client(key, ADA).without("Authorization").with("x-api-key", key)))
        .isEqualTo(200);
  }

  @Test
  void headersThatOthersCouldReadOtherwiseAreRefused() throws IOException {
    assertThat(statusOfInitialize(project.client(key, ADA).without("x-user-email"))).isEqualTo(400);
    assertThat(statusOfInitialize(project.client(key, ADA + "," + BOB))).isEqualTo(400);
    assertThat(statusOfInitialize(project.client(key, "ada"))).isEqualTo(400);
    assertThat(statusOfInitialize(project.client(key, ADA).with("X_User_Email", BOB)))
        .isEqualTo(400);
    assertThat(statusOfInitialize(project.client(key, ADA).with("x-api-key", key))).isEqualTo(400);
    assertThat(raw("x-user-email: " + ADA + "\r\nX-User-Email: " + BOB)).contains(" 400 ");
    assertThat(raw("x-user-email: " + ADA + "\r\n  " + BOB)).contains(" 400 ");
    assertThat(raw("x-user-email: " + ADA + "\rx: y")).contains(" 400 ");
    assertThat(raw("x-user-email: " + ADA)).contains(" 200 ");
  }

  private String raw(String headers) throws IOException {
    String body =
        """
        {"jsonrpc":"2.0","id":1,"method":"initialize","params":{"protocolVersion":"2025-11-25","capabilities":{}}}
        """;
    String path = project.endpoint().substring(project.endpoint().indexOf("/mcp/"));
    try (Socket socket = new Socket(InetAddress.ofLiteral("127.0.0.1"), RestAssured.port)) {
      socket
          .getOutputStream()
          .write(
              ("POST "
                      + path
                      + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                      + "Accept: application/json, text/event-stream\r\nConnection: close\r\n"
                      + "Authorization: Bearer "
                      + key
                      + "\r\n"
                      + headers
                      + "\r\nContent-Length: "
                      + body.length()
                      + "\r\n\r\n"
                      + body)
                  .getBytes(StandardCharsets.UTF_8));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @Test
  void aKeyNamesOnlyWhomItIsBoundTo() {
    String bound = project.key(Map.of("kind", "list", "emails", List.of(ADA))).text();
    assertThat(statusOfInitialize(project.client(bound, ADA))).isEqualTo(200);
    assertThat(statusOfInitialize(project.client(bound, BOB))).isEqualTo(403);
  }

  @Test
  void onlyTheProtocolIsSpokenAndNotToPagesOfOtherSites() {
    McpClient client = project.client(key, ADA).begin();
    assertThat(client.post("{").status()).isEqualTo(400);
    assertThat(client.post("[]").status()).isEqualTo(400);
    assertThat(client.post("{\"jsonrpc\":\"1.0\",\"id\":1,\"method\":\"ping\"}").status())
        .isEqualTo(400);
    assertThat(client.post("{\"jsonrpc\":\"2.0\",\"id\":null,\"method\":\"ping\"}").status())
        .isEqualTo(400);
    assertThat(client.post(" ".repeat(5 << 20)).status()).isEqualTo(413);
    assertThat(client.with("Accept", "application/json").call("one__echo").status()).isEqualTo(406);
    client.without("Accept");
    assertThat(client.with("Origin", "https://evil.example").call("x").status()).isEqualTo(403);
    client.without("Origin");
    assertThat(
            statusOfInitialize(project.client(key, ADA).with("MCP-Protocol-Version", "1999-01-01")))
        .isEqualTo(400);
    assertThat(project.client(key, ADA).call("one__echo").status()).as("no session").isEqualTo(400);
    assertThat(client.call("nobody__echo").next().path("error").path("code").asInt())
        .isEqualTo(-32602);
    assertThat(
            client
                .request("no/such", McpClient.tool("x"))
                .next()
                .path("error")
                .path("code")
                .asInt())
        .isEqualTo(-32601);
  }

  @Test
  void eachPersonReachesTheServerWithTheirOwnSecretAndNobodysKey() {
    String server = withHeaderAuth();
    upstream.want("Authorization", "Bearer secret of ada");
    McpClient ada = project.client(key, ADA).begin();
    McpClient bob = project.client(key, BOB).begin();
    JsonNode before = ada.result("tools/call", McpClient.tool("one__whoami"));
    assertThat(before.path("isError").asBoolean()).isTrue();
    assertThat(before.path("_meta").path("gatehouse/error").asText()).isEqualTo("authentication");
    assertThat(McpClient.text(before)).contains("/connect/");
    assertThat(upstream.received()).isEmpty();
    project.connect(keeper, servers, ADA, server, "secret of ada");
    assertThat(ada.text("one__whoami")).contains("Bearer secret of ada");
    assertThat(bob.text("one__whoami")).contains("has not connected");
    assertThat(upstream.received())
        .allSatisfy(r -> {
          assertThat(r.headers().toString()).doesNotContain(key.substring(5)).doesNotContain(ADA);
        });
    project.connect(keeper, servers, BOB, server, "wrong");
    assertThat(bob.text("one__whoami")).contains("did not accept");
  }

  @Test
  void nobodyIsShownTheToolsThatAServerHasForSomebodyElse() {
    String own = withHeaderAuth();
    McpClient ada = project.client(key, ADA).begin();
    McpClient bob = project.client(key, BOB).begin();
    project.connect(keeper, servers, ADA, own, "of ada");
    assertThat(ada.names("tools/list", "tools", "name")).hasSize(10);
    assertThat(bob.names("tools/list", "tools", "name")).as("not connected").isEmpty();
    project.connect(keeper, servers, BOB, own, "of bob");
    bob.names("tools/list", "tools", "name");
    ada.names("tools/list", "tools", "name");
    assertThat(upstream.of("tools/list"))
        .extracting(asked -> asked.headers().get("authorization"))
        .containsExactly("Bearer of ada", "Bearer of ada", "Bearer of bob", "Bearer of bob");
    project.revoke(ADA, own);
    assertThat(ada.names("tools/list", "tools", "name")).as("revoked").isEmpty();
  }

  @Test
  void aClientThatCanOpenAddressesIsGivenOneToConnectAt() {
    withHeaderAuth();
    McpClient ada = project.client(key, ADA);
    ada.beginWith("{\"elicitation\":{\"url\":{}}}");
    JsonNode error = ada.call("one__echo").next().path("error");
    assertThat(error.path("code").asInt()).isEqualTo(-32042);
    assertThat(error.path("data").path("elicitations").path(0).path("url").asText())
        .contains("/connect/");
  }

  @Test
  void aSecretInTheQueryIsEscapedThere() {
    String server =
        project.server(
            "one", upstream.url(), Map.of("kind", "query", "level", "user", "name", "token"));
    McpClient ada = project.client(key, ADA).begin();
    project.connect(keeper, servers, ADA, server, "a&b=c d");
    assertThat(ada.text("one__whoami")).isEqualTo("one null token=a%26b%3Dc+d");
  }

  @Test
  void aRevocationCutsARunningCallAndRefusesTheNext() {
    String server = withHeaderAuth();
    McpClient ada = project.client(key, ADA).begin();
    project.connect(keeper, servers, ADA, server, "secret");
    McpClient.Answer running = ada.call("one__hang");
    eventually(() -> assertThat(upstream.calls()).hasSize(1));
    project.revoke(ADA, server);
    JsonNode cut = running.next().path("result");
    assertThat(cut.path("isError").asBoolean()).isTrue();
    assertThat(cut.path("_meta").path("gatehouse/error").asText()).isEqualTo("authentication");
    assertThat(ada.text("one__echo")).contains("has not connected");
    assertThat(upstream.calls()).hasSize(1);
    project.connect(keeper, servers, ADA, server, "new");
    assertThat(ada.text("one__whoami")).contains("new");
  }

  @Test
  void theEndOfAKeyEndsItsSessions() {
    project.server("one", upstream.url());
    TestProject.Key ending = project.key(Map.of("kind", "any"));
    McpClient ada = project.client(ending.text(), ADA).begin();
    McpClient.Answer general = ada.listen();
    McpClient.Answer running = ada.call("one__hang");
    eventually(() -> assertThat(upstream.calls()).hasSize(1));
    project.end(ending);
    assertThat(general.ends()).isTrue();
    assertThat(running.next().path("result").path("isError").asBoolean()).isTrue();
    assertThat(ada.call("one__echo").status()).isEqualTo(401);
  }

  @Test
  void whatAnAgentMayNotUseIsNotThere() {
    project.server("one", upstream.url());
    project.rules(List.of(), List.of("one__echo"));
    McpClient ada = project.client(key, ADA).begin();
    assertThat(ada.names("tools/list", "tools", "name"))
        .contains("one__whoami")
        .doesNotContain("one__echo");
    assertThat(ada.call("one__echo").next().path("error").path("message").asText())
        .isEqualTo("Unknown tool: one__echo");
    assertThat(upstream.calls()).isEmpty();

    project.rules(List.of("one__whoami"), List.of());
    for (String list : List.of("prompts", "resources")) {
      assertThat(ada.result(list + "/list", object()).path(list)).as(list).isEmpty();
    }
    assertThat(ada.result("resources/templates/list", object()).path("resourceTemplates"))
        .isEmpty();
    for (String method :
        List.of("resources/read", "resources/subscribe", "prompts/get", "completion/complete")) {
      ObjectNode params = object().put("uri", "test://one/one").put("name", "one__greet");
      params.putObject("ref").put("type", "ref/prompt").put("name", "one__greet");
      params.putObject("argument").put("name", "x").put("value", "y");
      assertThat(ada.request(method, params).next().has("error")).as(method).isTrue();
      assertThat(upstream.of(method)).as(method).isEmpty();
    }
    project.rules(List.of(), List.of("one__echo"));
    assertThat(ada.result("resources/list", object()).path("resources")).hasSize(1);
  }

  private static ObjectNode object() {
    return McpClient.JSON.createObjectNode();
  }

  @Test
  void everyCallIsRecordedWithItsKindOfError() {
    project.server("one", upstream.url());
    McpClient ada = project.client(key, ADA).with("x-query-id", "question 1").begin();
    ada.text("one__echo");
    ada.text("one__fail");
    upstream.answerOnceWith(429);
    ada.text("one__echo");
    activity.flush();
    assertThat(project.calls("query = ?", "question 1")).isEqualTo(3);
    assertThat(project.calls("tool = 'echo' and error is null")).isEqualTo(1);
    assertThat(project.calls("tool = 'fail' and error = 4")).isEqualTo(1);
    assertThat(project.calls("error = 2")).isEqualTo(1);
    assertThat(project.calls("total_micros >= upstream_micros and upstream_micros > 0"))
        .isEqualTo(3);
  }

  @Test
  void aRedirectIsFollowedOnTheSameHostOnly() {
    TestUpstream other = TestUpstream.start("other");
    project.server("same", upstream.redirectingTo(upstream.url()));
    project.server("away", upstream.redirectingTo(other.url()));
    McpClient ada = project.client(key, ADA).begin();
    assertThat(ada.text("same__whoami")).startsWith("one");
    assertThat(ada.text("away__whoami")).contains("redirect");
    assertThat(other.received()).isEmpty();
    other.close();
  }

  @Test
  void aServerInsideTheNetworkIsNotCalled() {
    project.server("inside", "https://localhost:8443/mcp");
    McpClient ada = project.client(key, ADA).begin();
    assertThat(ada.text("inside__echo")).contains("no public address");
  }

  @Test
  void largeResultsPassAndEndlessOnesAreCut() {
    project.server("one", upstream.url());
    McpClient ada = project.client(key, ADA).begin();
    var big = McpClient.tool("one__big");
    big.putObject("arguments").put("size", 3 << 20);
    assertThat(McpClient.text(ada.result("tools/call", big))).hasSize(3 << 20);
    big.putObject("arguments").put("size", 9 << 20);
    assertThat(McpClient.text(ada.result("tools/call", big))).contains("sent more than");
  }

  @Test
  void whoIsNotLetInIsNotListenedTo() throws IOException {
    try (Socket stranger = sending("gha_nobody", 4 << 20, " ".repeat(100 << 10))) {
      assertThat(new String(stranger.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
          .startsWith("HTTP/1.1 401 ");
    }
    project.server("one", upstream.url());
    McpClient ada = project.client(key, ADA).begin();
    String whole = "x".repeat(3 << 20);
    assertThat(McpClient.text(ada.result("tools/call", McpClient.tool("one__echo", "text", whole))))
        .as("who is let in sends as much as is taken")
        .isEqualTo(whole);
  }

  private Socket sending(String key, int length, String part) throws IOException {
    Socket socket = new Socket(InetAddress.ofLiteral("127.0.0.1"), RestAssured.port);
    String path = project.endpoint().substring(project.endpoint().indexOf("/mcp/"));
    socket
        .getOutputStream()
        .write(
            ("POST "
                    + path
                    + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                    + "Authorization: Bearer "
                    + key
                    + "\r\nx-user-email: "
                    + ADA
                    + "\r\nContent-Length: "
                    + length
                    + "\r\n\r\n"
                    + part)
                .getBytes(StandardCharsets.UTF_8));
    return socket;
  }

  @Test
  void neitherASilentServerNorASlowAgentIsWaitedForForEver() throws IOException {
    project.server("one", upstream.url());
    McpClient ada = project.client(key, ADA).begin();
    Socket slow = sending(key, 1_000, "{");
    McpClient.Answer silent = ada.call("one__hang");
    JsonNode result = silent.next().path("result");
    assertThat(result.path("_meta").path("gatehouse/error").asText()).isEqualTo("timeout");
    eventually(() -> assertThat(upstream.of("notifications/cancelled")).hasSize(1));
    try (slow) {
      assertThat(new String(slow.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
          .startsWith("HTTP/1.1 408 ");
    }
  }

  @Test
  void noCallBeginsAfterARevocationHasReturned() throws InterruptedException {
    String server = withHeaderAuth();
    McpClient first = project.client(key, ADA).begin();
    project.connect(keeper, servers, ADA, server, "secret");
    first.text("one__echo");
    AtomicBoolean stop = new AtomicBoolean();
    Map<String, Instant> begun = new ConcurrentHashMap<>();
    List<Thread> callers = new ArrayList<>();
    for (int i = 0; i < 64; i++) {
      callers.add(
          Thread.ofVirtual()
              .start(() -> {
                try (McpClient mine = project.client(key, ADA).begin()) {
                  while (!stop.get()) {
                    String call = UUID.randomUUID().toString();
                    begun.put(call, Instant.now());
                    mine.result("tools/call", McpClient.tool("one__echo", "call", call));
                  }
                }
              }));
    }
    eventually(() -> assertThat(upstream.calls()).hasSizeGreaterThan(200));
    project.revoke(ADA, server);
    Instant returned = Instant.now();
    eventually(() ->
        assertThat(begun.values().stream().filter(at -> at.isAfter(returned)))
            .as("they go on calling")
            .hasSizeGreaterThan(100));
    stop.set(true);
    for (Thread caller : callers) {
      caller.join();
    }
    // What was on the wire already may be read by a slow upstream a moment later; so it counts when
    // the agent began.
    assertThat(upstream.calls())
        .extracting(call -> call.message().at("/params/arguments/call").asText())
        .noneMatch(call -> begun.getOrDefault(call, Instant.MIN).isAfter(returned));
    // In a session of its own: the many have displaced the first.
    assertThat(project.client(key, ADA).begin().text("one__echo")).contains("has not connected");
  }
}
