package gatehouse.control.agent;

import static gatehouse.testkit.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import gatehouse.control.access.Role;
import gatehouse.control.account.Account;
import gatehouse.control.account.AccountStatus;
import gatehouse.control.account.Accounts;
import gatehouse.control.agent.AdmissionException.Kind;
import gatehouse.control.project.Project;
import gatehouse.control.project.ProjectGate;
import gatehouse.platform.database.Database;
import gatehouse.platform.events.EventBus;
import gatehouse.platform.ids.IdType;
import gatehouse.testkit.People;
import gatehouse.testkit.Superuser;
import gatehouse.testkit.TestClock;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who is let in through an agent key, and that it ends at once. */
@QuarkusTest
class AdmissionTest {
  private static final AtomicInteger NUMBER = new AtomicInteger();
  private static final InetAddress HOME = InetAddress.ofLiteral("192.0.2.17");
  private static final Map<String, ?> ANY = Map.of("kind", "any");

  @Inject Admissions admissions;
  @Inject People people;
  @Inject Accounts accounts;
  @Inject Database database;
  @Inject ProjectGate gate;
  @Inject EventBus bus;
  @Inject TestClock clock;

  private String slug = "";
  private UUID workspace = new UUID(0, 0);
  private String token = "";
  private String agent = "";

  @BeforeEach
  void anAgent() {
    slug = "adm" + NUMBER.incrementAndGet();
    workspace = people.workspace(slug);
    token = people.signIn(people.member("admin@" + slug + ".example", workspace, Role.ADMIN));
    agent = agent("tools");
  }

  @AfterEach
  void backToNormal() {
    clock.reset();
    bus.start();
    eventually(bus::isHearing, "hears again");
  }

  @Test
  void whoIsNamedByAValidKeyComesInAndIsAUserOfTheProject() {
    String key = key(ANY);
    Admitted admitted = admit(key, "Ann@Example.com");
    assertThat(admitted.project().slug()).isEqualTo("tools");
    assertThat(admitted.agentName()).isEqualTo("Assistant");
    assertThat(admitted.email()).isEqualTo("Ann@example.com");
    assertThat(admissions.holds(admitted)).isTrue();
    assertThat(admit(key, "ann@EXAMPLE.com").projectUserId()).isEqualTo(admitted.projectUserId());
    Project project = gate.of(workspace, "tools");
    assertThat(
            admissions.admit(
                new AgentCall(
                    IdType.WORKSPACE.format(workspace),
                    project.typeId(),
                    key,
                    "ann@example.com",
                    HOME)))
        .isEqualTo(admit(key, "ann@example.com"));
    assertThat(users()).isEqualTo(1);
    asAdmin().get(keys()).then().body("items[0].lastUsedAt", org.hamcrest.Matchers.notNullValue());
  }

  @Test
  void aKeyThatIsNotValidHereIsRefusedBeforeAnybodyIsLookedUp() {
    String key = key(ANY);
    String expiring =
        keyWith(Map.of("binding", ANY, "expiresAt", Instant.now().plusSeconds(3_600).toString()));
    String ended = key(ANY);
    asAdmin().delete(keys() + "/" + idOf(ended)).then().statusCode(204);
    agent("others");
    String secret = key.substring(key.indexOf('.'));
    clock.move(Duration.ofHours(2));
    for (@Nullable String wrong :
        new @Nullable String[] {
          null,
          "",
          "x",
          key + "x",
          key.substring(0, key.length() - 1) + (key.endsWith("A") ? "B" : "A"),
          "gha_" + IdType.AGENT_KEY.format(UUID.randomUUID()).substring(4) + secret,
          ended,
          expiring,
        }) {
      assertThat(refused(call("tools", wrong, "nobody@example.com"))).as(wrong).isEqualTo(Kind.KEY);
    }
    assertThat(refused(call("others", key, "nobody@example.com")))
        .as("a key of another project")
        .isEqualTo(Kind.KEY);
    String stranger = slug + "-b";
    people.workspace(stranger);
    assertThat(refused(new AgentCall(stranger, "tools", key, "nobody@example.com", HOME)))
        .as("another workspace")
        .isEqualTo(Kind.KEY);
    assertThat(refused(call("nothing", key, "nobody@example.com"))).isEqualTo(Kind.NO_PROJECT);
    assertThat(refused(call("nothing", ended, "nobody@example.com"))).isEqualTo(Kind.KEY);
    assertThat(people.number("select count(*) from person where email_key = 'nobody@example.com'"))
        .isZero();
  }

