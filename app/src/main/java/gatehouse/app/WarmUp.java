package gatehouse.app;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;

/** Asks what a first visitor asks, so that the recorded start knows those classes too. */
final class WarmUp {
  private static final List<String> QUESTIONS =
      List.of("/", "/api/v1/setup", "/api/v1/session", "/api/v1/sign-in-options", "/q/health");

  private WarmUp() {}

  static void ask(String address) {
    try (HttpClient client = HttpClient.newHttpClient()) {
      for (String question : QUESTIONS) {
        client.send(
            HttpRequest.newBuilder(URI.create(address + question)).build(),
            HttpResponse.BodyHandlers.discarding());
      }
      client.send(
          HttpRequest.newBuilder(URI.create(address + "/api/v1/session"))
              .header("Content-Type", "application/json")
              .header("Sec-Fetch-Site", "same-origin")
              .POST(
                  HttpRequest.BodyPublishers.ofString(
                      "{\"email\":\"nobody@example.com\",\"password\":\"to warm up the hash\"}"))
              .build(),
          HttpResponse.BodyHandlers.discarding());
    } catch (IOException e) {
      throw new StartupException("The warm-up did not reach the server.", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
