package gatehouse.control.identityprovider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

import gatehouse.control.access.Role;
import gatehouse.control.account.Account;
import gatehouse.control.account.AccountStatus;
import gatehouse.control.account.Accounts;
import gatehouse.platform.ids.IdType;
import gatehouse.testkit.FakeProvider;
import gatehouse.testkit.People;
import gatehouse.testkit.ProviderBrowser;
import gatehouse.testkit.TestClock;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whom a provider brings in, where to, and for how long. */
@QuarkusTest
class ReachTest {
  private static final AtomicInteger NUMBER = new AtomicInteger();

  @Inject People people;
  @Inject Accounts accounts;
  @Inject TestClock clock;

  private final FakeProvider provider = FakeProvider.start();
  private String slug = "";
  private String email = "";
  private String id = "";
  private UUID workspace = new UUID(0, 0);
  private Account admin = nobody();

  @BeforeEach
  void aWorkspaceWithTheProvider() {
    int number = NUMBER.incrementAndGet();
    slug = "reach-" + number;
    email = "eve-" + number + "@allowed.example";
    workspace = people.workspace(slug);
    admin = people.member("admin@" + slug + ".example", workspace, Role.ADMIN);
    provider.person("eve", email);
    id = Setup.inWorkspace(people.as(admin), slug, Setup.draft("Reach", provider.issuer()));
  }

  @AfterEach
  void close() {
    clock.reset();
    provider.close();
  }

  @Test
  void theSameAddressAtAnExistingAccountMustBeProvenByItsOwner() {
    Account eve = people.account(email);
    ProviderBrowser browser = new ProviderBrowser();
    assertThat(browser.signIn(id, ""))
        .isEqualTo("/sign-in?problem=account-exists&returnTo=%2Fw%2Fhere");
    assertThat(browser.session()).isEmpty();

    assertThat(link(eve)).isEqualTo("/account/security");
    assertThat(browser.signIn(id, "")).isEqualTo("/w/here");
    People.withSession(browser.session().orElseThrow())
        .get("/session")
        .then()
        .body("account.id", equalTo(IdType.ACCOUNT.format(eve.id())));
  }

  @Test
  void linkingNeedsAFreshSignInAndTheSameBrowserAndPerson() {
    Account eve = people.account(email);
    Account other = people.account("other-" + email);
    String token = people.signIn(eve);
    URI there = begin(token, new ProviderBrowser());
    ProviderBrowser stranger = new ProviderBrowser();
    URI back = stranger.passProvider(there, "");
    assertThat(stranger.land(back)).isEqualTo("/sign-in?problem=token-expired");

    ProviderBrowser swapped = new ProviderBrowser();
    URI callback = swapped.passProvider(begin(token, swapped), "");
    swapped.with("gatehouse_session", people.signIn(other));
    assertThat(swapped.land(callback)).isEqualTo("/account/security?problem=not-signed-in");

    clock.move(Duration.ofMinutes(16));
    People.withSession(token)
        .body(Map.of("provider", id))
        .post("/me/identities")
        .then()
        .statusCode(403)
        .body("type", equalTo("/problems/re-authentication-required"));
  }

  @Test
  void anIdentityIsUnlinkedWithItsSessionsUnlessItIsTheOnlyWayIn() {
    ProviderBrowser browser = new ProviderBrowser();
    browser.signIn(id, "");
    String session = browser.session().orElseThrow();
    Account eve =
        accounts.byEmail(gatehouse.control.account.EmailAddress.parse(email)).orElseThrow();
    people.as(eve).delete("/me/identities/" + id).then().statusCode(409);
    accounts.changePassword(eve.id(), "a hash");
    people.as(eve).delete("/me/identities/" + id).then().statusCode(204);
    People.withSession(session).get("/session").then().statusCode(401);
    people.as(eve).delete("/me/identities/" + id).then().statusCode(404);
  }

