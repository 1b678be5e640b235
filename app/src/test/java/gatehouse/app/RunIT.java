package gatehouse.app;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import gatehouse.testkit.ServerProcess;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The built server as a process of its own, as its operator meets it. */
class RunIT {
  private static final Map<String, String> FIRST =
      Map.of(
          "email", "first@example.com",
          "firstName", "Fi",
          "lastName", "Rst",
          "password", "quiet rivers bend slowly",
          "workspaceName", "First Works");

  @Test
  void anEmptyServerIsSetUpByItsLinkAndSurvivesKill(@TempDir Path data) {
    try (ServerProcess server = ServerProcess.start("run", data)) {
      Matcher link = Pattern.compile("/setup\\?token=(\\S+)").matcher(server.text());
      assertThat(link.find()).as(server.text()).isTrue();
      given().get(server.address() + "/").then().statusCode(200).contentType(ContentType.HTML);
      var body = new java.util.HashMap<>(FIRST);
      body.put("token", link.group(1));
      at(server).body(body).post("/setup").then().statusCode(201);
      server.kill();
    }
    try (ServerProcess server = ServerProcess.start("run", data)) {
      assertThat(server.text()).doesNotContain("/setup?token=");
      at(server)
          .body(Map.of("email", FIRST.get("email"), "password", FIRST.get("password")))
          .post("/session")
          .then()
          .statusCode(200)
          .body("workspaces[0].slug", equalTo("first-works"));
    }
  }

  @Test
  void twoServersOnOneDataDirectoryAreToldApart(@TempDir Path data) {
    try (ServerProcess first = ServerProcess.start("run", data)) {
      ServerProcess second =
          ServerProcess.launch("run", Map.of(), "--data", data.toString(), "--port", "0");
      assertThat(second.awaitExit()).isNotZero();
      assertThat(second.text()).contains(data.toString()).doesNotContain("\tat ");
      assertThat(second.text()).as("one sentence").hasLineCount(1);
      given().get(first.address() + "/api/v1/setup").then().statusCode(200);
      given()
          .header("Authorization", "Bearer ")
          .get(first.address() + "/q/metrics")
          .then()
          .statusCode(401);
      assertThat(first.stop()).as("ended by SIGTERM").isEqualTo(143);
      assertThat(first.text()).doesNotContain("\tat ", " INFO ", " WARN ", " ERROR ", "WARNING");
    }
  }

  @Test
  void theLogIsJsonWhenAskedForAndAKilledServersDatabaseIsTakenOver(@TempDir Path data) {
    try (ServerProcess server = ServerProcess.start("run", data)) {
      server.kill();
    }
    try (ServerProcess server = ServerProcess.start("run", data, "--log-format", "json")) {
      assertThat(server.text()).containsPattern("\\{.*\"message\":\"Adopted the PostgreSQL");
    }
  }

  @Test
  void aWrongSettingIsNamedInOneSentence(@TempDir Path data) {
    ServerProcess server =
        ServerProcess.launch("run", Map.of("GATEHOUSE_PORT", "eighty"), "--data", data.toString());
    assertThat(server.awaitExit()).isEqualTo(2);
    assertThat(server.text()).contains("GATEHOUSE_PORT").doesNotContain("\tat ");
  }

  static RequestSpecification at(ServerProcess server) {
    return given()
        .baseUri(server.address())
        .basePath("/api/v1")
        .header("Sec-Fetch-Site", "same-origin")
        .contentType(ContentType.JSON);
  }
}
