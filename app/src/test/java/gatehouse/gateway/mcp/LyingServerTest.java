package gatehouse.gateway.mcp;

import static gatehouse.gateway.mcp.LyingServer.STREAM;
import static gatehouse.gateway.mcp.LyingServer.write;
import static gatehouse.testkit.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import gatehouse.app.LogLines;
import gatehouse.control.credential.CredentialKeeper;
import gatehouse.control.mcpserver.McpServers;
import gatehouse.testkit.People;
import gatehouse.testkit.TestUpstream;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Servers that break the protocol: each call has its answer, soon, and nothing grows without end.
 */
@QuarkusTest
@SuppressWarnings("NullAway.Init") // made before each test
class LyingServerTest {
  private static final String ADA = "ada@example.com";
  private static final String JSON_HEAD = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n";

  @Inject People people;
  @Inject CredentialKeeper keeper;
  @Inject McpServers servers;
  private final CountDownLatch end = new CountDownLatch(1);
  private LyingServer liar;
  private TestProject project;
  private McpClient client;

  @BeforeEach
  void aLiar() {
    liar = new LyingServer();
    project = new TestProject(people);
    project.server("liar", liar.url());
    client = project.client(project.anyone(), ADA).begin("sampling");
  }

  @AfterEach
  void stop() {
    end.countDown();
    client.close();
    liar.close();
  }

