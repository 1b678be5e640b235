package gatehouse.bench;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;

/**
 * Budget 7: a tool call through the MCP gateway, beside the same call to the same server directly,
 * by one, eight and sixty-four callers at once. The server does next to nothing and lives in the
 * benchmark's own process, as the callers do: what the gateway and its database take is its own.
 */
final class GatewayBench implements Bench.Benchmark {
  private static final int WARM_UP = 30_000;
  private static final int CALLS = 8_000;
  private static final String PROJECT = "/api/v1/workspaces/acme/projects/bench";
  private static final String EMAIL = "bench@acme.example";

  @Override
  public void run(Path folder, Consumer<Bench.Figure> told) throws IOException {
    Vertx vertx = Vertx.vertx();
    try (BuiltServer server =
        BuiltServer.start("demo", folder, "--allowed-private-hosts", "127.0.0.1")) {
      HttpServer upstream =
          vertx
              .createHttpServer()
              .requestHandler(GatewayBench::answer)
              .listen(0, "127.0.0.1")
              .toCompletionStage()
              .toCompletableFuture()
              .join();
      String direct = "http://127.0.0.1:" + upstream.actualPort() + "/mcp";
      Caller straight = new Caller(direct, "none", "echo");
      Caller through =
          new Caller(
              server.address() + "/mcp/acme/bench",
              key(new ApiClient(server.address()), direct),
              "bench__echo");
      through.measure(8, WARM_UP);
      straight.measure(8, WARM_UP);
      for (int callers : new int[] {1, 8, 64}) {
        double[] floor = straight.measure(callers, CALLS);
        double before = server.cpuMillis();
        double[] measured = through.measure(callers, CALLS);
        double cpu = (server.cpuMillis() - before) / CALLS;
        String who = callers == 1 ? "one caller" : callers + " callers";
        told.accept(
            new Bench.Figure("a tool call, " + who + ", p50", measured[0], floor[0], "ms", ""));
        told.accept(
            new Bench.Figure("a tool call, " + who + ", p99", measured[1], floor[1], "ms", ""));
        told.accept(
            new Bench.Figure(
                "added to it at p50, " + who,
                measured[0] - floor[0],
                floor[0],
                "ms",
                callers == 1 ? "≤ 0.5 ms" : ""));
        told.accept(
            new Bench.Figure(
                "CPU of gateway and database, " + who, cpu, floor[0], "ms", "≤ 0.2 ms"));
      }
    } finally {
      vertx.close();
    }
  }

  /** A project with this one server and a key for whomever; answers the key. */
  private static String key(ApiClient api, String upstream) throws IOException {
    api.made(
        PROJECT.substring(0, PROJECT.lastIndexOf('/')), "{\"name\":\"Bench\",\"slug\":\"bench\"}");
    api.made(
        PROJECT + "/servers",
        "{\"name\":\"Bench\",\"slug\":\"bench\",\"url\":\"%s\",\"auth\":{\"kind\":\"none\"}}"
            .formatted(upstream));
    String agent =
        new JsonObject(api.made(PROJECT + "/agents", "{\"name\":\"Bench\"}")).getString("id");
    return new JsonObject(
            api.made(
                PROJECT + "/agents/" + agent + "/keys",
                "{\"name\":\"Bench\",\"binding\":{\"kind\":\"any\"}}"))
        .getString("key");
  }

  private static void answer(HttpServerRequest request) {
    if (!request.method().name().equals("POST")) {
      request.response().setStatusCode(405).end();
      return;
    }
    request
        .body()
        .onSuccess(body -> {
          JsonObject message = new JsonObject(body);
          if (!message.containsKey("id")) {
            request.response().setStatusCode(202).end();
            return;
          }
          JsonObject result =
              switch (message.getString("method")) {
                case "initialize" ->
                    new JsonObject(
                        """
                        {"protocolVersion":"2025-11-25","capabilities":{"tools":{}},
                         "serverInfo":{"name":"bench","version":"1"}}
                        """);
                case "tools/list" ->
                    new JsonObject(
                        """
                        {"tools":[{"name":"echo","inputSchema":{"type":"object"}}]}
                        """);
                default -> new JsonObject("{\"content\":[{\"type\":\"text\",\"text\":\"hello\"}]}");
              };
          request
              .response()
              .putHeader("Content-Type", "application/json")
              .putHeader("Mcp-Session-Id", "bench")
              .end(
                  new JsonObject()
                      .put("jsonrpc", "2.0")
                      .put("id", message.getValue("id"))
                      .put("result", result)
                      .toBuffer());
        });
  }

  /** Callers of a tool, each with an MCP session of its own. */
  private static final class Caller {
    private final HttpClient http =
        HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final String address;
    private final String key;
    private final String tool;

    Caller(String address, String key, String tool) {
      this.address = address;
      this.key = key;
      this.tool = tool;
    }

    /** Median and 99th percentile, in ms. */
    double[] measure(int callers, int calls) throws IOException {
      List<Double> times = Collections.synchronizedList(new ArrayList<>(calls));
      try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
        List<Future<?>> all = new ArrayList<>();
        for (int i = 0; i < callers; i++) {
          all.add(
              threads.submit(() -> {
                call(calls / callers, times);
                return null;
              }));
        }
        for (Future<?> one : all) {
          one.get();
        }
      } catch (ExecutionException | InterruptedException e) {
        throw new IOException(e);
      }
      return ApiClient.percentiles(times);
    }

    private void call(int calls, List<Double> times) throws IOException, InterruptedException {
      String session =
          send(
                  "",
                  """
                  {"jsonrpc":"2.0","id":0,"method":"initialize","params":{"protocolVersion":"2025-11-25",
                   "capabilities":{},"clientInfo":{"name":"bench","version":"1"}}}
                  """)
              .headers()
              .firstValue("mcp-session-id")
              .orElse("");
      send(session, "{\"jsonrpc\":\"2.0\",\"method\":\"notifications/initialized\"}");
      for (int i = 1; i <= calls; i++) {
        String message =
            """
            {"jsonrpc":"2.0","id":%d,"method":"tools/call","params":{"name":"%s","arguments":{}}}
            """
                .formatted(i, tool);
        long begin = System.nanoTime();
        String answer = send(session, message).body();
        times.add((System.nanoTime() - begin) / 1e6);
        if (!answer.contains("hello")) {
          throw new IOException("Not what the tool answers: " + answer);
        }
      }
    }

    private HttpResponse<String> send(String session, String message)
        throws IOException, InterruptedException {
      HttpRequest.Builder request =
          HttpRequest.newBuilder(URI.create(address))
              .header("Content-Type", "application/json")
              .header("Accept", "application/json, text/event-stream")
              .header("MCP-Protocol-Version", "2025-11-25")
              .header("Authorization", "Bearer " + key)
              .header("x-user-email", EMAIL)
              .POST(HttpRequest.BodyPublishers.ofString(message));
      if (!session.isEmpty()) {
        request.header("Mcp-Session-Id", session);
      }
      HttpResponse<String> answer =
          http.send(request.build(), HttpResponse.BodyHandlers.ofString());
      if (answer.statusCode() >= 300) {
        throw new IOException("Answered " + answer.statusCode() + ": " + answer.body());
      }
      return answer;
    }
  }
}
