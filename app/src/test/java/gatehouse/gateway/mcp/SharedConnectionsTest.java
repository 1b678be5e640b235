package gatehouse.gateway.mcp;

import static gatehouse.testkit.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import gatehouse.testkit.People;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Connections to a server are kept, and serve one call after the other, whoever makes it. */
@QuarkusTest
@SuppressWarnings("NullAway.Init") // made before each test
class SharedConnectionsTest {
  private static final int CALLS = 12;

  @Inject People people;
  private final CountDownLatch go = new CountDownLatch(1);
  private final AtomicInteger running = new AtomicInteger();
  private HttpServer server;
  private TestProject project;

  /** It keeps connections open, has no stream of its own, and answers calls when it may. */
  @BeforeEach
  void aServer() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0), 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/mcp", this::answer);
    server.start();
    project = new TestProject(people);
    project.server("kept", "http://127.0.0.1:" + server.getAddress().getPort() + "/mcp");
  }

  @AfterEach
  void stop() {
    go.countDown();
    server.stop(0);
  }

  private void answer(HttpExchange http) throws IOException {
    try (http) {
      if (!http.getRequestMethod().equals("POST")) {
        http.sendResponseHeaders(http.getRequestMethod().equals("GET") ? 405 : 200, -1);
        return;
      }
      JsonNode message = McpClient.JSON.readTree(http.getRequestBody());
      if (!message.has("id")) {
        http.sendResponseHeaders(202, -1);
        return;
      }
      String result =
          switch (message.path("method").asText()) {
            case "initialize" ->
                "{\"protocolVersion\":\"2025-11-25\",\"capabilities\":{\"tools\":{}},\"serverInfo\":{\"name\":\"kept\",\"version\":\"1\"}}";
            case "tools/list" ->
                "{\"tools\":[{\"name\":\"wait\",\"inputSchema\":{\"type\":\"object\"}}]}";
            default -> {
              running.incrementAndGet();
              go.await();
              yield "{\"content\":[{\"type\":\"text\",\"text\":\"done\"}]}";
            }
          };
      byte[] body =
          ("{\"jsonrpc\":\"2.0\",\"id\":" + message.path("id") + ",\"result\":" + result + "}")
              .getBytes(StandardCharsets.UTF_8);
      http.getResponseHeaders().set("Content-Type", "application/json");
      http.getResponseHeaders().set("Mcp-Session-Id", "s" + running.get());
      http.sendResponseHeaders(200, body.length);
      try (OutputStream out = http.getResponseBody()) {
        out.write(body);
      }
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
  }

  @Test
  void whatEndsOneSessionEndsNoCallOfAnother() {
    String key = project.anyone();
    List<McpClient> over = new ArrayList<>();
    for (int i = 0; i < CALLS; i++) {
      McpClient client = project.client(key, "ada" + i + "@example.com").begin();
      client.names("tools/list", "tools", "name");
      over.add(client);
    }
    try (McpClient other = project.client(key, "bob@example.com").begin()) {
      List<CompletableFuture<String>> calls = new ArrayList<>();
      for (int i = 0; i < CALLS; i++) {
        calls.add(
            CompletableFuture.supplyAsync(
                () -> other.text("kept__wait"), task -> Thread.ofVirtual().start(task)));
      }
      eventually(() -> assertThat(running.get()).isEqualTo(CALLS));
      over.forEach(client -> assertThat(client.delete().status()).isLessThan(300));
      over.forEach(McpClient::close);
      go.countDown();
      for (CompletableFuture<String> call : calls) {
        assertThat(call.join()).isEqualTo("done");
      }
    }
  }
}
