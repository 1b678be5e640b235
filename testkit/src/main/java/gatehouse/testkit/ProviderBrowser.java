package gatehouse.testkit;

import io.restassured.RestAssured;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A browser that signs in through an identity provider: keeps cookies, follows redirects step by
 * step, fills in the provider's form. Each instance is another browser.
 */
public final class ProviderBrowser {

  private static final Pattern FORM = Pattern.compile("<form method=\"post\" action=\"([^\"]+)\"");

  private final CookieManager cookies = new CookieManager();
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).cookieHandler(cookies).build();

  /** Where the server under test is. */
  public static String server() {
    return "http://localhost:" + RestAssured.port;
  }

  /** Where providers send browsers back to. */
  public static String callback() {
    return server() + "/api/v1/identity-providers/callback";
  }

  /** Begins at the server: where it sends the browser. */
  public URI depart(String providerId, String returnTo) {
    return location(
        get(
            URI.create(
                server()
                    + "/api/v1/identity-providers/"
                    + providerId
                    + "/start?returnTo="
                    + returnTo)));
  }

  /** Goes through the provider's pages as this person: the address it sends the browser back to. */
  public URI passProvider(URI authorization, String login) {
    HttpResponse<String> answer = get(authorization);
    for (int step = 0; step < 10; step++) {
      if (answer.statusCode() / 100 == 3) {
        URI next = answer.uri().resolve(location(answer));
        if (next.toString().startsWith(server() + "/")) {
          return next;
        }
        answer = get(next);
      } else {
        Matcher form = FORM.matcher(answer.body());
        if (!form.find()) {
          throw new IllegalStateException(answer.statusCode() + ": " + answer.body());
        }
        answer = post(answer.uri().resolve(form.group(1)), "login=" + login);
      }
    }
    throw new IllegalStateException("The provider sends the browser round and round");
  }

  /** Comes back to the server: the page of the console it sends the browser on to. */
  public String land(URI callback) {
    return location(get(callback)).toString();
  }

  /** All of it; the page at the end. */
  public String signIn(String providerId, String login) {
    URI there = depart(providerId, "/w/here");
    return there.isAbsolute() ? land(passProvider(there, login)) : there.toString();
  }

  /** The session this browser has, if it has one. */
  public Optional<String> session() {
    return cookie("gatehouse_session");
  }

  public Optional<String> cookie(String name) {
    return cookies.getCookieStore().getCookies().stream()
        .filter(cookie -> cookie.getName().equals(name) && !cookie.getValue().isEmpty())
        .map(HttpCookie::getValue)
        .findFirst();
  }

  /** Plants a cookie of the server. */
  public ProviderBrowser with(String name, String value) {
    HttpCookie cookie = new HttpCookie(name, value);
    cookie.setPath("/");
    cookie.setVersion(0);
    cookie.setDomain("localhost");
    cookies.getCookieStore().add(URI.create("http://localhost/"), cookie);
    return this;
  }

  private static URI location(HttpResponse<String> answer) {
    return answer
        .headers()
        .firstValue("Location")
        .map(URI::create)
        .orElseThrow(() ->
            new IllegalStateException(
                answer.uri() + " answered " + answer.statusCode() + ": " + answer.body()));
  }

  private HttpResponse<String> get(URI address) {
    return send(HttpRequest.newBuilder(address).GET().build());
  }

  private HttpResponse<String> post(URI address, String form) {
    return send(
        HttpRequest.newBuilder(address)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(form))
            .build());
  }

  private HttpResponse<String> send(HttpRequest request) {
    try {
      return client.send(request, BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
