package gatehouse.control.importing;

import static gatehouse.testkit.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import gatehouse.control.access.Role;
import gatehouse.control.member.Existing;
import gatehouse.control.member.Verdict;
import gatehouse.platform.ids.IdType;
import gatehouse.testkit.Mailbox;
import gatehouse.testkit.People;
import gatehouse.testkit.Superuser;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Members from a file. */
@QuarkusTest
class ImportTest {
  private static final String HEADINGS = "First Name,Last Name,Email,Team,Remote Sites,Role,Tags\n";
  private static final int LARGEST = 5 * 1024 * 1024;
  private static int number;

  @Inject People people;
  @Inject MemberImports imports;
  @Inject Mailbox mailbox;

  private UUID workspace = new UUID(0, 0);
  private String slug = "";
  private String token = "";

  @BeforeEach
  void newWorkspace() {
    slug = "import-" + ++number;
    workspace = people.workspace(slug);
    token = people.signIn(people.member("admin@" + slug + ".example", workspace, Role.ADMIN));
    for (String site : List.of("HQ", "Branch A")) {
      admin().body(Map.of("name", site)).post("/workspaces/" + slug + "/sites");
    }
    admin().body(Map.of("name", "Night")).post("/workspaces/" + slug + "/tags");
  }

  @Test
  void everyRowHasItsVerdictAndADryRunSaysTheSameAndChangesNothing() {
    people.account(address("account"));
    people.join(people.account(address("member")), workspace, Role.EDITOR);
    String file =
        HEADINGS
            + "Ann,Lee,%1$s,Crew,\"HQ, branch a\",Editor,night\n".formatted(address("ann"))
            + "Bob,Ray,%1$s,crew,All,agent-user,\n".formatted(address("bob"))
            + "Cy,Known,%1$s,,,,\n".formatted(address("account"))
            + "Di,Member,%1$s,,,,\n".formatted(address("member"))
            + "Ed,Twice,%1$s,,,,\n".formatted(address("ANN"))
            + ",NoName,%1$s,,,,\n".formatted(address("noname"))
            + "No,Address,,,,,\n"
            + "Bad,Address,not an address,,,,\n"
            + "Bad,Site,%1$s,,\"HQ, Nowhere\",,\n".formatted(address("site"))
            + "Bad,Tag,%1$s,,,,Unknown\n".formatted(address("tag"))
            + "Bad,Role,%1$s,,,owner,\n".formatted(address("role"))
            + "%1$s,Long,%2$s,,,,\n".formatted("x".repeat(121), address("long"))
            + "%1$s,Fits,%2$s,,,,\n".formatted("x".repeat(120), address("fits"))
            + "=1+1,\"@SUM(A1)\",%1$s,,,,\n".formatted(address("formula"))
            + "Too,Many,%1$s,,,,,cells\n".formatted(address("many"))
            + "\n";
    List<String> expected =
        List.of(
            "done", "done", "done", "skipped", "failed", "failed", "failed", "failed", "failed",
            "failed", "failed", "failed", "done", "done", "failed");
    long before = people.number("select count(*) from account");
    List<Map<String, String>> rehearsed = items(run(file, "?dryRun=true"));
    assertThat(rehearsed).extracting(item -> item.get("outcome")).isEqualTo(expected);
    assertThat(people.number("select count(*) from account")).isEqualTo(before);
    assertThat(people.number("select count(*) from team where workspace_id = ?", workspace))
        .isZero();

    String job = run(file, "");
    List<Map<String, String>> items = items(job);
    assertThat(items).extracting(item -> item.get("outcome")).isEqualTo(expected);
    for (int i = 0; i < items.size(); i++) {
      if (!expected.get(i).equals("done")) {
        assertThat(items.get(i).get("reason")).isEqualTo(rehearsed.get(i).get("reason"));
      }
    }
    assertThat(items.get(4).get("reason")).contains("line 2");
    assertThat(items.get(8).get("reason")).contains("Nowhere");

    JsonPath ann = member("ann");
    assertThat(ann.getString("items[0].team.name")).isEqualTo("Crew");
    assertThat(ann.getList("items[0].sites.name")).containsExactly("Branch A", "HQ");
    assertThat(ann.getList("items[0].tags.name")).containsExactly("Night");
    assertThat(ann.getString("items[0].role")).isEqualTo("editor");
    JsonPath bob = member("bob");
    assertThat(bob.getString("items[0].team.name"))
        .as("one team in any spelling")
        .isEqualTo("Crew");
    assertThat(bob.getString("items[0].sites")).isEqualTo("all");
    assertThat(member("formula").getString("items[0].name")).isEqualTo("=1+1 @SUM(A1)");
    assertThat(mailbox.of(address("ann"))).hasSize(1);
    assertThat(mailbox.of(address("account"))).hasSize(1);
    assertThat(mailbox.of(address("member"))).isEmpty();
    assertThat(mailbox.of(address("site"))).isEmpty();
    assertThat(audited()).isEqualTo(5);

    Response errors = admin().get("/workspaces/" + slug + "/imports/" + job + "/errors.csv");
    assertThat(errors.statusCode()).isEqualTo(200);
    assertThat(errors.contentType()).startsWith("text/csv");
    assertThat(errors.asString().lines().toList())
        .hasSize(11)
        .first()
        .isEqualTo("First Name,Last Name,Email,Team,Remote Sites,Role,Tags,Line,Reason");
    // What was not taken in is a file of its own, also with the reasons in it.
    assertThat(items(run(errors.asString(), "?dryRun=true"))).hasSize(10);
  }