  private void waits() throws IOException {
    try {
      end.await();
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
  }

  private static String event(String data) {
    return "data: " + data + "\n\n";
  }

  /** Long before the time a silent server is given. */
  private void says(String words, LyingServer.Answer lie) {
    liar.toCalls(lie);
    Instant begun = Instant.now();
    JsonNode result = client.result("tools/call", McpClient.tool("liar__x"));
    assertThat(McpClient.text(result)).contains(words);
    assertThat(result.path("_meta").path("gatehouse/error").asText()).isEqualTo("execution");
    assertThat(Duration.between(begun, Instant.now())).as(words).isLessThan(Duration.ofSeconds(10));
  }

  @Test
  void whateverAServerSendsTheCallHasAnAnswerThatSaysWhatWasWrong() {
    says(
        "compressed",
        (ask, out) ->
            write(out, JSON_HEAD + "Content-Encoding: gzip\r\nContent-Length: 9\r\n\r\nx"));
    says("not answer in MCP", (ask, out) -> write(out, "HTTP/1.1 200 OK\r\n\r\n<h1>Hi</h1>"));
    says("no MCP message", (ask, out) -> write(out, STREAM + event("{\"a\":")));
    says("no MCP message", (ask, out) -> write(out, STREAM + event("[".repeat(300))));
    says("broke", (ask, out) -> write(out, STREAM + ": nothing more\n\n"));
    says("broke off", (ask, out) -> write(out, JSON_HEAD + "Content-Length: 99\r\n\r\n{"));
    says("broke", (ask, out) -> write(out, "HTTP/1.1 200 OK\r\nX: " + "x".repeat(40_000)));
    says("broke", (ask, out) -> write(out, "SSH-2.0-OpenSSH_9.9\r\n"));
    says(
        "before it answered",
        (ask, out) -> write(out, STREAM + event("{\"jsonrpc\":\"2.0\",\"id\":99,\"result\":{}}")));
    says(
        "redirect",
        (ask, out) ->
            write(
                out,
                "HTTP/1.1 307 Go\r\nLocation: /mcp\r\nConnection: close\r\nContent-Length: 0\r\n\r\n"));
    says(
        "sent more than",
        (ask, out) -> {
          write(out, STREAM + "data: ");
          while (true) {
            write(out, "x".repeat(64 << 10));
          }
        });
    assertThat(liar.of("tools/call")).as("a redirect is followed once").hasSize(12);
  }

  /** Case 32, for what goes to servers. */
  @Test
  void howeverAServerBreaksTheSecretForItStandsInNoLogAndNoAnswer() {
    String server =
        project.server(
            "keyed", liar.url(), Map.of("kind", "query", "level", "user", "name", "token"));
    client.text("keyed__x");
    project.connect(keeper, servers, ADA, server, "canary of ada");
    LogLines log = new LogLines();
    Logger.getLogger("").addHandler(log);
    try {
      for (String lie :
          List.of(
              "HTTP/1.1 200 OK\r\nX: " + "x".repeat(40_000),
              "SSH-2.0-OpenSSH_9.9\r\n",
              "HTTP/1.1 401 No\r\nConnection: close\r\nContent-Length: 0\r\n\r\n",
              "HTTP/1.1 500 No\r\nConnection: close\r\nContent-Length: 0\r\n\r\n",
              "HTTP/1.1 307 Go\r\nLocation: http://a b\r\nConnection: close\r\nContent-Length: 0\r\n\r\n",
              STREAM + event("{"),
              "")) {
        liar.toCalls((ask, out) -> write(out, lie));
        assertThat(client.result("tools/call", McpClient.tool("keyed__x")).toString())
            .contains("gatehouse/error")
            .doesNotContain("canary");
      }
      liar.close();
      assertThat(client.text("keyed__x")).doesNotContain("canary");
      assertThat(liar.of("tools/call"))
          .allSatisfy(ask -> assertThat(ask.head()).contains("token=canary"));
      assertThat(log.lines()).isNotEmpty().noneMatch(line -> line.contains("canary"));
    } finally {
      Logger.getLogger("").removeHandler(log);
    }
  }

  @Test
  void ofTwoAnswersTheFirstCounts() {
    liar.toCalls((ask, out) ->
        write(
            out,
            STREAM
                + event(ask.answer("{\"content\":[{\"type\":\"text\",\"text\":\"first\"}]}"))
                + event(ask.answer("{\"content\":[{\"type\":\"text\",\"text\":\"second\"}]}"))));
    assertThat(client.text("liar__x")).isEqualTo("first");
    assertThat(client.text("liar__x")).isEqualTo("first");
  }

  @Test
  void anEventsIdThatNoHeaderCanHoldIsNone() {
    says("broke", (ask, out) -> write(out, STREAM + "id: a\u0001b\n" + event("")));
    says(
        "broke", (ask, out) -> write(out, STREAM + "id: " + "x".repeat(20_000) + "\n" + event("")));
  }

  @Test
  void aCallThatTheServerHasBegunIsNotSentAgain() {
    liar.toListening((ask, out) ->
        write(out, "HTTP/1.1 404 Gone\r\nConnection: close\r\nContent-Length: 0\r\n\r\n"));
    says("middle of the call", (ask, out) -> write(out, STREAM + "id: 1\nretry: 1\n" + event("")));
    assertThat(liar.of("tools/call")).hasSize(1);
  }

  @Test
  void aStreamThatBreaksAtOnceIsNotTakenUpWithoutAPause() {
    AtomicInteger times = new AtomicInteger();
    LyingServer.Answer again =
        (ask, out) ->
            write(
                out,
                STREAM
                    + "retry: 0\nid: "
                    + times.incrementAndGet()
                    + "\n"
                    + event(
                        "{\"jsonrpc\":\"2.0\",\"method\":\"notifications/message\",\"params\":{}}"));
    liar.toListening(again);
    liar.toCalls(again);
    client.begin(); // a session whose general stream is this one, too
    McpClient.Answer call = client.call("liar__x");
    for (int i = 0; i < 5; i++) {
      call.next();
    }
    Instant begun = Instant.now();
    int before = times.get();
    for (int i = 0; i < 5; i++) {
      call.next();
    }
    double each =
        (double) Duration.between(begun, Instant.now()).toMillis() / (times.get() - before);
    assertThat(each).as("milliseconds").isGreaterThan(40);
    call.close();
  }

  @Test
  void garbageOnAServersOwnStreamOpensNoOthers() {
    liar.toListening((ask, out) -> {
      write(out, STREAM);
      for (int i = 0; i < 200; i++) {
        write(out, event("{\"garbage\":" + i + "}"));
      }
      waits();
    });
    assertThat(client.text("liar__x")).isEmpty();
    eventually(() -> assertThat(liar.of("get")).hasSizeGreaterThan(2));
    assertThat(liar.of("get")).hasSizeLessThan(10);
  }

  @Test
  void whoeverIsAskedInAFloodAnswersAFewAtATime() {
    liar.toOthers((ask, out) -> waits());
    liar.toCalls((ask, out) -> {
      write(out, STREAM);
      for (int i = 0; i < 2_000; i++) {
        write(out, event("{\"jsonrpc\":\"2.0\",\"id\":" + i + ",\"method\":\"ping\"}"));
      }
      write(out, event(ask.answer("{}")));
    });
    client.result("tools/call", McpClient.tool("liar__x"));
    eventually(() -> assertThat(liar.of("post")).as("answers under way").hasSize(64));
    client.call("nobody__echo").next();
    assertThat(liar.of("post")).as("and no more").hasSize(64);
  }

  @Test
  void aListWithoutEndIsLeftOut() {
    String page =
        "{\"tools\":[{\"name\":\"x\",\"description\":\""
            + "x".repeat(4 << 20)
            + "\"}],\"nextCursor\":\"more\"}";
    liar.toOthers((ask, out) -> ask.json(out, page));
    JsonNode list = client.result("tools/list", McpClient.JSON.createObjectNode());
    assertThat(list.path("tools")).isEmpty();
    assertThat(list.path("_meta").toString()).contains("too much");
    assertThat(liar.of("tools/list")).hasSizeLessThan(8);
  }

  @Test
  void whoDoesNotReadItsStreamIsLetGoAndNotWaitedForInMemory() throws IOException {
    try (TestUpstream flood = TestUpstream.start("flood");
        Socket agent = new Socket(InetAddress.ofLiteral("127.0.0.1"), RestAssured.port)) {
      project.server("flood", flood.url());
      agent.setReceiveBufferSize(16 << 10);
      client.text("flood__echo");
      eventually(() -> assertThat(flood.listeners()).isEqualTo(1));
      listen(agent.getOutputStream());
      InputStream in = agent.getInputStream();
      assertThat(in.read()).isEqualTo('H');
      ObjectNode news = McpClient.JSON.createObjectNode().put("data", "x".repeat(256 << 10));
      int sent = 0;
      for (; sent < 200; sent++) {
        flood.tell("notifications/message", news);
      }
      assertThat(in.readAllBytes().length).isLessThan(sent * (256 << 10) / 2);
    }
  }

  private void listen(OutputStream out) throws IOException {
    String path = project.endpoint().substring(project.endpoint().indexOf("/mcp/"));
    out.write(
        ("GET "
                + path
                + " HTTP/1.1\r\nHost: localhost\r\nAccept: text/event-stream\r\nx-user-email: "
                + ADA
                + "\r\nAuthorization: Bearer "
                + client.key()
                + "\r\nMcp-Session-Id: "
                + client.session()
                + "\r\n\r\n")
            .getBytes(StandardCharsets.UTF_8));
  }
}
