package gatehouse.control.credential;

import static gatehouse.testkit.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.equalTo;

import gatehouse.control.mcpserver.McpServer;
import gatehouse.control.mcpserver.McpServers;
import gatehouse.control.oauth.OAuth;
import gatehouse.platform.database.Database;
import gatehouse.platform.ids.IdType;
import gatehouse.platform.ids.Ids;
import gatehouse.testkit.AgentTraffic;
import gatehouse.testkit.FakeAuthorization;
import gatehouse.testkit.OAuthBrowser;
import gatehouse.testkit.People;
import gatehouse.testkit.Superuser;
import gatehouse.testkit.TestClock;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tokens from the day they are given: renewed by one, taken away from all, given back. */
@QuarkusTest
@SuppressWarnings("NullAway.Init") // made before each test
class OAuthTokensTest {
  private static final int CALLERS = 24;

  @Inject People people;
  @Inject AgentTraffic traffic;
  @Inject McpServers servers;
  @Inject Credentials credentials;
  @Inject Database database;
  @Inject OAuth oauth;
  @Inject Grants grants;
  @Inject CredentialNews news;
  @Inject Ids ids;
  @Inject TestClock clock;

  private FakeAuthorization fake;
  private OAuthProject project;
  private String id;
  private UUID user;

  @BeforeEach
  void aConnectedPerson() {
    fake = FakeAuthorization.start();
    project = new OAuthProject(people, traffic);
    id = project.server("git", fake.mcp(), Map.of());
    project.visit().connect(id);
    user = project.user();
  }

  @AfterEach
  void stop() {
    clock.reset();
    fake.close();
  }

  private McpServer server() {
    return servers.get(project.workspace, project.project, IdType.MCP_SERVER.parse(id));
  }

  private Optional<UpstreamSecret> secret() {
    return credentials.forCall(project.workspace, server(), user);
  }

  private String token() {
    return secret().map(UpstreamSecret::value).orElse("");
  }

  private String state() {
    return project
        .editor()
        .get(project.path() + "/users/" + IdType.PROJECT_USER.format(user) + "/servers")
        .then()
        .statusCode(200)
        .extract()
        .path("items[0].state");
  }

  /** Case 31, on this node and another. */
  @Test
  void ofAllWhoWantATokenRenewedOneDoesAndAllGetIt() throws InterruptedException {
    UpstreamSecret old = secret().orElseThrow();
    Renewals other = new Renewals(database, oauth, grants, news, ids, clock);
    McpServer server = server();
    clock.move(Duration.ofMinutes(61));
    Set<String> seen = ConcurrentHashMap.newKeySet();
    CountDownLatch go = new CountDownLatch(1);
    List<Thread> callers = new ArrayList<>();
    for (int i = 0; i < CALLERS; i++) {
      boolean here = i % 2 == 0;
      callers.add(
          Thread.ofVirtual()
              .start(() -> {
                try {
                  go.await();
                  seen.add(
                      here
                          ? token()
                          : other
                              .after(server, old.credentialId(), old.value(), false)
                              .orElseThrow()
                              .access());
                } catch (InterruptedException | RuntimeException e) {
                  seen.add(e.toString());
                }
              }));
    }
    go.countDown();
    for (Thread caller : callers) {
      caller.join();
    }
    assertThat(fake.refreshes()).isEqualTo(1);
    assertThat(seen).hasSize(1);
    assertThat(fake.takes(seen.iterator().next())).isTrue();
    assertThat(seen).doesNotContain(old.value());
    assertThat(fake.tokenRequests().getLast()).containsEntry("resource", fake.mcp());
  }