  @Test
  void theSameFileAgainAddsNobodyAndSendsNothing() {
    String file = HEADINGS + "Ann,Lee,%s,Crew,HQ,,\n".formatted(address("again"));
    run(file, "");
    assertThat(items(run(file, "")))
        .extracting(item -> item.get("outcome"))
        .containsExactly("skipped");
    assertThat(mailbox.of(address("again"))).hasSize(1);
    String moved = HEADINGS + "Other,Name,%s,Other Team,All,monitor,\n".formatted(address("again"));
    assertThat(items(run(moved, "?existing=update")))
        .extracting(item -> item.get("outcome"))
        .containsExactly("done");
    JsonPath now = member("again");
    assertThat(now.getString("items[0].team.name")).isEqualTo("Other Team");
    assertThat(now.getString("items[0].sites")).isEqualTo("all");
    assertThat(now.getString("items[0].role")).isEqualTo("monitor");
    assertThat(now.getString("items[0].name")).as("names are their owner's").isEqualTo("Ann Lee");
    String last = HEADINGS + "Ad,Min,admin@%s.example,,,monitor,\n".formatted(slug);
    assertThat(items(run(last, "?existing=update")).getFirst().get("outcome")).isEqualTo("failed");
  }

  @Test
  void seatsAreGivenRowByRow() {
    Superuser.execute("update workspace set seats = 3 where id = '%s'".formatted(workspace));
    StringBuilder file = new StringBuilder("First Name,Last Name,Email\n");
    for (int i = 0; i < 4; i++) {
      file.append("P,%d,%s\n".formatted(i, address("seat" + i)));
    }
    List<String> expected = List.of("done", "done", "failed", "failed");
    assertThat(items(run(file.toString(), "?dryRun=true")))
        .extracting(item -> item.get("outcome"))
        .isEqualTo(expected);
    assertThat(items(run(file.toString(), "")))
        .extracting(item -> item.get("outcome"))
        .isEqualTo(expected);
  }

  @Test
  void filesAreReadAsSpreadsheetsWriteThem() {
    List<Map.Entry<Charset, byte[]>> encodings =
        List.of(
            Map.entry(StandardCharsets.UTF_8, new byte[0]),
            Map.entry(StandardCharsets.UTF_8, new byte[] {(byte) 0xef, (byte) 0xbb, (byte) 0xbf}),
            Map.entry(StandardCharsets.UTF_16LE, new byte[] {(byte) 0xff, (byte) 0xfe}),
            Map.entry(StandardCharsets.UTF_16BE, new byte[] {(byte) 0xfe, (byte) 0xff}),
            Map.entry(StandardCharsets.UTF_16LE, new byte[0]));
    for (int i = 0; i < encodings.size(); i++) {
      ByteArrayOutputStream file = new ByteArrayOutputStream();
      file.writeBytes(encodings.get(i).getValue());
      file.writeBytes(
          "E-Mail;first_name;LAST NAME;Remote Sites\r\n%s;Zoë;Łukasz;\"HQ,Branch A\"\r\n"
              .formatted(address("enc" + i))
              .getBytes(encodings.get(i).getKey()));
      String job = accepted(post(file.toByteArray(), ""));
      assertThat(items(job))
          .as("encoding " + i)
          .extracting(m -> m.get("outcome"))
          .containsExactly("done");
      assertThat(member("enc" + i).getString("items[0].name")).isEqualTo("Zoë Łukasz");
    }
    byte[] western =
        "First Name,Last Name,Email\nZoë,Lee,%s\nZoe,Lee,%s\n"
            .formatted(address("west"), address("plain"))
            .getBytes(StandardCharsets.ISO_8859_1);
    assertThat(items(accepted(post(western, ""))))
        .extracting(item -> item.get("outcome"))
        .containsExactly("failed", "done");
    byte[] zero =
        "First Name,Last Name,Email\nA\0b,Lee,%s\n"
            .formatted(address("nul"))
            .getBytes(StandardCharsets.UTF_8);
    assertThat(items(accepted(post(zero, ""))))
        .extracting(m -> m.get("outcome"))
        .containsExactly("failed");
  }

