package gatehouse.control.identityprovider;

import static org.assertj.core.api.Assertions.assertThat;

import gatehouse.control.access.Role;
import gatehouse.control.account.Account;
import gatehouse.testkit.FakeProvider;
import gatehouse.testkit.FakeProvider.Signature;
import gatehouse.testkit.People;
import gatehouse.testkit.ProviderBrowser;
import gatehouse.testkit.TestClock;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a provider, or somebody in between, may say and must not get in with. */
@QuarkusTest
class LyingProviderTest {
  private static final AtomicInteger NUMBER = new AtomicInteger();

  @Inject People people;
  @Inject TestClock clock;

  private final FakeProvider provider = FakeProvider.start();
  private String workspace = "";
  private String id = "";
  private String ann = "";

  @BeforeEach
  void aWorkspaceWithTheProvider() {
    workspace = "lies-" + NUMBER.incrementAndGet();
    ann = "ann-" + NUMBER + "@allowed.example";
    provider.person("ann", ann);
    id = setUp(provider, Map.of());
  }

  @AfterEach
  void close() {
    clock.reset();
    provider.close();
  }

  @Test
  void theTruthGetsIn() {
    assertThat(signIn()).isEqualTo("/w/here");
  }

  @Test
  void tokensThatAreNotSignedByTheProvidersKeyAreRefused() {
    for (Signature signature : Signature.values()) {
      if (signature != Signature.RIGHT) {
        provider.signs(signature);
        assertRefused(signature.name());
      }
    }
    provider.signs(Signature.RIGHT);
    assertThat(signIn()).isEqualTo("/w/here");
  }

  @Test
  void tokensOfAnotherIssuerForAnotherClientOrAnotherSignInAreRefused() {
    provider.claims(claims -> claims.issuer("https://accounts.example"));
    assertRefused("wrong issuer");
    provider.claims(claims -> claims.issuer(provider.issuer() + "/"));
    assertRefused("almost the issuer");
    provider.claims(claims -> claims.audience("somebody-else"));
    assertRefused("wrong audience");
    provider.claims(claims -> claims.audience(List.of(FakeProvider.CLIENT_ID, "other")));
    assertRefused("several audiences without azp");
    provider.claims(
        claims -> claims.audience(List.of(FakeProvider.CLIENT_ID, "other")).claim("azp", "other"));
    assertRefused("azp of another");
    provider.claims(claims -> claims.claim("azp", "other"));
    assertRefused("azp of another, one audience");
    provider.claims(claims -> claims.claim("nonce", "guessed"));
    assertRefused("wrong nonce");
    provider.claims(claims -> claims.claim("nonce", null));
    assertRefused("no nonce");
  }

  @Test
  void tokensOutOfTheirTimeOrWithoutSubjectAreRefused() {
    provider.claims(claims -> claims.expirationTime(in(Duration.ofMinutes(-5))));
    assertRefused("expired");
    provider.claims(claims -> claims.expirationTime(null));
    assertRefused("without an end");
    provider.claims(claims -> claims.issueTime(in(Duration.ofHours(1))));
    assertRefused("made in the future");
    provider.claims(claims -> claims.subject(null));
    assertRefused("no subject");
    provider.claims(claims -> claims.subject("x".repeat(256)));
    assertRefused("subject too long");
    provider.claims(claims -> claims.subject("a\u0000b"));
    assertRefused("subject with a control character");
  }

  @Test
  void anAddressThatIsNotVerifiedBringsNobodyIn() {
    for (Object verified : List.of(false, "false", "yes", 1)) {
      provider.person("bea", Map.of("email", "bea@allowed.example", "email_verified", verified));
      assertRefused("email_verified " + verified);
    }
    provider.person("bea", Map.of("email", "bea@allowed.example"));
    assertRefused("no email_verified");
    provider.person("bea", Map.of("email", "not an address", "email_verified", true));
    assertRefused("no address");
  }

  @Test
  void userInfoOfAnotherPersonIsRefused() {
    provider.person("cid", Map.of());
    provider.userInfo(
        "{\"sub\":\"another\",\"email\":\"cid@allowed.example\",\"email_verified\":true}");
    assertRefused("another subject");
    provider.userInfo(
        "{\"sub\":\"cid\",\"email\":\"cid@allowed.example\",\"email_verified\":true}");
    assertThat(signIn()).isEqualTo("/w/here");
  }

