package gatehouse.app;

import static gatehouse.app.RunIT.at;
import static gatehouse.testkit.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import gatehouse.testkit.ServerProcess;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands of an operator beside a running server, and the way back from a backup. */
class BackupIT {
  private static final Map<String, String> ADMIN =
      Map.of("email", "admin@acme.example", "password", "correct horse battery staple");
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  @Test
  void aRestoreBringsTheRowsBackAndNoCredential(@TempDir Path folder) throws Exception {
    Path file = folder.resolve("backup.tar.gz");
    String cookie;
    String workspace;
    String token;
    try (ServerProcess server = ServerProcess.start("demo", folder.resolve("one"))) {
      cookie = signedIn(server);
      workspace =
          at(server)
              .cookie("gatehouse_session", cookie)
              .get("/session")
              .then()
              .statusCode(200)
              .extract()
              .path("workspaces.find { it.slug == 'acme' }.id");
      rename(server, cookie, workspace, "Before");
      var made =
          at(server)
              .cookie("gatehouse_session", cookie)
              .body(
                  Map.of(
                      "name",
                      "script",
                      "scopes",
                      List.of("read"),
                      "expiresAt",
                      Instant.now().plus(Duration.ofDays(2)).toString()))
              .post("/me/api-tokens")
              .then()
              .statusCode(201)
              .extract();
      token = made.path("token");
      at(server).auth().oauth2(token).get("/me").then().statusCode(200);

      command(0, "backup", file.toString(), "--data", folder.resolve("one").toString());

      rename(server, cookie, workspace, "After");
      at(server)
          .cookie("gatehouse_session", cookie)
          .delete("/me/api-tokens/" + made.path("id"))
          .then()
          .statusCode(204);
      at(server).cookie("gatehouse_session", cookie).delete("/session").then().statusCode(204);
      accountsAreMadeBesideTheServer(server, folder.resolve("one"));
    }
    Path two = folder.resolve("two");
    command(1, "restore", file.toString(), "--data", folder.resolve("one").toString());
    command(0, "restore", file.toString(), "--data", two.toString());
    try (ServerProcess server = ServerProcess.start("run", two)) {
      assertThat(two.resolve("restored")).doesNotExist();
      at(server).cookie("gatehouse_session", cookie).get("/session").then().statusCode(401);
      at(server).auth().oauth2(token).get("/me").then().statusCode(401);
      String fresh = signedIn(server);
      at(server)
          .cookie("gatehouse_session", fresh)
          .get("/workspaces/" + workspace)
          .then()
          .statusCode(200)
          .body("name", equalTo("Before"));
      at(server)
          .cookie("gatehouse_session", fresh)
          .get("/operator/audit")
          .then()
          .statusCode(200)
          .body("items.findAll { it.action == 'server.restored' }.actor.type", hasItem("system"));
      theChainVerifies(server, fresh, workspace);

      command(0, "restored", "--data", two.toString());
      at(server).cookie("gatehouse_session", fresh).get("/session").then().statusCode(401);
    }
  }

  private static void accountsAreMadeBesideTheServer(ServerProcess server, Path data) {
    String made =
        command(
            0, "account", "create", "new@acme.example", "--operator", "--data", data.toString());
    assertThat(made).containsPattern("http://localhost:\\d+/reset/\\S+").hasLineCount(3);
    String again = command(1, "account", "create", "new@acme.example", "--data", data.toString());
    assertThat(again).startsWith("gatehouse: new@acme.example has an account").hasLineCount(1);
    String operator = signedIn(server);
    at(server)
        .cookie("gatehouse_session", operator)
        .get("/operator/audit")
        .then()
        .statusCode(200)
        .body(
            "items.findAll { it.action == 'account.created' }.actor.type", hasItem("command-line"));
    String report =
        command(
            0,
            "doctor",
            "--data",
            data.toString(),
            "--port",
            server.address().replaceAll(".*:", ""));
    assertThat(report).contains("a Gatehouse server answers").doesNotContain("\nbad");
  }

  private static void theChainVerifies(ServerProcess server, String cookie, String workspace) {
    String job =
        at(server)
            .cookie("gatehouse_session", cookie)
            .post("/workspaces/" + workspace + "/audit/verification")
            .then()
            .statusCode(202)
            .extract()
            .path("id");
    eventually(
        PATIENCE,
        () -> assertThat(stateOf(server, cookie, workspace, job)).isIn("succeeded", "failed"));
    assertThat(stateOf(server, cookie, workspace, job)).isEqualTo("succeeded");
  }

  private static String stateOf(ServerProcess server, String cookie, String workspace, String job) {
    return at(server)
        .cookie("gatehouse_session", cookie)
        .get("/workspaces/" + workspace + "/jobs/" + job)
        .then()
        .statusCode(200)
        .extract()
        .path("state");
  }

  private static void rename(ServerProcess server, String cookie, String workspace, String name) {
    at(server)
        .cookie("gatehouse_session", cookie)
        .body(Map.of("name", name))
        .patch("/workspaces/" + workspace)
        .then()
        .statusCode(200);
  }

  private static String signedIn(ServerProcess server) {
    return at(server)
        .body(ADMIN)
        .post("/session")
        .then()
        .statusCode(200)
        .extract()
        .cookie("gatehouse_session");
  }

  /** Runs a command to its end and answers what it printed: no stack trace, no log. */
  private static String command(int status, String... typed) {
    String[] rest = List.of(typed).subList(1, typed.length).toArray(String[]::new);
    ServerProcess process = ServerProcess.launch(typed[0], Map.of(), rest);
    assertThat(process.awaitExit()).as(process.text()).isEqualTo(status);
    assertThat(process.text()).doesNotContain("\tat ", " INFO ");
    return process.text();
  }
}
