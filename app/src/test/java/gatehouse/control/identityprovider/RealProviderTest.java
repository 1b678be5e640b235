package gatehouse.control.identityprovider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import gatehouse.control.access.Role;
import gatehouse.control.account.Account;
import gatehouse.testkit.OidcProviderProcess;
import gatehouse.testkit.People;
import gatehouse.testkit.ProviderBrowser;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Signing in through a provider that somebody else wrote, in a process of its own. */
@QuarkusTest
class RealProviderTest {
  private static @Nullable OidcProviderProcess provider;

  @Inject People people;

  private static @Nullable Account admin;
  private static String id = "";

  /** One for all tests: the people of the provider stay the same, so do their accounts. */
  @BeforeEach
  void start() {
    if (provider == null) {
      provider = OidcProviderProcess.start(ProviderBrowser.callback());
      admin = people.member("admin@real.example", people.workspace("real"), Role.ADMIN);
      id = Setup.inWorkspace(people.as(admin()), "real", draft("Real SSO"));
    }
  }

  @AfterAll
  static void stop() {
    provider().close();
  }

  @Test
  void aPersonOfAnAllowedDomainComesInAsAMemberWithTheDefaultRole() {
    ProviderBrowser browser = new ProviderBrowser();

    assertThat(browser.signIn(id, "ada")).isEqualTo("/w/here");

    String session = browser.session().orElseThrow();
    People.withSession(session)
        .get("/workspaces/real")
        .then()
        .statusCode(200)
        .body("me.role", equalTo("editor"));
    people
        .as(admin())
        .get("/workspaces/real/members?q=ada@")
        .then()
        .body("items[0].identityProvider", equalTo("Real SSO"))
        .body("items[0].name", equalTo("Ada Lovelace"))
        .body("items[0].email", equalTo("ada@allowed.example"))
        .body("items[0].role", equalTo("editor"))
        .body("items[0].status", equalTo("active"));
    assertThat(browser.cookie("gatehouse_provider")).as("not needed any more").isEmpty();
  }

  @Test
  void theSamePersonComesBackToTheSameAccount() {
    new ProviderBrowser().signIn(id, "grace");
    ProviderBrowser again = new ProviderBrowser();

    assertThat(again.signIn(id, "grace")).isEqualTo("/w/here");
    people
        .as(admin())
        .get("/workspaces/real/members?q=grace")
        .then()
        .body("total.value", equalTo(1));
  }

  @Test
  void whoIsOfAnotherDomainOrHasNoVerifiedAddressStaysOutside() {
    for (Map.Entry<String, String> outsider :
        Map.of("olga", "not-allowed", "mallory", "sign-in-refused", "nemo", "sign-in-refused")
            .entrySet()) {
      ProviderBrowser browser = new ProviderBrowser();
      assertThat(browser.signIn(id, outsider.getKey()))
          .isEqualTo("/sign-in?problem=" + outsider.getValue() + "&returnTo=%2Fw%2Fhere");
      assertThat(browser.session()).isEmpty();
    }
    for (String outsider : List.of("olga", "mallory", "nemo")) {
      people
          .as(admin())
          .get("/workspaces/real/members?q=" + outsider)
          .then()
          .body("total.value", equalTo(0));
    }
  }

  @Test
  void theTestButtonSaysWhatItFound() {
    people
        .as(admin())
        .post("/workspaces/real/identity-providers/" + id + "/test")
        .then()
        .statusCode(200)
        .body("ok", equalTo(true))
        .body("endpoints.token", equalTo(provider().issuer() + "/token"));

    Map<String, Object> wrong = draft("Wrong");
    wrong.put("issuer", provider().issuer() + "/elsewhere");
    String other = Setup.inWorkspace(people.as(admin()), "real", wrong);
    people
        .as(admin())
        .post("/workspaces/real/identity-providers/" + other + "/test")
        .then()
        .statusCode(200)
        .body("ok", equalTo(false));
  }

  @Test
  void anAnswerStolenFromAnotherBrowserIsWorthless() {
    ProviderBrowser victim = new ProviderBrowser();
    URI callback = victim.passProvider(victim.depart(id, "/"), "ada");
    ProviderBrowser thief = new ProviderBrowser();
    thief.depart(id, "/"); // has a cookie of its own

    assertThat(thief.land(callback)).isEqualTo("/sign-in?problem=token-expired");
    assertThat(thief.session()).isEmpty();
    assertThat(new ProviderBrowser().land(callback)).isEqualTo("/sign-in?problem=token-expired");
    assertThat(victim.land(callback)).as("and does not spoil the owner's").isEqualTo("/");
  }

  @Test
  void anAnswerCountsOnce() {
    ProviderBrowser browser = new ProviderBrowser();
    URI callback = browser.passProvider(browser.depart(id, "/"), "ada");
    String cookie = browser.cookie("gatehouse_provider").orElseThrow();
    assertThat(browser.land(callback)).isEqualTo("/");

    browser.with("gatehouse_provider", cookie);
    assertThat(browser.land(callback)).isEqualTo("/sign-in?problem=token-expired");
  }

  private static Map<String, Object> draft(String name) {
    Map<String, Object> draft = Setup.draft(name, provider().issuer());
    draft.put("clientId", OidcProviderProcess.CLIENT_ID);
    draft.put("clientSecret", OidcProviderProcess.CLIENT_SECRET);
    return draft;
  }

  private static Account admin() {
    return java.util.Objects.requireNonNull(admin);
  }

  private static OidcProviderProcess provider() {
    return java.util.Objects.requireNonNull(provider);
  }
}