  @Test
  void theSameSubjectAtTwoIssuersIsTwoPeople() {
    signIn();
    try (FakeProvider other = FakeProvider.start().person("ann", ann)) {
      String second = setUp(other, Map.of());
      ProviderBrowser browser = new ProviderBrowser();
      assertThat(browser.signIn(second, "")).startsWith("/sign-in?problem=account-exists");
      assertThat(browser.session()).isEmpty();
      other.person("ann", "other-" + ann);
      assertThat(browser.signIn(second, "")).isEqualTo("/w/here");
    }
    people
        .as(admin())
        .get("/workspaces/" + workspace + "/members?q=ann")
        .then()
        .body("total.value", org.hamcrest.Matchers.equalTo(2));
  }

  @Test
  void anAnswerInTheNameOfAnotherProviderIsRefused() {
    provider.says("https://honest.example");
    assertRefused("mix-up");
    provider.says(provider.issuer());
    assertThat(signIn()).isEqualTo("/w/here");
  }

  @Test
  void aProviderThatNamesItselfMustDoSo() {
    provider.describes(with("authorization_response_iss_parameter_supported", true));
    assertRefused("promised iss is missing");
  }

  @Test
  void withoutASecretTheProviderMustNameItself() {
    String bare = setUp(provider, mapOf("clientSecret", null));
    assertThat(new ProviderBrowser().signIn(bare, "")).startsWith("/sign-in?problem=");
    provider.says(provider.issuer());
    assertThat(new ProviderBrowser().signIn(bare, "")).isEqualTo("/w/here");
  }

  @Test
  void aDescriptionInAnotherProvidersNameIsRefused() {
    provider.describes(with("issuer", "https://accounts.example"));
    assertRefused("description");
  }

  @Test
  void endpointsInsideThePrivateNetworkAreNeverCalled() {
    try (FakeProvider inside = FakeProvider.start()) {
      String hidden = "http://localhost:" + inside.port();
      for (String endpoint : List.of("token_endpoint", "jwks_uri", "authorization_endpoint")) {
        provider.describes(with(endpoint, hidden + "/token"));
        assertRefused(endpoint);
      }
      provider.person("dot", Map.of()).describes(with("userinfo_endpoint", hidden + "/me"));
      ProviderBrowser browser = new ProviderBrowser();
      assertThat(browser.signIn(setUp(provider, Map.of()), "")).startsWith("/sign-in?problem=");
      assertThat(inside.requests()).isEmpty();
    }
  }

  @Test
  void whoTakesLongerThanTenMinutesBeginsAnew() {
    ProviderBrowser browser = new ProviderBrowser();
    URI callback = browser.passProvider(browser.depart(id, "/"), "");
    clock.move(Duration.ofMinutes(11));
    assertThat(browser.land(callback)).isEqualTo("/sign-in?problem=token-expired");
  }

  @Test
  void aRefusalAtTheProviderLeadsBackToTheSignInPage() {
    ProviderBrowser browser = new ProviderBrowser();
    URI there = browser.depart(id, "/");
    String state = there.getQuery().replaceAll(".*state=([^&]+).*", "$1");
    assertThat(
            browser.land(
                URI.create(ProviderBrowser.callback() + "?error=access_denied&state=" + state)))
        .isEqualTo("/sign-in?problem=sign-in-refused");
  }

  @Test
  void aProviderThatIsAwayIsSaidToBe() {
    provider.close();
    assertThat(signIn()).isEqualTo("/sign-in?problem=unavailable&returnTo=%2Fw%2Fhere");
  }

  private void assertRefused(String what) {
    // A description is kept for ten minutes, and a failure for some seconds.
    clock.move(Duration.ofMinutes(11));
    ProviderBrowser browser = new ProviderBrowser();
    assertThat(browser.signIn(id, "")).as(what).startsWith("/sign-in?problem=");
    assertThat(browser.session()).as(what).isEmpty();
  }

  private String signIn() {
    return new ProviderBrowser().signIn(id, "");
  }

  private String setUp(FakeProvider of, Map<String, ?> more) {
    Map<String, Object> draft = Setup.draft("Fake", of.issuer());
    draft.putAll(more);
    return Setup.inWorkspace(people.as(admin()), workspace, draft);
  }

  private Account admin() {
    return admins.computeIfAbsent(
        workspace,
        slug -> people.member("admin@" + slug + ".example", people.workspace(slug), Role.ADMIN));
  }

  private final Map<String, Account> admins = new HashMap<>();

  private static java.util.function.UnaryOperator<Map<String, Object>> with(
      String name, Object value) {
    return metadata -> {
      metadata.put(name, value);
      return metadata;
    };
  }

  private static Map<String, Object> mapOf(
      String name, @org.jspecify.annotations.Nullable Object value) {
    Map<String, Object> map = new HashMap<>();
    map.put(name, value);
    return map;
  }

  private static Date in(Duration time) {
    return Date.from(Instant.now().plus(time));
  }
}
