package gatehouse.bench;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/**
 * Budget 7: a tool call through the MCP gateway, beside the same call to the same server directly,
 * by one, eight and sixty-four callers at once. The server does next to nothing and lives in the
 * benchmark's own process, as the callers do: what the gateway and its database take is its own.
 * And how long it takes to end an agent's key or a person's access while sixty-four call.
 */
final class GatewayBench implements Bench.Benchmark {
  private static final int WARM_UP = 30_000;
  private static final int CALLS = 8_000;
  private static final int ENDED = 50;
  private static final String WORKSPACE = "/api/v1/workspaces/acme";
  private static final String PROJECT = WORKSPACE + "/projects/bench";
  private static final String EMAIL = "bench@acme.example";

  @Override
  public void run(Path folder, Consumer<Bench.Figure> told) throws IOException {
    try (BuiltServer server =
            BuiltServer.start("demo", folder, "--allowed-private-hosts", "127.0.0.1");
        EchoServer upstream = new EchoServer()) {
      ApiClient api = new ApiClient(server.address());
      String keys = keys(api, upstream.address());
      String key = new JsonObject(api.made(keys, newKey("Calls"))).getString("key");
      ToolCaller straight = new ToolCaller(upstream.address(), "none", EMAIL, EchoServer.TOOL);
      ToolCaller through =
          new ToolCaller(
              server.address() + "/mcp/acme/bench", key, EMAIL, "bench__" + EchoServer.TOOL);
      through.measure(8, WARM_UP);
      straight.measure(8, WARM_UP);
      for (int callers : new int[] {1, 8, 64}) {
        compare(server, straight, through, callers, told);
      }
      ends(api, keys, through, told);
    }
  }

  private static void compare(
      BuiltServer server,
      ToolCaller straight,
      ToolCaller through,
      int callers,
      Consumer<Bench.Figure> told)
      throws IOException {
    double[] floor = straight.measure(callers, CALLS);
    double before = server.cpuMillis();
    double[] measured = through.measure(callers, CALLS);
    double cpu = (server.cpuMillis() - before) / CALLS;
    String who = callers == 1 ? "one caller" : callers + " callers";
    told.accept(new Bench.Figure("a tool call, " + who + ", p50", measured[0], floor[0], "ms", ""));
    told.accept(new Bench.Figure("a tool call, " + who + ", p99", measured[1], floor[1], "ms", ""));
    told.accept(
        new Bench.Figure(
            "added to it at p50, " + who,
            measured[0] - floor[0],
            floor[0],
            "ms",
            callers == 1 ? "≤ 0.5 ms" : ""));
    told.accept(
        new Bench.Figure("CPU of gateway and database, " + who, cpu, floor[0], "ms", "≤ 0.2 ms"));
  }

  /** The same acts when nobody calls, then while all do. */
  private static void ends(
      ApiClient api, String keys, ToolCaller through, Consumer<Bench.Figure> told)
      throws IOException {
    String members = WORKSPACE + "/members";
    String member =
        new JsonObject(api.get(members + "?limit=1&q=monitor@acme.example"))
            .getJsonArray("items")
            .getJsonObject(0)
            .getString("id");
    double[][] idle = {keysEnd(api, keys), disabled(api, members + "/" + member)};
    AtomicBoolean enough = new AtomicBoolean();
    CompletableFuture<Void> load =
        CompletableFuture.runAsync(() -> {
          try {
            while (!enough.get()) {
              through.measure(64, CALLS);
            }
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        });
    double[][] busy = {keysEnd(api, keys), disabled(api, members + "/" + member)};
    enough.set(true);
    load.join();
    String[] acts = {"a key ends", "a person is disabled"};
    for (int i = 0; i < acts.length; i++) {
      told.accept(
          new Bench.Figure(
              acts[i] + " while 64 call, p50, by idle", busy[i][0], idle[i][0], "ms", ""));
      told.accept(
          new Bench.Figure(
              acts[i] + " while 64 call, slowest", busy[i][1], idle[i][1], "ms", "≤ 250 ms"));
    }
  }

  private static double[] keysEnd(ApiClient api, String keys) throws IOException {
    List<Double> times = new ArrayList<>();
    for (int i = 0; i < ENDED; i++) {
      String id = new JsonObject(api.made(keys, newKey("Ends"))).getString("id");
      long begin = System.nanoTime();
      api.delete(keys + "/" + id);
      times.add((System.nanoTime() - begin) / 1e6);
    }
    return ApiClient.percentiles(times);
  }

  private static double[] disabled(ApiClient api, String member) throws IOException {
    List<Double> times = new ArrayList<>();
    for (int i = 0; i < ENDED; i++) {
      long begin = System.nanoTime();
      api.made(member + "/disable", "{}");
      times.add((System.nanoTime() - begin) / 1e6);
      api.made(member + "/enable", "{}");
    }
    return ApiClient.percentiles(times);
  }

  /** A project with this one server and an agent; answers where its keys are made. */
  private static String keys(ApiClient api, String upstream) throws IOException {
    api.made(WORKSPACE + "/projects", "{\"name\":\"Bench\",\"slug\":\"bench\"}");
    api.made(
        PROJECT + "/servers",
        "{\"name\":\"Bench\",\"slug\":\"bench\",\"url\":\"%s\",\"auth\":{\"kind\":\"none\"}}"
            .formatted(upstream));
    String agent =
        new JsonObject(api.made(PROJECT + "/agents", "{\"name\":\"Bench\"}")).getString("id");
    return PROJECT + "/agents/" + agent + "/keys";
  }

  private static String newKey(String name) {
    return "{\"name\":\"%s\",\"binding\":{\"kind\":\"any\"}}".formatted(name);
  }
}