  @Test
  void columnsOfOtherNamesAreMappedAndThoseThatAreNotForAnImportRefused() {
    String german = "Vorname,Nachname,Adresse,Notiz\nAnn,Lee,%s,x\n".formatted(address("map"));
    Response mapped =
        admin()
            .queryParam(
                "map", "Vorname:firstName", "Nachname:lastName", "Adresse:email", "Notiz:ignored")
            .contentType("text/csv")
            .body(german.getBytes(StandardCharsets.UTF_8))
            .post("/workspaces/" + slug + "/imports");
    assertThat(items(accepted(mapped))).extracting(m -> m.get("outcome")).containsExactly("done");
    for (String column : List.of("workspaceId", "Status", "id", "operator")) {
      Response refused =
          post(
              "First Name,Last Name,Email,%s\nA,B,c@d.example,x\n"
                  .formatted(column)
                  .getBytes(StandardCharsets.UTF_8),
              "");
      assertThat(refused.statusCode()).isEqualTo(422);
      assertThat(refused.jsonPath().getString("errors[0].pointer")).isEqualTo("/" + column);
    }
    Map.of(
            "First Name,Last Name\nA,B\n", "/Email",
            "First Name,Last Name,Email,e-mail\nA,B,c@d.example,c@d.example\n", "/e-mail",
            "", "",
            "First Name,Last Name,Email\n", "",
            "First Name,Last Name,Email\nA,B,\"c@d.example\n", "")
        .forEach((file, pointer) -> {
          Response refused = post(file.getBytes(StandardCharsets.UTF_8), "");
          assertThat(refused.statusCode()).as(file).isEqualTo(422);
          assertThat(refused.jsonPath().getString("errors[0].pointer")).as(file).isEqualTo(pointer);
        });
    for (String query :
        List.of("?map=x", "?map=Nothing:email", "?existing=replace", "?dryRun=maybe", "?what=x")) {
      post((HEADINGS + "A,B,c@d.example,,,,\n").getBytes(StandardCharsets.UTF_8), query)
          .then()
          .statusCode(422)
          .body("errors[0].pointer", equalTo(query.replaceAll("=.*", "")));
    }
    admin().body("{}").post("/workspaces/" + slug + "/imports").then().statusCode(415);
  }

  @Test
  void fiveHundredRowsAndFiveMegabytesAreTheLimit() {
    assertThat(post(rows(501).getBytes(StandardCharsets.UTF_8), "").statusCode()).isEqualTo(422);
    String job = run(rows(500), "");
    assertThat(items(job))
        .hasSize(500)
        .allSatisfy(item -> assertThat(item).containsEntry("outcome", "done"));
    assertThat(audited()).isEqualTo(500);
    byte[] large = new byte[LARGEST + 1];
    java.util.Arrays.fill(large, (byte) '\n');
    byte[] one =
        (HEADINGS + "A,B,%s,,,,\n".formatted(address("large"))).getBytes(StandardCharsets.UTF_8);
    System.arraycopy(one, 0, large, 0, one.length);
    assertThat(post(large, "").statusCode()).isEqualTo(413);
    assertThat(post(java.util.Arrays.copyOf(large, LARGEST), "").statusCode()).isEqualTo(202);
  }

