package gatehouse.testkit;

import static io.restassured.RestAssured.given;

import java.net.URI;
import java.util.Map;

/** A browser on its way to an authorization server that lets everyone in, and back. */
public final class OAuthBrowser {
  private OAuthBrowser() {}

  /** The address that the authorization server sends the browser back to. */
  public static URI allowed(String authorization) {
    return URI.create(
        given()
            .redirects()
            .follow(false)
            .urlEncodingEnabled(false)
            .get(authorization)
            .then()
            .statusCode(302)
            .extract()
            .header("Location"));
  }

  /** Comes back with these cookies: the page that the browser is sent on to. */
  public static String land(URI callback, Map<String, String> cookies) {
    return given()
        .redirects()
        .follow(false)
        .urlEncodingEnabled(false)
        .cookies(cookies)
        .get(callback.getRawPath() + "?" + callback.getRawQuery())
        .then()
        .statusCode(303)
        .extract()
        .header("Location");
  }
}
