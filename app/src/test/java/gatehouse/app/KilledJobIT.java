package gatehouse.app;

import static gatehouse.testkit.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import gatehouse.platform.postgres.DataDirectory;
import gatehouse.platform.postgres.Visit;
import gatehouse.testkit.ServerProcess;
import io.restassured.path.json.JsonPath;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * kill -9 in the middle of a job: the next server goes on where it was, nothing lost, nothing
 * twice.
 */
class KilledJobIT {
  private static final int MEMBERS = 20_000;
  private static final int ROWS = 8_000;
  private static final int INVITED = 150;
  private static final String IMPORTED =
      "select count(*) from member where email like 'import%@acme.example'";
  private static final String CHANGED =
      "select count(*) from member where email like '%@many.example' and role = 1";
  private static final Duration PATIENCE = Duration.ofMinutes(4);

  @Test
  void aBulkActionAndAnImportGoOnAfterKillEachPersonOnceAndOneMailEach(@TempDir Path data) {
    StringBuilder file = new StringBuilder("First Name,Last Name,Email,Team\n");
    for (int i = 0; i < ROWS; i++) {
      file.append("Person,%d,import%d@acme.example,Team %d\n".formatted(i, i, i % 40));
    }
    // Nobody listens there: the mail stays in the outbox, where it can be counted.
    String[] options = {"--import-rows", "0", "--smtp-url", "smtp://127.0.0.1:1"};
    String bulk;
    String incoming;
    try (ServerProcess server = ServerProcess.start("demo", data, options)) {
      populate(data);
      String cookie = signIn(server);
      incoming = begun(server, cookie, "text/csv", file.toString(), "/imports");
      bulk =
          begun(
              server,
              cookie,
              "application/json",
              """
              {"list":"members","action":"change-role","filter":{"q":"many"},"arguments":{"role":"monitor"}}
              """,
              "/bulk");
      eventually(
          PATIENCE,
          () ->
              assertThat(progress(server, cookie, incoming).getLong("done"))
                  .isGreaterThanOrEqualTo(ROWS / 10));
      eventually(
          PATIENCE,
          () -> assertThat(progress(server, cookie, bulk).getLong("done")).isGreaterThan(500));
      server.kill();
    }
    assertThat(count(data, IMPORTED)).as("it was killed half-way").isBetween(1L, ROWS - 1L);
    assertThat(count(data, CHANGED)).as("it was killed half-way").isBetween(1L, MEMBERS - 1L);
    try (ServerProcess server = ServerProcess.start("demo", data, options)) {
      String cookie = signIn(server);
      for (String job : List.of(bulk, incoming)) {
        eventually(
            PATIENCE,
            () ->
                assertThat(progress(server, cookie, job).getString("state"))
                    .isEqualTo("succeeded"));
      }
      assertThat(progress(server, cookie, bulk).getLong("done")).isEqualTo(MEMBERS);
      assertThat(progress(server, cookie, incoming).getLong("done")).isEqualTo(ROWS);
    }
    for (String each :
        List.of(
            CHANGED,
            "select count(*) from audit_entry where action = 'member.role-changed'"
                + " and subject_name like 'Member %'",
            "select count(distinct subject_id) from audit_entry where action = 'member.role-changed'"
                + " and subject_name like 'Member %'")) {
      assertThat(count(data, each)).as(each).isEqualTo(MEMBERS);
    }
    for (String once :
        List.of(
            IMPORTED,
            "select count(distinct recipient) from outbox_mail where recipient like 'import%'",
            "select count(*) from outbox_mail where recipient like 'import%'",
            "select count(*) from audit_entry where action = 'member.created'"
                + " and subject_name like 'Person %'",
            "select count(*) from account where email like 'import%'")) {
      assertThat(count(data, once)).as(once).isEqualTo(ROWS);
    }
  }

  private static String begun(
      ServerProcess server, String cookie, String type, String body, String path) {
    return RunIT.at(server)
        .cookie("gatehouse_session", cookie)
        .contentType(type)
        .body(body)
        .post("/workspaces/acme" + path)
        .then()
        .statusCode(202)
        .extract()
        .path("id");
  }