  @Test
  void aRequestThatNamesNobodyOrNoAddressIsRefused() {
    String key = key(ANY);
    assertThat(refused(call("tools", key, null))).isEqualTo(Kind.EMAIL_MISSING);
    assertThat(refused(call("tools", key, "  "))).isEqualTo(Kind.EMAIL_MISSING);
    for (String wrong :
        List.of(
            "ann",
            "ann@",
            "a@example.com,b@example.com",
            "a@example.com\r\nx: y",
            "a b@example.com",
            "a@example.com\u200b")) {
      assertThat(refused(call("tools", key, wrong))).as(wrong).isEqualTo(Kind.EMAIL_MALFORMED);
    }
    assertThat(users()).isZero();
  }

  @Test
  void aKeyIsGoodOnlyFromTheAddressesItIsMadeFor() {
    String key =
        keyWith(Map.of("binding", ANY, "addresses", List.of("192.0.2.0/24", "2001:db8::/32")));
    for (String good : List.of("192.0.2.1", "192.0.2.255", "2001:db8::7", "::ffff:192.0.2.9")) {
      assertThat(admissions.admit(from(key, good)).email()).isEqualTo("ann@example.com");
    }
    for (String bad : List.of("192.0.3.1", "10.0.0.1", "2001:db9::1", "::1")) {
      assertThat(refused(from(key, bad))).as(bad).isEqualTo(Kind.KEY);
    }
    assertThat(audited("address-not-allowed")).as("once a minute").isEqualTo(1);
  }

  @Test
  void aKeyNamesOnlyThoseItIsBoundTo() {
    String listed = key(Map.of("kind", "list", "emails", List.of("ann@example.com")));
    admit(listed, "ANN@example.com");
    assertThat(refused(call("tools", listed, "bob@example.com"))).isEqualTo(Kind.NOT_BOUND);
    String domain = key(Map.of("kind", "domains", "domains", List.of("example.com")));
    admit(domain, "cid@Example.COM");
    for (String other : List.of("cid@sub.example.com", "cid@notexample.com", "cid@example.co")) {
      assertThat(refused(call("tools", domain, other))).isEqualTo(Kind.NOT_BOUND);
    }
    String team =
        asAdmin()
            .body(Map.of("name", "Sales"))
            .post("/workspaces/" + slug + "/teams")
            .then()
            .extract()
            .path("id");
    String bound = key(Map.of("kind", "team", "team", team));
    String inTeam = "dan@" + slug + ".example";
    UUID member = people.join(people.account(inTeam), workspace, Role.EDITOR);
    assertThat(refused(call("tools", bound, inTeam))).isEqualTo(Kind.NOT_BOUND);
    asAdmin()
        .body(Map.of("team", team))
        .patch("/workspaces/" + slug + "/members/" + IdType.MEMBER.format(member))
        .then()
        .statusCode(200);
    Admitted admitted = admit(bound, inTeam);
    asAdmin().delete("/workspaces/" + slug + "/teams/" + team).then().statusCode(204);
    assertThat(admissions.holds(admitted)).as("the team is gone").isFalse();
    assertThat(refused(call("tools", bound, inTeam))).isEqualTo(Kind.NOT_BOUND);
    assertThat(people.number("select count(*) from person where email_key = 'bob@example.com'"))
        .as("who may not be named is not made known")
        .isZero();
  }

  @Test
  void namingSomebodyOutsideTheBindingIsAuditedOnceAMinute() {
    clock.stop();
    String key = key(Map.of("kind", "domains", "domains", List.of("example.com")));
    for (int i = 0; i < 5; i++) {
      assertThat(refused(call("tools", key, "x" + i + "@evil.example"))).isEqualTo(Kind.NOT_BOUND);
    }
    assertThat(audited("not-bound")).isEqualTo(1);
    clock.move(Duration.ofSeconds(61));
    assertThat(refused(call("tools", key, "y@evil.example"))).isEqualTo(Kind.NOT_BOUND);
    assertThat(audited("not-bound")).isEqualTo(2);
    assertThat(
            people.number(
                """
                select count(*) from audit_entry where workspace_id = ? and action = 'agent.refused'
                  and after ->> 'email' = 'x0@evil.example' and actor_name = 'Assistant'
                """,
                workspace))
        .isEqualTo(1);
  }

  @Test
  void manyFirstCallsAtOnceMakeOneUser() throws Exception {
    String key = key(ANY);
    List<UUID> users = inParallel(32, () -> admit(key, "ann@example.com").projectUserId());
    assertThat(users).containsOnly(users.getFirst());
    assertThat(users()).isEqualTo(1);
  }

