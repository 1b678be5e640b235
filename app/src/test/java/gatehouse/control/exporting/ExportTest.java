package gatehouse.control.exporting;

import static gatehouse.testkit.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import gatehouse.control.access.Role;
import gatehouse.testkit.People;
import gatehouse.testkit.Superuser;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The list of members as a file. */
@QuarkusTest
class ExportTest {
  private static int number;

  @Inject People people;

  private UUID workspace = new UUID(0, 0);
  private String slug = "";
  private String token = "";

  @BeforeEach
  void newWorkspace() {
    slug = "export-" + ++number;
    workspace = people.workspace(slug);
    token = people.signIn(people.member("admin@" + slug + ".example", workspace, Role.ADMIN));
    for (int i = 0; i < 12; i++) {
      people.member(
          "m" + i + "@" + slug + ".example", workspace, i % 2 == 0 ? Role.EDITOR : Role.MONITOR);
    }
  }

  @Test
  void theFileIsTheViewInItsOrderAndColumns() {
    String sort = "-email";
    List<String> shown =
        admin()
            .queryParam("role", "editor")
            .queryParam("sort", sort)
            .get("/workspaces/" + slug + "/members")
            .jsonPath()
            .getList("items.email");
    Response file =
        export(
            Map.of(
                "list",
                "members",
                "filter",
                Map.of("role", List.of("editor")),
                "sort",
                sort,
                "columns",
                List.of("role", "email", "team", "sites", "lastLogin", "id"),
                "format",
                "csv"));
    List<String> lines = file.asString().lines().toList();
    assertThat(file.contentType()).startsWith("text/csv");
    assertThat(file.header("Content-Disposition")).contains("users-").contains(".csv");
    assertThat(lines.getFirst()).isEqualTo("Role,E-mail,Team,Remote Sites,Last login,ID");
    assertThat(lines.subList(1, lines.size()).stream().map(line -> line.split(",", -1)[1]))
        .containsExactlyElementsOf(shown)
        .hasSize(6);
    assertThat(lines.get(1)).startsWith("Editor,").contains(",Unassigned,,Never,mem_");
    assertThat(
            people.number(
                """
                select count(*) from audit_entry where workspace_id = ? and action = 'members.exported'
                  and after ->> 'rows' = '6'
                """,
                workspace))
        .isEqualTo(1);
  }

  @Test
  void cellsThatBeginLikeAFormulaAreTexts(@TempDir Path folder) throws IOException {
    Superuser.execute(
        "update member set name = '=HYPERLINK(1)', name_key = '=h' where workspace_id = '%s' and email like 'm3@%%'"
            .formatted(workspace));
    Map<String, Object> wanted =
        Map.of("list", "members", "filter", Map.of("q", "m3@"), "columns", List.of("name"));
    assertThat(export(with(wanted, "csv")).asString().lines().toList())
        .containsExactly("Name", "'=HYPERLINK(1)");
    byte[] book = export(with(wanted, "xlsx")).asByteArray();
    Path file = Files.write(folder.resolve("members.xlsx"), book);
    // By the table at its end, as office programs read it: sizes stand behind the entries.
    try (ZipFile zip = new ZipFile(file.toFile())) {
      String sheet =
          new String(
              zip.getInputStream(zip.getEntry("xl/worksheets/sheet1.xml")).readAllBytes(),
              StandardCharsets.UTF_8);
      assertThat(sheet).contains("=HYPERLINK(1)").contains("inlineStr").doesNotContain("<f>");
    }
  }

  @Test
  void whatCannotBeExportedIsSaid() {
    Map.of(
            "{\"format\":\"csv\"}", "/list",
            "{\"list\":\"members\"}", "/format",
            "{\"list\":\"people\",\"format\":\"csv\"}", "/list",
            "{\"list\":\"members\",\"format\":\"csv\",\"columns\":[]}", "/columns",
            "{\"list\":\"members\",\"format\":\"csv\",\"columns\":[\"email\",\"email\"]}",
                "/columns",
            "{\"list\":\"members\",\"format\":\"csv\",\"columns\":[\"password\"]}", "/columns/0",
            "{\"list\":\"members\",\"format\":\"csv\",\"sort\":\"password\"}", "/sort",
            "{\"list\":\"members\",\"format\":\"csv\",\"filter\":{\"team\":[\"x\"]}}",
                "/filter/team",
            "{\"list\":\"members\",\"format\":\"csv\",\"filter\":{\"workspace\":[\"x\"]}}",
                "/filter/workspace")
        .forEach((body, pointer) -> {
          Response refused = admin().body(body).post("/workspaces/" + slug + "/exports");
          assertThat(refused.statusCode()).as(body + refused.asString()).isEqualTo(422);
          assertThat(refused.jsonPath().getString("errors[0].pointer")).as(body).isEqualTo(pointer);
        });
  }

  private static Map<String, Object> with(Map<String, Object> wanted, String format) {
    Map<String, Object> all = new java.util.HashMap<>(wanted);
    all.put("format", format);
    return all;
  }

  private Response export(Map<String, Object> wanted) {
    Response started = admin().body(wanted).post("/workspaces/" + slug + "/exports");
    assertThat(started.statusCode()).as(started.asString()).isEqualTo(202);
    String job = "/workspaces/" + slug + "/jobs/" + started.jsonPath().getString("id");
    eventually(
        Duration.ofSeconds(60),
        () -> assertThat(admin().get(job).jsonPath().getString("state")).isEqualTo("succeeded"));
    Response file = admin().get(job + "/result");
    assertThat(file.statusCode()).isEqualTo(200);
    return file;
  }

  private RequestSpecification admin() {
    return People.withSession(token);
  }
}
