package gatehouse.platform.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import gatehouse.control.access.Role;
import gatehouse.testkit.People;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whatever is sent, the answer is a problem that names what is wrong, never a fault of ours. */
@QuarkusTest
class HostileRequestTest {
  @Inject People people;
  private String token = "";
  private String slug = "";

  @BeforeEach
  void someone() {
    slug = "hostile-" + System.nanoTime();
    token =
        people.signIn(
            people.member("admin@" + slug + ".example", people.workspace(slug), Role.ADMIN));
  }

  @Test
  void oddBodiesAreNamedByField() {
    invalid("{\"name\":5}", "/name");
    invalid("{\"name\":\"a\\u0000b\"}", "/name");
    invalid("{\"name\":\"   \"}", "/name");
    invalid("{\"name\":\"a\\ud800b\"}", "/name");
    invalid("{\"name\":\"a\",\"name\":\"b\"}", "");
    invalid("{\"invitationDays\":1e99}", "/invitationDays");
    invalid("{\"invitationDays\":1.5}", "/invitationDays");
    invalid("{\"invitationDays\":\"7\"}", "/invitationDays");
    invalid("{\"invitationDays\":0}", "/invitationDays");
    invalid("{\"requireTwoFactor\":\"yes\"}", "/requireTwoFactor");
    invalid("{\"timeZone\":\"Mars/Olympus\"}", "/timeZone");
    invalid("{\"contactEmail\":\"nobody\"}", "/contactEmail");
    invalid("{\"requiredProvider\":\"idp_x\"}", "/requiredProvider");
    invalid("{\"nope\":1}", "/nope");
    invalid("{\"name\":\"x\"} trailing", "");
    invalid("[]", "");
    invalid("null", "");
    invalid("", "");
    invalid("{", "");
    invalid("[".repeat(5000), "");
  }

  @Test
  void oddQueriesAreNamedByParameter() {
    for (String query :
        List.of(
            "limit=0",
            "limit=x",
            "limit=99999999999",
            "role=king",
            "status=odd",
            "sort=shoe",
            "cursor=%21",
            "cursor=" + "A".repeat(3000),
            "unknown=1")) {
      Response answer =
          People.withSession(token)
              .urlEncodingEnabled(false)
              .get("/workspaces/" + slug + "/members?" + query);
      assertThat(answer.statusCode()).as(query).isEqualTo(422);
      assertThat(answer.jsonPath().getString("errors[0].pointer"))
          .as(query)
          .isEqualTo("?" + query.substring(0, query.indexOf('=')));
    }
  }

  @Test
  void oddPathsNameNothing() {
    for (String path :
        List.of(
            "/workspaces/" + slug + "/members/mem_x",
            "/workspaces/wsp_x",
            "/workspaces/..%2f",
            "/nothing")) {
      assertThat(People.withSession(token).urlEncodingEnabled(false).get(path).statusCode())
          .as(path)
          .isEqualTo(404);
    }
    for (String path : List.of("/workspaces/%00", "/workspaces/%ff%fe")) {
      assertThat(People.withSession(token).urlEncodingEnabled(false).get(path).statusCode())
          .as(path)
          .isIn(404, 422);
    }
  }

  @Test
  void oddHeadersAndCookiesAreNoFault() {
    assertThat(
            RestAssured.given()
                .basePath("/api/v1")
                .header("Cookie", "$Version=x; a=b")
                .get("/setup")
                .statusCode())
        .isEqualTo(200);
    assertThat(
            RestAssured.given()
                .basePath("/api/v1")
                .header("Cookie", "gatehouse_session=\"; =;;;,\u00e9")
                .get("/session")
                .statusCode())
        .isEqualTo(401);
    String tags = "\"1\"," + " \"2\",".repeat(1500) + "\"3\"";
    People.withSession(token)
        .header("If-Match", tags)
        .body("{\"name\":\"New\"}")
        .patch("/workspaces/" + slug)
        .then()
        .statusCode(422)
        .body("errors[0].pointer", equalTo("header:If-Match"));
    for (String accept : List.of("nonsense", "application/xml", "*/*;q=2")) {
      assertThat(
              People.withSession(token)
                  .header("Accept", accept)
                  .get("/workspaces/" + slug)
                  .statusCode())
          .as(accept)
          .isLessThan(500);
    }
    assertThat(
            RestAssured.given()
                .basePath("/api/v1")
                .header("Authorization", "Basic x")
                .get("/session")
                .statusCode())
        .isEqualTo(401);
    People.withSession(token)
        .contentType("text/plain")
        .body("name=x")
        .patch("/workspaces/" + slug)
        .then()
        .statusCode(415)
        .body("type", equalTo("/problems/unsupported-media-type"));
  }

  @Test
  void aBodyThatIsTooLargeIsRefusedBeforeItIsSent() throws IOException {
    try (Socket socket = new Socket("localhost", RestAssured.port)) {
      socket.setSoTimeout(10_000);
      socket
          .getOutputStream()
          .write(
              """
              POST /api/v1/session HTTP/1.1\r
              Host: localhost\r
              Content-Type: application/json\r
              Content-Length: 999999999\r
              \r
              """
                  .getBytes(StandardCharsets.US_ASCII));
      assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
          .startsWith("HTTP/1.1 413 ")
          .contains("application/problem+json", "/problems/too-large", "Send at most 6 MiB");
    }
  }

  @Test
  void aStaleChangeIsRefused() {
    String path = "/workspaces/" + slug;
    String tag = People.withSession(token).get(path).header("ETag");
    People.withSession(token)
        .header("If-Match", tag)
        .body("{\"name\":\"One\"}")
        .patch(path)
        .then()
        .statusCode(200);
    People.withSession(token)
        .header("If-Match", tag)
        .body("{\"name\":\"Two\"}")
        .patch(path)
        .then()
        .statusCode(412)
        .body("type", equalTo("/problems/stale"));
    People.withSession(token).get(path).then().body("name", equalTo("One"));
  }

  private void invalid(String body, String pointer) {
    Response answer = People.withSession(token).body(body).patch("/workspaces/" + slug);
    assertThat(answer.statusCode()).as(body).isEqualTo(422);
    assertThat(answer.contentType()).as(body).startsWith("application/problem+json");
    String named = answer.jsonPath().getString("errors[0].pointer");
    assertThat(named == null ? "" : named).as(body).isEqualTo(pointer);
  }
}