  @Test
  void aSuspendedOrBannedMemberIsOutBeforeTheAnswerAndBackInAfterwards() {
    String key = key(ANY);
    String email = "eve@" + slug + ".example";
    String member =
        "/workspaces/"
            + slug
            + "/members/"
            + IdType.MEMBER.format(people.join(people.account(email), workspace, Role.EDITOR));
    for (String[] act : new String[][] {{"disable", "enable"}, {"ban", "unban"}}) {
      Admitted admitted = admit(key, email);
      AtomicInteger cut = new AtomicInteger();
      Running running = admissions.running(admitted, cut::incrementAndGet);
      assertThat(cut).hasValue(0);
      asAdmin().body("{}").post(member + "/" + act[0]).then().statusCode(200);
      assertThat(admissions.holds(admitted)).as(act[0]).isFalse();
      assertThat(refused(call("tools", key, email))).as(act[0]).isEqualTo(Kind.ENDED);
      eventually(Duration.ofSeconds(5), () -> assertThat(cut).hasValue(1));
      running.close();
      asAdmin().body("{}").post(member + "/" + act[1]).then().statusCode(200);
      assertThat(admit(key, email).projectUserId()).isEqualTo(admitted.projectUserId());
    }
  }

  @Test
  void aDisabledAccountIsOutToo() {
    String key = key(ANY);
    Account account = people.account("fay@" + slug + ".example");
    people.join(account, workspace, Role.EDITOR);
    Admitted admitted = admit(key, account.email());
    database.acrossWorkspaces(
        handle -> accounts.changeStatus(account.id(), AccountStatus.DISABLED));
    assertThat(admissions.holds(admitted)).isFalse();
    assertThat(refused(call("tools", key, account.email()))).isEqualTo(Kind.ENDED);
    Account stranger = people.account("gus@" + slug + ".example");
    Admitted known = admit(key, stranger.email());
    database.acrossWorkspaces(
        handle -> accounts.changeStatus(stranger.id(), AccountStatus.DISABLED));
    assertThat(admissions.holds(known)).as("who is no member").isFalse();
    assertThat(refused(call("tools", key, stranger.email()))).isEqualTo(Kind.ENDED);
  }

  @Test
  void whenAKeyAnAgentOrAProjectEndsNothingNewBeginsAndWhatRunsIsCut() {
    List<String> ends = new ArrayList<>();
    String byKey = key(ANY);
    ends.add(keys() + "/" + idOf(byKey));
    String elsewhere = agent("second");
    String project = "/workspaces/" + slug + "/projects/second";
    String byAgent = keyOf("second", elsewhere, ANY);
    ends.add(project + "/agents/" + elsewhere);
    String third = agent("third");
    String byProject = keyOf("third", third, ANY);
    ends.add("/workspaces/" + slug + "/projects/third?confirm=third");
    List<AgentCall> calls =
        List.of(
            call("tools", byKey, "ann@example.com"),
            call("second", byAgent, "ann@example.com"),
            call("third", byProject, "ann@example.com"));
    for (int i = 0; i < calls.size(); i++) {
      Admitted admitted = admissions.admit(calls.get(i));
      AtomicInteger cut = new AtomicInteger();
      admissions.running(admitted, cut::incrementAndGet);
      assertThat(admissions.holds(admitted)).isTrue();
      asAdmin().delete(ends.get(i)).then().statusCode(204);
      assertThat(admissions.holds(admitted)).as(ends.get(i)).isFalse();
      assertThat(refused(calls.get(i))).as(ends.get(i)).isEqualTo(Kind.KEY);
      eventually(Duration.ofSeconds(5), () -> assertThat(cut).hasValue(1));
      AtomicInteger late = new AtomicInteger();
      admissions.running(admitted, late::incrementAndGet);
      assertThat(late).as("work that begins too late").hasValue(1);
    }
  }

  @Test
  void rulesHoldFromTheNextCall() {
    String key = key(ANY);
    assertThat(admit(key, "ann@example.com").rules().allows("mail", "send")).isTrue();
    asAdmin()
        .body(Map.of("rules", Map.of("deny", List.of("mail__send"))))
        .patch("/workspaces/" + slug + "/projects/tools/agents/" + agent)
        .then()
        .statusCode(200);
    assertThat(admit(key, "ann@example.com").rules().allows("mail", "send")).isFalse();
    assertThat(admit(key, "ann@example.com").rules().allows("mail", "read")).isTrue();
  }

  @Test
  void aKeyEndsByTheClockAndSoDoesWhatRuns() {
    String key =
        keyWith(Map.of("binding", ANY, "expiresAt", Instant.now().plusSeconds(600).toString()));
    Admitted admitted = admit(key, "ann@example.com");
    AtomicInteger cut = new AtomicInteger();
    admissions.running(admitted, cut::incrementAndGet);
    clock.move(Duration.ofSeconds(601));
    assertThat(admissions.holds(admitted)).isFalse();
    assertThat(refused(call("tools", key, "ann@example.com"))).isEqualTo(Kind.KEY);
    eventually(Duration.ofSeconds(5), () -> assertThat(cut).hasValue(1));
  }

