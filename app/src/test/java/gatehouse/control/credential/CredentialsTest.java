package gatehouse.control.credential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gatehouse.control.access.Role;
import gatehouse.control.account.Account;
import gatehouse.control.mcpserver.McpServer;
import gatehouse.control.mcpserver.McpServers;
import gatehouse.control.projectuser.ProjectUser;
import gatehouse.platform.ids.IdType;
import gatehouse.testkit.AgentTraffic;
import gatehouse.testkit.People;
import gatehouse.testkit.Superuser;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

@QuarkusTest
class CredentialsTest {
  private static final int CALLERS = 64;

  @Inject People people;
  @Inject AgentTraffic traffic;
  @Inject CredentialKeeper keeper;
  @Inject Credentials credentials;
  @Inject McpServers servers;

  private McpServer server(UUID workspace, UUID project, String slug, boolean ofUsers) {
    return servers.get(workspace, project, traffic.server(workspace, project, slug, ofUsers));
  }

  private static Holder holder(ProjectUser user) {
    return new Holder(user.workspaceId(), user.projectId(), user.id(), user.email());
  }

  /** Case 28. */
  @Test
  void noCallBeginsAfterARevokeHasAnswered() throws InterruptedException {
    UUID workspace = people.workspace("revoking");
    UUID project = traffic.project(workspace, "tools");
    McpServer mail = server(workspace, project, "mail", true);
    ProjectUser ann = traffic.user(workspace, project, "ann@revoking.example");
    Account editor = people.member("editor@revoking.example", workspace, Role.EDITOR);
    String session = people.signIn(editor);
    for (int round = 0; round < 3; round++) {
      keeper.connect(holder(ann), mail, "secret " + round);
      AtomicLong answered = new AtomicLong(Long.MAX_VALUE);
      AtomicLong late = new AtomicLong();
      AtomicLong begun = new AtomicLong();
      AtomicBoolean over = new AtomicBoolean();
      CountDownLatch busy = new CountDownLatch(CALLERS);
      List<Thread> callers = new ArrayList<>();
      for (int i = 0; i < CALLERS; i++) {
        callers.add(
            Thread.ofVirtual()
                .start(() -> {
                  boolean first = true;
                  while (!over.get()) {
                    if (call(workspace, mail, ann, answered, late)) {
                      begun.incrementAndGet();
                    }
                    if (first) {
                      busy.countDown();
                      first = false;
                    }
                    LockSupport.parkNanos(50_000); // lets others run
                  }
                }));
      }
      busy.await();
      People.withSession(session)
          .body(Map.of("servers", List.of(mail.typeId())))
          .post(
              "/workspaces/revoking/projects/tools/users/"
                  + IdType.PROJECT_USER.format(ann.id())
                  + "/revoke")
          .then()
          .statusCode(200);
      answered.set(System.nanoTime());
      for (int i = 0; i < 200; i++) {
        call(workspace, mail, ann, answered, late);
      }
      over.set(true);
      for (Thread caller : callers) {
        caller.join();
      }
      assertThat(begun.get()).as("there were calls").isGreaterThan(CALLERS / 2);
      assertThat(late.get()).as("calls begun after the answer").isZero();
    }
  }

  /** As a gateway calls: noted first, then the secret, then begun unless it was cut. */
  private boolean call(
      UUID workspace, McpServer server, ProjectUser user, AtomicLong answered, AtomicLong late) {
    Object gate = new Object();
    boolean[] cut = {false};
    Credentials.Running running =
        credentials.running(
            workspace,
            server.id(),
            user.id(),
            () -> {
              synchronized (gate) {
                cut[0] = true;
              }
            });
    try {
      Optional<UpstreamSecret> secret = credentials.forCall(workspace, server, user.id());
      synchronized (gate) {
        if (secret.isEmpty() || cut[0]) {
          return false;
        }
        if (System.nanoTime() > answered.get()) {
          late.incrementAndGet();
        }
        return true;
      }
    } finally {
      running.close();
    }
  }

