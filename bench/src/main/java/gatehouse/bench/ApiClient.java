package gatehouse.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Asks the API of a sample organisation as its people, in turns: each may only ask so often. */
final class ApiClient {
  private static final List<String> PEOPLE =
      List.of("admin@acme.example", "monitor@acme.example", "both@acme.example");
  private static final Pattern ID = Pattern.compile("\"id\":\"(job_[a-z0-9]+)\"");
  private static final Pattern DONE = Pattern.compile("\"done\":(\\d+)");
  private static final Pattern STATE = Pattern.compile("\"state\":\"([a-z]+)\"");

  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final String server;
  private final List<String> cookies = new ArrayList<>();

  ApiClient(String server) throws IOException {
    this.server = server;
    for (String person : PEOPLE) {
      HttpResponse<String> answer =
          send(
              request("/api/v1/session")
                  .POST(
                      HttpRequest.BodyPublishers.ofString(
                          "{\"email\":\"%s\",\"password\":\"correct horse battery staple\"}"
                              .formatted(person))));
      cookies.add(
          answer.headers().allValues("set-cookie").stream()
              .filter(cookie -> cookie.startsWith("gatehouse_session="))
              .findFirst()
              .orElseThrow(() -> new IOException("No session: " + answer.body()))
              .split(";", 2)[0]);
    }
  }

  /** Median and 99th percentile of whole requests, in ms. */
  double[] times(String path, int rounds) throws IOException {
    return times(path, rounds, (answer, millis) -> millis);
  }

  /** The same of what the server says that it took; without this client, that is. */
  double[] serverTimes(String path, int rounds) throws IOException {
    return times(
        path,
        rounds,
        (answer, millis) ->
            Double.parseDouble(
                answer.headers().firstValue("Server-Timing").orElseThrow().split("dur=", 2)[1]));
  }

  private interface Took {
    double millis(HttpResponse<String> answer, double whole);
  }

  private double[] times(String path, int rounds, Took took) throws IOException {
    List<Double> times = new ArrayList<>();
    for (int i = 0; i < rounds; i++) {
      HttpRequest.Builder get =
          request(path).header("Cookie", cookies.get(i % cookies.size())).GET();
      long begin = System.nanoTime();
      HttpResponse<String> answer = send(get);
      times.add(took.millis(answer, (System.nanoTime() - begin) / 1e6));
    }
    return percentiles(times);
  }

  /** Asks as the Admin. */
  String get(String path) throws IOException {
    return send(request(path).header("Cookie", cookies.getFirst()).GET()).body();
  }

  /** Hands in a batch of events, all of them new. */
  void ingest(String token, String batch) throws IOException {
    String answer =
        send(request("/ingest/v1/activity")
                .header("Authorization", "Bearer " + token)
                .POST(HttpRequest.BodyPublishers.ofString(batch)))
            .body();
    if (!answer.contains("\"duplicates\":0,\"rejected\":0")) {
      throw new IOException("Events were refused: " + answer.substring(0, 500));
    }
  }

  /** Starts a job as the Admin; answers its id. */
  String post(String path, String body) throws IOException {
    Matcher id = ID.matcher(made(path, body));
    if (!id.find()) {
      throw new IOException("No job was started");
    }
    return id.group(1);
  }

  /** Posts as the Admin; answers the answer's body. */
  String made(String path, String body) throws IOException {
    return send(request(path)
            .header("Cookie", cookies.getFirst())
            .POST(HttpRequest.BodyPublishers.ofString(body)))
        .body();
  }

  /** Deletes as the Admin. */
  void delete(String path) throws IOException {
    send(request(path).header("Cookie", cookies.getFirst()).DELETE());
  }

  /** Waits for a job; answers how many items it did. */
  String jobEnd(String path) throws IOException {
    while (true) {
      String job = send(request(path).header("Cookie", cookies.getFirst()).GET()).body();
      Matcher state = STATE.matcher(job);
      Matcher done = DONE.matcher(job);
      if (state.find() && done.find() && !state.group(1).matches("queued|running")) {
        return state.group(1).equals("succeeded") ? done.group(1) : state.group(1);
      }
      java.util.concurrent.locks.LockSupport.parkNanos(50_000_000);
    }
  }

  static double[] percentiles(List<Double> times) {
    Collections.sort(times);
    return new double[] {
      times.get(times.size() / 2), times.get((int) Math.ceil(times.size() * 0.99) - 1)
    };
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(server + path))
        .header("Content-Type", "application/json")
        .header("Sec-Fetch-Site", "same-origin");
  }

  private HttpResponse<String> send(HttpRequest.Builder request) throws IOException {
    try {
      HttpResponse<String> answer =
          client.send(request.build(), HttpResponse.BodyHandlers.ofString());
      if (answer.statusCode() >= 300) {
        throw new IOException(answer.uri() + " answered " + answer.statusCode() + answer.body());
      }
      return answer;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }
}