  @Test
  void whatAnotherNodeEndsIsHeardAndWhileNothingIsHeardTheDatabaseIsAsked() {
    String key = key(ANY);
    Admitted admitted = admit(key, "ann@example.com");
    endedElsewhere(key);
    assertThat(admissions.holds(admitted)).as("nobody was told").isTrue();
    Superuser.value(
        """
        select pg_notify('gatehouse_events', '{"type":"project.changed","workspaceId":"%s",\
        "accountId":null,"permission":null,"data":{"project":"%s","what":"agents"}}')
        """
            .formatted(workspace, admitted.project().typeId()));
    eventually(Duration.ofSeconds(5), () -> assertThat(admissions.holds(admitted)).isFalse());

    String second = key(ANY);
    Admitted again = admit(second, "ann@example.com");
    bus.stop();
    assertThat(admissions.holds(again)).as("asked of the database").isTrue();
    endedElsewhere(second);
    assertThat(admissions.holds(again)).isFalse();
    assertThat(refused(call("tools", second, "ann@example.com"))).isEqualTo(Kind.KEY);
  }

  @Test
  void aKeyIsGoodForItsCallsAMinuteAndNotOneMore() throws Exception {
    clock.stop();
    String key = keyWith(Map.of("binding", ANY, "perMinute", 45));
    List<Boolean> admitted =
        inParallel(
            60,
            () -> {
              try {
                admit(key, "ann@example.com");
                return true;
              } catch (AdmissionException refused) {
                assertThat(refused.kind()).isEqualTo(Kind.TOO_MANY);
                assertThat(refused.retryAfter()).isPositive();
                return false;
              }
            });
    assertThat(admitted.stream().filter(in -> in)).hasSize(45);
    clock.move(Duration.ofSeconds(61));
    admit(key, "ann@example.com");
  }

  private static <T> List<T> inParallel(int times, Callable<T> work) throws Exception {
    try (ExecutorService threads = Executors.newFixedThreadPool(16)) {
      List<Future<T>> all = new ArrayList<>();
      for (int i = 0; i < times; i++) {
        all.add(threads.submit(work));
      }
      List<T> results = new ArrayList<>();
      for (Future<T> one : all) {
        results.add(one.get());
      }
      return results;
    }
  }

  private void endedElsewhere(String key) {
    Superuser.execute(
        "delete from agent_key where id = '%s'".formatted(IdType.AGENT_KEY.parse(idOf(key))));
  }

  private long audited(String reason) {
    return people.number(
        """
        select count(*) from audit_entry where workspace_id = ? and action = 'agent.refused'
          and after ->> 'reason' = ?
        """,
        workspace,
        reason);
  }

  private long users() {
    return people.number("select count(*) from project_user where workspace_id = ?", workspace);
  }

  private Admitted admit(String key, String email) {
    return admissions.admit(call("tools", key, email));
  }

  private Kind refused(AgentCall call) {
    AdmissionException refused =
        catchThrowableOfType(AdmissionException.class, () -> admissions.admit(call));
    assertThat(refused).as("refused").isNotNull();
    return refused.kind();
  }

  private AgentCall call(String project, @Nullable String key, @Nullable String email) {
    return new AgentCall(slug, project, key, email, HOME);
  }

  private AgentCall from(String key, String address) {
    return new AgentCall(slug, "tools", key, "ann@example.com", InetAddress.ofLiteral(address));
  }

  /** A project of this name with an agent; answers the agent's id. */
  private String agent(String project) {
    asAdmin()
        .body(Map.of("name", project))
        .post("/workspaces/" + slug + "/projects")
        .then()
        .statusCode(201);
    return asAdmin()
        .body(Map.of("name", "Assistant"))
        .post("/workspaces/" + slug + "/projects/" + project + "/agents")
        .then()
        .statusCode(201)
        .extract()
        .path("id");
  }

  private String keys() {
    return "/workspaces/" + slug + "/projects/tools/agents/" + agent + "/keys";
  }

  private String key(Map<String, ?> binding) {
    return keyWith(Map.of("binding", binding));
  }

  private String keyWith(Map<String, ?> fields) {
    Map<String, Object> body = new HashMap<>(fields);
    body.put("name", "Key");
    return asAdmin().body(body).post(keys()).then().statusCode(201).extract().path("key");
  }

  private String keyOf(String project, String of, Map<String, ?> binding) {
    return asAdmin()
        .body(Map.of("name", "Key", "binding", binding))
        .post("/workspaces/" + slug + "/projects/" + project + "/agents/" + of + "/keys")
        .then()
        .statusCode(201)
        .extract()
        .path("key");
  }

  /** The id stands in the key itself. */
  private static String idOf(String key) {
    return IdType.AGENT_KEY.prefix() + "_" + key.substring(4, key.indexOf('.'));
  }

  private RequestSpecification asAdmin() {
    return People.withSession(token);
  }
}
