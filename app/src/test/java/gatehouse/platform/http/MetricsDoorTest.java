package gatehouse.platform.http;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class MetricsDoorTest {
  /** As the test profile of application.properties sets it. */
  private static final String TOKEN = "a token for the metrics";

  @Test
  void theTokenOpensTheMetrics() {
    given()
        .header("Authorization", "Bearer " + TOKEN)
        .get("/q/metrics")
        .then()
        .statusCode(200)
        .body(containsString("http_server"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Bearer", "Bearer ", "Bearer a token", "Basic " + TOKEN, TOKEN})
  void anythingElseIsRefused(String header) {
    for (String path : List.of("/q/metrics", "/q/metrics/")) {
      asking(header)
          .get(path)
          .then()
          .statusCode(401)
          .contentType("application/problem+json")
          .header("WWW-Authenticate", "Bearer")
          .body("type", equalTo("/problems/not-signed-in"));
    }
    for (String path : List.of("//q//metrics", "/q/./metrics", "/q/x/../metrics", "/%71/metrics")) {
      asking(header).get(path).then().statusCode(greaterThanOrEqualTo(400));
    }
  }

  private static RequestSpecification asking(String header) {
    RequestSpecification request = given().urlEncodingEnabled(false);
    return header.isEmpty() ? request : request.header("Authorization", header);
  }

  @Test
  void healthIsOpenAndTellsNoDetails() {
    given().get("/q/health").then().statusCode(200).body("status", equalTo("UP"));
  }
}
