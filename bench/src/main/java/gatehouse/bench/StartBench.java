package gatehouse.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;

/**
 * Budget 11: from the start of the process to the first authenticated answer, on data that is
 * there.
 */
final class StartBench implements Bench.Benchmark {
  private static final int ROUNDS = 5;

  @Override
  public void run(Path folder, Consumer<Bench.Figure> told) throws IOException {
    String cookie;
    try (BuiltServer first = BuiltServer.start("demo", folder)) {
      cookie = signIn(first);
    }
    List<Double> ready = new ArrayList<>();
    double resident = 0;
    double cpu = 0;
    for (int i = 0; i < ROUNDS; i++) {
      try (BuiltServer server = BuiltServer.start("run", folder)) {
        long begin = System.nanoTime();
        ask(server, cookie);
        ready.add(server.readyMillis() + (System.nanoTime() - begin) / 1e6);
        cpu = server.cpuMillis();
        resident = server.residentMegabytes();
      }
    }
    Collections.sort(ready);
    double floor = emptyJavaMillis();
    told.accept(
        new Bench.Figure(
            "start to first authenticated answer, median",
            ready.get(ROUNDS / 2),
            floor,
            "ms",
            "≤ 2000 ms"));
    told.accept(new Bench.Figure("CPU of that start (server + database)", cpu, floor, "ms", ""));
    told.accept(
        new Bench.Figure("resident memory of the idle server", resident, 300, "MB", "≤ 300 MB"));
  }

  private static double emptyJavaMillis() throws IOException {
    long begin = System.nanoTime();
    Process process =
        new ProcessBuilder(BuiltServer.java(), "-version")
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    try {
      process.waitFor();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return (System.nanoTime() - begin) / 1e6;
  }

  private static String signIn(BuiltServer server) throws IOException {
    HttpResponse<Void> answer =
        send(
            HttpRequest.newBuilder(URI.create(server.address() + "/api/v1/session"))
                .header("Content-Type", "application/json")
                .header("Sec-Fetch-Site", "same-origin")
                .POST(
                    HttpRequest.BodyPublishers.ofString(
                        "{\"email\":\"both@acme.example\",\"password\":\"correct horse battery staple\"}"))
                .build());
    return answer.headers().allValues("set-cookie").stream()
        .filter(c -> c.startsWith("gatehouse_session="))
        .map(c -> c.substring(0, c.indexOf(';')))
        .findFirst()
        .orElseThrow(() -> new IOException("No session: " + answer.statusCode()));
  }

  private static void ask(BuiltServer server, String cookie) throws IOException {
    int status =
        send(HttpRequest.newBuilder(URI.create(server.address() + "/api/v1/workspaces/acme"))
                .header("Cookie", cookie)
                .build())
            .statusCode();
    if (status != 200) {
      throw new IOException("The first answer was " + status);
    }
  }

  private static HttpResponse<Void> send(HttpRequest request) throws IOException {
    try (HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
      return client.send(request, HttpResponse.BodyHandlers.discarding());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }
}
