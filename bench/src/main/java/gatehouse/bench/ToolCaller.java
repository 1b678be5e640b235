package gatehouse.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Callers of a tool, each with an MCP session of its own. */
final class ToolCaller {
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final String address;
  private final String key;
  private final String email;
  private final String tool;

  ToolCaller(String address, String key, String email, String tool) {
    this.address = address;
    this.key = key;
    this.email = email;
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
            .header("x-user-email", email)
            .POST(HttpRequest.BodyPublishers.ofString(message));
    if (!session.isEmpty()) {
      request.header("Mcp-Session-Id", session);
    }
    HttpResponse<String> answer = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    if (answer.statusCode() >= 300) {
      throw new IOException("Answered " + answer.statusCode() + ": " + answer.body());
    }
    return answer;
  }
}