  @Test
  void invitationsGoOutAfterKillEachOnce(@TempDir Path data) {
    GreenMail mail = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    mail.start();
    try {
      String[] options = {"--smtp-url", "smtp://127.0.0.1:" + mail.getSmtp().getPort()};
      try (ServerProcess server = ServerProcess.start("demo", data, options)) {
        execute(data, "update workspace set seats = null");
        RunIT.at(server)
            .cookie("gatehouse_session", signIn(server))
            .body(
                Map.of(
                    "role",
                    "monitor",
                    "emails",
                    IntStream.range(0, INVITED)
                        .mapToObj(i -> "guest%d@kill.example".formatted(i))
                        .toList()))
            .post("/workspaces/acme/invitations")
            .then()
            .statusCode(200);
        eventually(PATIENCE, () -> assertThat(guests(mail)).hasSizeGreaterThan(20));
        server.kill();
      }
      assertThat(guests(mail)).as("it was killed half-way").hasSizeLessThan(INVITED);
      try (ServerProcess server = ServerProcess.start("demo", data, options)) {
        assertThat(signIn(server)).isNotEmpty();
        eventually(PATIENCE, () -> assertThat(guests(mail)).hasSize(INVITED));
        eventually(
            PATIENCE,
            () ->
                assertThat(
                        count(
                            data,
                            "select count(*) from invitation where email like '%@kill.example' and state = 'sent'"))
                    .isEqualTo(INVITED));
      }
      // Who got theirs in the moment of the kill may get it again, and knows it by its Message-ID.
      guests(mail).forEach((guest, ids) -> assertThat(ids).as(guest).hasSize(1));
    } finally {
      mail.stop();
    }
  }

  /** The Message-IDs that each guest has had. */
  private static Map<String, Set<String>> guests(GreenMail mail) {
    Map<String, Set<String>> had = new HashMap<>();
    try {
      for (MimeMessage message : mail.getReceivedMessages()) {
        String guest = message.getAllRecipients()[0].toString();
        if (guest.endsWith("@kill.example")) {
          had.computeIfAbsent(guest, g -> new HashSet<>()).add(message.getMessageID());
        }
      }
    } catch (MessagingException e) {
      throw new IllegalStateException(e);
    }
    return had;
  }

  private static JsonPath progress(ServerProcess server, String cookie, String job) {
    return RunIT.at(server)
        .cookie("gatehouse_session", cookie)
        .get("/workspaces/acme/jobs/" + job)
        .then()
        .statusCode(200)
        .extract()
        .jsonPath();
  }

  private static String signIn(ServerProcess server) {
    return RunIT.at(server)
        .body(Map.of("email", "admin@acme.example", "password", "correct horse battery staple"))
        .post("/session")
        .then()
        .statusCode(200)
        .extract()
        .cookie("gatehouse_session");
  }

  /** Rows at once: the members' own way in is not what this is about. */
  private static void populate(Path data) {
    execute(data, "update workspace set seats = null");
    execute(
        data,
        """
        with acme as (select id from workspace where slug = 'acme'),
          made as (insert into account (id, email, email_key, name, created_at)
            select gen_random_uuid(), 'm' || i || '@many.example', 'm' || i || '@many.example',
              'Member ' || i, now() from generate_series(1, %d) i returning id, email, name),
          people as (insert into person (workspace_id, id, email, email_key, name, account_id, search_key,
              created_at)
            select acme.id, gen_random_uuid(), email, email, name, made.id, email, now() from made, acme
            returning workspace_id, id, email, name)
        insert into member (workspace_id, id, person_id, name, name_key, email, email_key, role, status, created_at)
          select workspace_id, gen_random_uuid(), id, name, lower(name), email, email, 0, 1, now() from people
        """
            .formatted(MEMBERS));
  }

  private static void execute(Path data, String sql) {
    try (Visit visit = Visit.to(DataDirectory.at(data, data.resolve("programs")));
        Connection connection = visit.superuser("gatehouse");
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static long count(Path data, String sql) {
    try (Visit visit = Visit.to(DataDirectory.at(data, data.resolve("programs")));
        Connection connection = visit.superuser("gatehouse");
        Statement statement = connection.createStatement();
        var row = statement.executeQuery(sql)) {
      row.next();
      return row.getLong(1);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
