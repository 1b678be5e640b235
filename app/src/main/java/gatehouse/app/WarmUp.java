package gatehouse.app;

import gatehouse.app.demo.DemoOrganisation;
import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Asks what a first visitor asks, and signs in, so that the recorded start knows those classes too.
 */
final class WarmUp {
  private static final String SESSION = "/api/v1/session";
  private static final List<String> QUESTIONS =
      List.of("/", "/api/v1/setup", SESSION, "/api/v1/sign-in-options", "/q/health");

  private static final List<String> QUESTIONS_OF_A_MEMBER =
      List.of(SESSION, "/api/v1/workspaces", "/api/v1/operator/workspaces");

  private WarmUp() {}

  static void ask(String address) {
    CookieManager cookies = new CookieManager();
    try (HttpClient client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .cookieHandler(cookies)
            .build()) {
      for (String question : QUESTIONS) {
        send(client, address + question, null);
      }
      send(client, address + SESSION, "{\"email\":\"nobody@acme.example\",\"password\":\"x\"}");
      send(client, address + SESSION, DemoOrganisation.signIn());
      for (String question : QUESTIONS_OF_A_MEMBER) {
        send(client, address + question, null);
      }
    } catch (IOException e) {
      throw new StartupException("The warm-up did not reach the server.", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void send(HttpClient client, String address, @Nullable String body)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(address)).header("Sec-Fetch-Site", "same-origin");
    if (body != null) {
      request
          .header("Content-Type", "application/json")
          .POST(HttpRequest.BodyPublishers.ofString(body));
    }
    client.send(request.build(), HttpResponse.BodyHandlers.discarding());
  }
}