  @Test
  void onlyAdminsImportAndAnImportIsNotThereForOthers() {
    String job = run(HEADINGS + "A,B,%s,,,,\n".formatted(address("own")), "");
    var monitor = people.member(address("monitor"), workspace, Role.MONITOR);
    String path = "/workspaces/" + slug + "/imports";
    people.as(monitor).contentType("text/csv").body("x").post(path).then().statusCode(403);
    people.as(monitor).get(path + "/" + job + "/errors.csv").then().statusCode(403);
    admin()
        .get(path + "/" + IdType.JOB.format(UUID.randomUUID()) + "/errors.csv")
        .then()
        .statusCode(404);
  }

  @Test
  void aLongFileOfTheCommandLineTwiceAtOnceBringsEachOnceAndTellsInOrder() throws Exception {
    people.account(address("person7"));
    StringBuilder file = new StringBuilder(HEADINGS);
    for (int i = 0; i < 3_300; i++) {
      String email = i == 1_500 ? "nobody" : address("person" + i);
      file.append("Ann,Lee,%s,Team %d,,editor,\n".formatted(email, i % 1_700));
    }
    byte[] bytes = file.toString().getBytes(StandardCharsets.UTF_8);
    Callable<List<Verdict.Kind>> run =
        () -> {
          List<Verdict.Kind> kinds = new ArrayList<>();
          List<Long> lines = new ArrayList<>();
          imports.run(
              workspace,
              new ByteArrayInputStream(bytes),
              Existing.SKIP,
              false,
              (row, verdict) -> {
                kinds.add(verdict.kind());
                if (verdict.kind() != Verdict.Kind.FAILED) {
                  lines.add(row.line());
                }
              });
          assertThat(lines).isSorted().hasSize(3_299);
          return kinds;
        };
    List<Verdict.Kind> all = new ArrayList<>();
    try (ExecutorService both = Executors.newFixedThreadPool(2)) {
      for (Future<List<Verdict.Kind>> one : both.invokeAll(List.of(run, run))) {
        all.addAll(one.get());
      }
    }
    assertThat(all).filteredOn(Verdict.Kind.ADDED::equals).hasSize(3_299);
    assertThat(all).filteredOn(Verdict.Kind.SKIPPED::equals).hasSize(3_299);
    assertThat(all).filteredOn(Verdict.Kind.FAILED::equals).hasSize(2);
    admin()
        .get("/workspaces/" + slug + "/members?limit=1")
        .then()
        .body("total.value", equalTo(3_300));
    // Nobody waits for these, and other mail would wait behind them.
    Superuser.execute("delete from outbox_mail where recipient like '%@" + slug + ".example'");
  }

  private String rows(int count) {
    StringBuilder file = new StringBuilder("First Name,Last Name,Email\n");
    for (int i = 0; i < count; i++) {
      file.append("P,%d,%s\n".formatted(i, address("row" + i)));
    }
    return file.toString();
  }

  private String run(String file, String query) {
    return accepted(post(file.getBytes(StandardCharsets.UTF_8), query));
  }

  private Response post(byte[] file, String query) {
    return admin()
        .contentType("text/csv")
        .body(file)
        .post("/workspaces/" + slug + "/imports" + query);
  }

  private String accepted(Response answer) {
    assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(202);
    String job = answer.jsonPath().getString("id");
    eventually(
        Duration.ofSeconds(60),
        () ->
            assertThat(
                    admin()
                        .get("/workspaces/" + slug + "/jobs/" + job)
                        .jsonPath()
                        .getString("state"))
                .isEqualTo("succeeded"));
    return job;
  }

  private List<Map<String, String>> items(String job) {
    List<Map<String, String>> items = new ArrayList<>();
    String cursor = null;
    do {
      RequestSpecification request = admin().queryParam("limit", 200);
      if (cursor != null) {
        request.queryParam("cursor", cursor);
      }
      JsonPath page = request.get("/workspaces/" + slug + "/jobs/" + job + "/items").jsonPath();
      items.addAll(page.getList("items"));
      cursor = page.getString("nextCursor");
    } while (cursor != null);
    return items;
  }

  private JsonPath member(String local) {
    return admin()
        .queryParam("q", address(local))
        .get("/workspaces/" + slug + "/members")
        .jsonPath();
  }

  private RequestSpecification admin() {
    return People.withSession(token);
  }

  private String address(String local) {
    return local + "@" + slug + ".example";
  }

  private long audited() {
    return people.number(
        "select count(*) from audit_entry where workspace_id = ? and action = 'member.created'",
        workspace);
  }
}