  @Test
  void whereANodeDiedInTheMiddleTheNextOneTriesWithTheTokensThatWereThere() {
    UpstreamSecret old = secret().orElseThrow();
    clock.move(Duration.ofMinutes(61));
    Superuser.execute(
        "update credential set lease_until = '"
            + clock.instant().plus(RenewalStep.LEASE)
            + "' where id = '"
            + old.credentialId()
            + "'");
    clock.move(RenewalStep.LEASE.plusSeconds(1));
    assertThat(fake.takes(token())).isTrue();
    assertThat(fake.refreshes()).isEqualTo(1);
    assertThat(state()).isEqualTo("authenticated");
  }

  @Test
  void aTokenThatIsRefusedBeforeItsTimeIsRenewedOnce() {
    UpstreamSecret old = secret().orElseThrow();
    UpstreamSecret next = credentials.renewed(project.workspace, server(), user, old).orElseThrow();
    assertThat(fake.takes(next.value())).isTrue();
    assertThat(token()).isEqualTo(next.value());
    assertThat(credentials.renewed(project.workspace, server(), user, old).orElseThrow().value())
        .as("whoever comes late with the old one")
        .isEqualTo(next.value());
    assertThat(fake.refreshes()).isEqualTo(1);
  }

  /** Case 29. */
  @Test
  void tokensThatComeAfterARevokeAreThrownAwayAndGivenBack() throws InterruptedException {
    UpstreamSecret old = secret().orElseThrow();
    CountDownLatch asked = new CountDownLatch(1);
    CountDownLatch revoked = new CountDownLatch(1);
    fake.beforeRefresh(() -> {
      asked.countDown();
      try {
        revoked.await();
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    });
    List<Optional<UpstreamSecret>> got = new ArrayList<>();
    Thread caller =
        Thread.ofVirtual()
            .start(() -> got.add(credentials.renewed(project.workspace, server(), user, old)));
    asked.await();
    project
        .revoke(id)
        .then()
        .statusCode(200)
        .body("receipts[0].local", equalTo("removed"))
        .body("receipts[0].provider", equalTo("pending"));
    assertThat(secret()).isEmpty();
    revoked.countDown();
    caller.join();
    assertThat(got).containsExactly(Optional.empty());
    assertThat(secret()).isEmpty();
    eventually(() -> assertThat(fake.revoked()).hasSize(4));
    assertThat(fake.revoked()).contains(old.value());
    eventually(() -> assertThat(project.provider()).isEqualTo("revoked"));
  }

  /** Case 30. */
  @Test
  void aProviderThatIsDownDelaysNothingHereAndIsAskedAgain() {
    fake.revocation(503);
    project.revoke(id).then().statusCode(200);
    assertThat(secret()).isEmpty();
    eventually(() -> assertThat(project.provider()).isEqualTo("failed"));
    assertThat(fake.revoked()).isEmpty();
    fake.revocation(200);
    clock.move(Duration.ofMinutes(1));
    eventually(() -> assertThat(project.provider()).isEqualTo("revoked"));
    assertThat(fake.revoked()).hasSize(2);
    assertThat(people.number("select count(*) from provider_revocation")).isZero();
  }

  @Test
  void aProviderThatTakesNothingBackIsSaidToBeOne() {
    try (FakeAuthorization other = FakeAuthorization.start()) {
      other.describes(all -> {
        all.remove("revocation_endpoint");
        return all;
      });
      String server = project.server("other", other.mcp(), Map.of());
      project.visit().connect(server);
      project.revoke(server).then().body("receipts[0].provider", equalTo("not-offered"));
    }
  }

  @Test
  void aGrantThatHasEndedAsksItsOwnerToConnectAgain() {
    assertThat(state()).isEqualTo("authenticated");
    clock.move(Duration.ofMinutes(61));
    fake.refuses(503, "temporarily_unavailable");
    assertThatThrownBy(this::secret)
        .isInstanceOfSatisfying(
            CredentialException.class, e -> assertThat(e.mustConnectAgain()).isFalse());
    assertThat(state()).isEqualTo("authenticated");
    fake.refuses(400, "invalid_grant");
    assertThatThrownBy(this::secret)
        .isInstanceOfSatisfying(
            CredentialException.class, e -> assertThat(e.mustConnectAgain()).isTrue());
    long asked = fake.refreshes();
    assertThatThrownBy(this::secret).isInstanceOf(CredentialException.class);
    assertThat(fake.refreshes()).as("not asked again").isEqualTo(asked);
    assertThat(state()).isEqualTo("expired");
    assertThat(people.number("select cardinality(servers) from project_user where id = ?", user))
        .isZero();
    fake.refuses(400, "");
    project.visit().connect(id);
    assertThat(state()).isEqualTo("authenticated");
    assertThat(fake.takes(token())).isTrue();
    assertThat(people.number("select cardinality(servers) from project_user where id = ?", user))
        .isEqualTo(1);
  }

  @Test
  void whatAServerWantsBesideIsShownAndAskedForTheNextTime() {
    credentials.tooNarrow(
        project.workspace, secret().orElseThrow().credentialId(), List.of("write"), "More");
    assertThat(state()).isEqualTo("narrow");
    assertThat(token()).as("it still works").startsWith("canary-access-");
    OAuthProject.Visit visit = project.visit();
    String url =
        visit
            .browser()
            .post("/connect/" + visit.token() + "/servers/" + id + "/authorization")
            .path("url");
    assertThat(url).contains("scope=write");
    visit.land(OAuthBrowser.allowed(url));
    assertThat(state()).isEqualTo("authenticated");
  }

  @Test
  void withAUserAServerOrAProjectGoTheirTokens() {
    String access = token();
    project
        .editor()
        .delete(project.path() + "/users/" + IdType.PROJECT_USER.format(user))
        .then()
        .statusCode(204);
    eventually(() -> assertThat(fake.revoked()).hasSize(2).contains(access));
    String shared = project.shared("shared", fake.mcp());
    project.connect(shared);
    project.editor().delete(project.path() + "/servers/" + shared).then().statusCode(204);
    eventually(() -> assertThat(fake.revoked()).hasSize(4));
    project.connect(project.shared("last", fake.mcp()));
    people
        .as(
            people.member(
                "admin@" + project.slug + ".example",
                project.workspace,
                gatehouse.control.access.Role.ADMIN))
        .delete(project.path() + "?confirm=tools")
        .then()
        .statusCode(204);
    eventually(() -> assertThat(fake.revoked()).hasSize(6));
  }

  /** Case 32. */
  @Test
  void tokensStandNowhereAndOpenInTheirOwnRowOnly() {
    fake.revocation(503);
    String other =
        project.server(
            "other", fake.mcp(), Map.of("clientId", "us", "clientSecret", "canary-of-client"));
    project.visit().connect(other);
    project.revoke(other).then().statusCode(200);
    eventually(() -> assertThat(project.provider()).isEqualTo("failed"));
    project.visit().allowed(id);
    String tables =
        Superuser.value(
            "select string_agg(quote_ident(tablename), ' ') from pg_tables"
                + " where schemaname = 'public'");
    for (String table : Pattern.compile(" ").splitAsStream(tables).toList()) {
      assertThat(
              Superuser.value(
                  "select count(*) from %s t where strpos(t::text, 'canary-') > 0"
                      .formatted(table)))
          .as(table)
          .isEqualTo("0");
      assertThat(
              Superuser.value(
                  "select count(*) from %s t where strpos(t::text, encode('canary-', 'hex')) > 0"
                      .formatted(table)))
          .as(table)
          .isEqualTo("0");
    }
    UUID mine = secret().orElseThrow().credentialId();
    Superuser.execute(
        """
        update credential set sealed = (select sealed from provider_revocation limit 1)
        where id = '%s'
        """
            .formatted(mine));
    Superuser.execute("update credential set refresh_at = now() where id = '%s'".formatted(mine));
    clock.move(Duration.ofMinutes(61));
    assertThatThrownBy(this::secret)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageNotContaining("canary");
  }
}