  /** Case 32. */
  @Test
  void aSecretStandsNowhereAndOpensInItsOwnRowOnly() {
    UUID workspace = people.workspace("sealed");
    UUID project = traffic.project(workspace, "tools");
    McpServer mail = server(workspace, project, "mail", true);
    ProjectUser ann = traffic.user(workspace, project, "ann@sealed.example");
    ProjectUser eve = traffic.user(workspace, project, "eve@sealed.example");
    keeper.connect(holder(ann), mail, "canary-of-ann");
    keeper.connect(holder(eve), mail, "canary-of-eve");
    String tables =
        Superuser.value(
            "select string_agg(quote_ident(tablename), ' ') from pg_tables"
                + " where schemaname = 'public'");
    for (String table : Pattern.compile(" ").splitAsStream(tables).toList()) {
      assertThat(
              Superuser.value(
                  "select count(*) from %s t where strpos(t::text, 'canary-of') > 0"
                      .formatted(table)))
          .as(table)
          .isEqualTo("0");
    }
    assertThat(
            Superuser.value(
                "select count(*) from credential where strpos(encode(sealed, 'escape'),"
                    + " 'canary-of') > 0"))
        .isEqualTo("0");
    Superuser.execute(
        """
        update credential c set sealed = o.sealed from credential o
        where c.project_user_id = '%s' and o.project_user_id = '%s'
        """
            .formatted(eve.id(), ann.id()));
    assertThatThrownBy(() -> credentials.forCall(workspace, mail, eve.id()))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageNotContaining("canary");
    assertThat(new SecretRequest("canary", null).toString()).doesNotContain("canary");
    assertThat(new UpstreamSecret(ann.id(), "canary").toString()).doesNotContain("canary");
  }

  /** Case 36: who has nothing gets nobody else's. */
  @Test
  void nobodyGetsTheSecretOfAnother() {
    UUID workspace = people.workspace("own");
    UUID project = traffic.project(workspace, "tools");
    McpServer mail = server(workspace, project, "mail", true);
    McpServer shared = server(workspace, project, "shared", false);
    ProjectUser ann = traffic.user(workspace, project, "ann@own.example");
    ProjectUser eve = traffic.user(workspace, project, "eve@own.example");
    keeper.connect(holder(ann), mail, "of ann");
    assertThat(credentials.forCall(workspace, mail, ann.id())).isPresent();
    assertThat(credentials.forCall(workspace, mail, eve.id())).isEmpty();
    assertThat(credentials.forCall(workspace, mail, new UUID(0, 0))).isEmpty();
    keeper.share(shared, "of all");
    assertThat(credentials.forCall(workspace, shared, eve.id()).orElseThrow().value())
        .isEqualTo("of all");
    assertThat(credentials.forCall(people.workspace("elsewhere"), mail, ann.id())).isEmpty();
  }

  @Test
  void aSecretIsNotSentToAnotherHost() {
    UUID workspace = people.workspace("moved");
    UUID project = traffic.project(workspace, "tools");
    McpServer mail = server(workspace, project, "mail", true);
    ProjectUser ann = traffic.user(workspace, project, "ann@moved.example");
    keeper.connect(holder(ann), mail, "of ann");
    assertThat(credentials.forCall(workspace, mail, ann.id())).isPresent();
    people
        .as(people.member("editor@moved.example", workspace, Role.EDITOR))
        .body(Map.of("url", "https://elsewhere.example/mcp"))
        .patch("/workspaces/moved/projects/tools/servers/" + mail.typeId())
        .then()
        .statusCode(200);
    assertThat(credentials.forCall(workspace, mail, ann.id())).isEmpty();
    assertThat(
            Superuser.value(
                "select cardinality(servers) from project_user where id = '" + ann.id() + "'"))
        .isEqualTo("0");
  }
}
