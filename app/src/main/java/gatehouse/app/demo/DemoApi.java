package gatehouse.app.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The public API, as the sample organisation's first Admin uses it. */
final class DemoApi implements AutoCloseable {
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final ObjectMapper json = new ObjectMapper();
  private final String address;
  private String cookie = "";

  private DemoApi(String address) {
    this.address = address;
  }

  /**
   * Signs in.
   *
   * @throws DemoPrograms.Missing when somebody has changed the sample password
   */
  static DemoApi signedIn(String address)
      throws IOException, InterruptedException, DemoPrograms.Missing {
    DemoApi api = new DemoApi(address);
    HttpResponse<String> answer = api.send("POST", "/session", DemoOrganisation.signIn());
    if (answer.statusCode() != 200) {
      throw new DemoPrograms.Missing("the sample Admin can no longer sign in as in the beginning");
    }
    // By hand: cookies for https only are not sent to the address on this machine.
    api.cookie =
        String.join(
            "; ",
            answer.headers().allValues("set-cookie").stream()
                .map(one -> one.substring(0, one.indexOf(';')))
                .toList());
    return api;
  }

  /** What stands at a path; null when there is nothing. */
  @Nullable JsonNode find(String path) throws IOException, InterruptedException {
    HttpResponse<String> answer = send("GET", path, null);
    return answer.statusCode() == 404 ? null : checked(answer);
  }

  JsonNode post(String path, Map<String, Object> body) throws IOException, InterruptedException {
    return checked(send("POST", path, json.writeValueAsString(body)));
  }

  void patch(String path, Map<String, Object> body) throws IOException, InterruptedException {
    checked(send("PATCH", path, json.writeValueAsString(body)));
  }

  void delete(String path) throws IOException, InterruptedException {
    checked(send("DELETE", path, null));
  }

  /**
   * Hands events in, as another gateway does.
   *
   * @param token of the workspace
   * @param batch CloudEvents
   */
  void handIn(String token, String batch) throws IOException, InterruptedException {
    JsonNode verdicts =
        checked(
            client.send(
                HttpRequest.newBuilder(URI.create(address + "/ingest/v1/activity"))
                    .header("Authorization", "Bearer " + token)
                    .header("Content-Type", "application/cloudevents-batch+json")
                    .POST(HttpRequest.BodyPublishers.ofString(batch))
                    .build(),
                HttpResponse.BodyHandlers.ofString()));
    if (verdicts.path("rejected").asInt() > 0) {
      throw new IOException("events of the sample history were rejected");
    }
  }

  private JsonNode checked(HttpResponse<String> answer) throws IOException {
    if (answer.statusCode() >= 300) {
      throw new IOException(answer.request().uri().getPath() + " answered " + answer.body());
    }
    return json.readTree(answer.body().isEmpty() ? "{}" : answer.body());
  }

  private HttpResponse<String> send(String method, String path, @Nullable String body)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(address + "/api/v1" + path))
            .header("Sec-Fetch-Site", "same-origin")
            .header("User-Agent", "Gatehouse demo")
            .header("Content-Type", "application/json");
    if (!cookie.isEmpty()) {
      request.header("Cookie", cookie);
    }
    request.method(
        method,
        body == null
            ? HttpRequest.BodyPublishers.noBody()
            : HttpRequest.BodyPublishers.ofString(body, StandardCharsets.UTF_8));
    return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  /** Signs out. */
  @Override
  public void close() throws IOException {
    try {
      send("DELETE", "/session", null);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    client.close();
  }
}