  @Test
  void aWorkspacesProviderOpensThatWorkspaceAndNothingElse() {
    Account eve = people.operator(email);
    people.join(eve, people.workspace(slug + "-other"), Role.ADMIN);
    link(eve);
    ProviderBrowser browser = new ProviderBrowser();
    browser.signIn(id, "");
    String session = browser.session().orElseThrow();
    People.withSession(session).get("/workspaces/" + slug).then().statusCode(200);
    People.withSession(session).get("/session").then().statusCode(200);
    for (String elsewhere :
        List.of(
            "/workspaces/" + slug + "-other",
            "/operator/workspaces",
            "/operator/identity-providers",
            "/me/jobs/" + IdType.JOB.format(UUID.randomUUID()) + "/result")) {
      People.withSession(session)
          .get(elsewhere)
          .then()
          .statusCode(403)
          .body("type", equalTo("/problems/re-authentication-required"));
    }
    People.withSession(session).post("/me/data-export").then().statusCode(403);
    People.withSession(session)
        .body(Map.of("provider", id))
        .post("/me/identities")
        .then()
        .statusCode(403);
    People.withSession(session)
        .body(Map.of("name", "t", "scopes", List.of("read"), "expiresAt", "2027-01-01T00:00:00Z"))
        .post("/me/api-tokens")
        .then()
        .statusCode(403);
    People.withSession(session)
        .body("{\"firstName\":\"Eve\",\"lastName\":\"Example\"}")
        .patch("/me")
        .then()
        .statusCode(200);
    String own = people.signIn(eve);
    People.withSession(own).get("/workspaces/" + slug + "-other").then().statusCode(200);
    People.withSession(own).get("/operator/workspaces").then().statusCode(200);
  }

  @Test
  void aTrustedProviderOfTheServerOpensTheAccountOfItsAddressesOnly() {
    Account eve = people.account(email);
    Account outside = people.account("outside-" + slug + "@elsewhere.example");
    Account operator = people.operator("operator@" + slug + ".example");
    Map<String, Object> draft = Setup.draft("Trusted", provider.issuer());
    draft.put("trustEmail", true);
    draft.put("jit", false);
    String trusted = Setup.onServer(people.as(operator), draft);
    ProviderBrowser browser = new ProviderBrowser();
    assertThat(browser.signIn(trusted, "")).isEqualTo("/w/here");
    People.withSession(browser.session().orElseThrow())
        .get("/session")
        .then()
        .body("account.id", equalTo(IdType.ACCOUNT.format(eve.id())));

    provider.person("another", outside.email());
    assertThat(new ProviderBrowser().signIn(trusted, ""))
        .startsWith("/sign-in?problem=account-exists");
    provider.person("newcomer", "new-" + email);
    assertThat(new ProviderBrowser().signIn(trusted, ""))
        .startsWith("/sign-in?problem=not-allowed");
  }

  @Test
  void disablingAProviderEndsWhatItOpened() {
    String session = signedIn();
    patch("{\"enabled\":false}", 200);
    People.withSession(session).get("/session").then().statusCode(401);
    People.browser().get("/identity-providers/" + id + "/start").then().statusCode(404);

    patch("{\"enabled\":true}", 200);
    String again = signedIn();
    people.as(admin).delete(path()).then().statusCode(204);
    People.withSession(again).get("/session").then().statusCode(401);
    people
        .as(admin)
        .get("/workspaces/" + slug + "/members?q=eve")
        .then()
        .body("items[0].identityProvider", equalTo("removed"));
  }

  @Test
  void aProviderDisabledDuringASignInLetsNobodyIn() {
    ProviderBrowser browser = new ProviderBrowser();
    URI back = browser.passProvider(browser.depart(id, "/"), "");
    patch("{\"enabled\":false}", 200);
    assertThat(browser.land(back)).isEqualTo("/sign-in?problem=sign-in-refused");
  }

  @Test
  void aSuspendedMemberAndADisabledAccountStayOutside() {
    signedIn();
    String member =
        people.as(admin).get("/workspaces/" + slug + "/members?q=eve").path("items[0].id");
    String path = "/workspaces/" + slug + "/members/" + member;
    people.as(admin).post(path + "/disable").then().statusCode(200);
    assertThat(new ProviderBrowser().signIn(id, "")).startsWith("/sign-in?problem=member-disabled");

    people.as(admin).post(path + "/enable").then().statusCode(200);
    Account eve =
        accounts.byEmail(gatehouse.control.account.EmailAddress.parse(email)).orElseThrow();
    accounts.changeStatus(eve.id(), AccountStatus.DISABLED);
    assertThat(new ProviderBrowser().signIn(id, "")).startsWith("/sign-in?problem=sign-in-refused");
  }

