package gatehouse.app.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import gatehouse.control.oauth.ClientDocument;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The public API, as people of the sample organisation use it who can sign in. */
final class DemoApi implements AutoCloseable {
  private final DemoBrowser browser = new DemoBrowser();
  private final ObjectMapper json = new ObjectMapper();
  private final String address;

  private DemoApi(String address) {
    this.address = address;
  }

  /**
   * Signs in.
   *
   * @throws DemoPrograms.Missing when somebody has changed the sample password
   */
  static DemoApi signedIn(String address, String email)
      throws IOException, InterruptedException, DemoPrograms.Missing {
    DemoApi api = new DemoApi(address);
    HttpResponse<String> answer = api.send("POST", "/session", DemoOrganisation.signIn(email));
    if (answer.statusCode() != 200) {
      throw new DemoPrograms.Missing(email + " can no longer sign in as in the beginning");
    }
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
            browser.send(
                HttpRequest.newBuilder(URI.create(address + "/ingest/v1/activity"))
                    .header("Authorization", "Bearer " + token)
                    .header("Content-Type", "application/cloudevents-batch+json")
                    .POST(HttpRequest.BodyPublishers.ofString(batch))));
    if (verdicts.path("rejected").asInt() > 0) {
      throw new IOException("events of the sample history were rejected");
    }
  }

  /**
   * Connects a server that wants OAuth, and says yes to all it asks.
   *
   * @param path where that begins
   * @param login as whom to sign in there
   */
  void authorize(String path, String login) throws IOException, InterruptedException {
    browser.passThrough(
        URI.create(post(path, Map.of()).path("url").asText()),
        Map.of("login", login, "answer", "allow"),
        URI.create(address + ClientDocument.CALLBACK));
  }

  private JsonNode checked(HttpResponse<String> answer) throws IOException {
    if (answer.statusCode() >= 300) {
      throw new IOException(answer.request().uri().getPath() + " answered " + answer.body());
    }
    return json.readTree(answer.body().isEmpty() ? "{}" : answer.body());
  }

  private HttpResponse<String> send(String method, String path, @Nullable String body)
      throws IOException, InterruptedException {
    return browser.send(
        HttpRequest.newBuilder(URI.create(address + "/api/v1" + path))
            .header("Sec-Fetch-Site", "same-origin")
            .header("Content-Type", "application/json")
            .method(
                method,
                body == null
                    ? HttpRequest.BodyPublishers.noBody()
                    : HttpRequest.BodyPublishers.ofString(body, StandardCharsets.UTF_8)));
  }

  /** Signs out. */
  @Override
  public void close() throws IOException {
    try {
      send("DELETE", "/session", null);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    browser.close();
  }
}