  @Test
  void whoWasRemovedComesBackOnlyWhileTheProviderMayBringPeopleIn() {
    signedIn();
    String member =
        people.as(admin).get("/workspaces/" + slug + "/members?q=eve").path("items[0].id");
    people.as(admin).delete("/workspaces/" + slug + "/members/" + member).then().statusCode(204);
    patch("{\"jit\":false}", 200);
    assertThat(new ProviderBrowser().signIn(id, "")).startsWith("/sign-in?problem=not-allowed");
    patch("{\"jit\":true}", 200);
    signedIn();
  }

  @Test
  void withoutASeatNobodyComesInAndNoAccountIsLeft() {
    Account operator = people.operator("operator@" + slug + ".example");
    people
        .as(operator)
        .body("{\"seats\":1}")
        .patch("/operator/workspaces/" + IdType.WORKSPACE.format(workspace))
        .then()
        .statusCode(200);
    assertThat(new ProviderBrowser().signIn(id, "")).startsWith("/sign-in?problem=no-seat-left");
    assertThat(accounts.byEmail(gatehouse.control.account.EmailAddress.parse(email))).isEmpty();
  }

  @Test
  void aWorkspaceRequiresItsProviderOnTheWordOfAnAdminWhoCameThroughIt() {
    Account other = people.member("other@" + slug + ".example", workspace, Role.MONITOR);
    String session = signedIn();
    Map<String, Object> foreign =
        new HashMap<>(Map.of("requiredProvider", "idp_01h455vb4pex5vsknk084sn02q"));
    people.as(admin).body(foreign).patch("/workspaces/" + slug).then().statusCode(422);
    foreign.put("requiredProvider", id);
    people
        .as(admin)
        .body(foreign)
        .patch("/workspaces/" + slug)
        .then()
        .statusCode(422)
        .body("errors[0].pointer", equalTo("/requiredProvider"))
        .body("errors[0].detail", startsWith("Sign in through Reach once first"));
    people.as(admin).get("/workspaces/" + slug).then().statusCode(200);

    String member =
        people.as(admin).get("/workspaces/" + slug + "/members?q=eve").path("items[0].id");
    people
        .as(admin)
        .body(Map.of("role", "admin"))
        .patch("/workspaces/" + slug + "/members/" + member)
        .then()
        .statusCode(200);
    People.withSession(session).body(foreign).patch("/workspaces/" + slug).then().statusCode(200);

    People.withSession(session).get("/workspaces/" + slug).then().statusCode(200);
    people
        .as(other)
        .get("/workspaces/" + slug)
        .then()
        .statusCode(403)
        .body("type", equalTo("/problems/provider-required"));
  }

  private String signedIn() {
    ProviderBrowser browser = new ProviderBrowser();
    assertThat(browser.signIn(id, "")).isEqualTo("/w/here");
    return browser.session().orElseThrow();
  }

  /** Links the provider's person to the account, in a browser where it is signed in. */
  private String link(Account account) {
    ProviderBrowser browser = new ProviderBrowser();
    String token = people.signIn(account);
    URI there = begin(token, browser.with("gatehouse_session", token));
    return browser.land(browser.passProvider(there, ""));
  }

  private URI begin(String token, ProviderBrowser browser) {
    var answer =
        People.withSession(token)
            .body(Map.of("provider", id, "returnTo", "/account/security"))
            .post("/me/identities");
    answer.then().statusCode(200);
    browser.with("gatehouse_provider", answer.cookie("gatehouse_provider"));
    return URI.create(answer.path("url"));
  }

  private void patch(String body, int status) {
    people.as(admin).body(body).patch(path()).then().statusCode(status);
  }

  private String path() {
    return "/workspaces/" + slug + "/identity-providers/" + id;
  }

  private static Account nobody() {
    return new Account(
        new UUID(0, 0),
        "",
        "",
        "",
        "",
        "",
        AccountStatus.DELETED,
        false,
        false,
        false,
        "",
        "",
        null,
        java.time.Instant.EPOCH,
        0);
  }
}
