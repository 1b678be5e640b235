package gatehouse.control.identityprovider;

import static gatehouse.testkit.People.withSession;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import gatehouse.control.access.Role;
import gatehouse.testkit.FakeProvider;
import gatehouse.testkit.Mailbox;
import gatehouse.testkit.People;
import gatehouse.testkit.ProviderBrowser;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Invited people who come in through the workspace's identity provider. */
@QuarkusTest
class InvitedThroughProviderTest {
  private static final AtomicInteger NUMBER = new AtomicInteger();

  @Inject People people;
  @Inject Mailbox mailbox;

  private final FakeProvider provider = FakeProvider.start();
  private String slug = "";
  private String admin = "";

  @BeforeEach
  void aWorkspace() {
    slug = "through-" + NUMBER.incrementAndGet();
    UUID workspace = people.workspace(slug);
    admin = people.signIn(people.member("admin@" + slug + ".example", workspace, Role.ADMIN));
  }

  @AfterEach
  void close() {
    provider.close();
  }

  @Test
  void whoWasInvitedComesWithTheRoleOfTheInvitation() {
    String id = provider(true);
    String token = invite("ann-" + slug + "@allowed.example", "manager");
    provider.person("ann", "ann-" + slug + "@allowed.example");
    withSession("none")
        .get("/invitations/" + token)
        .then()
        .body("providers[0].id", equalTo(id))
        .body("providers[0].joins", equalTo(true));
    assertComesAs(id, "manager");
    withSession(admin)
        .get("/workspaces/" + slug + "/invitations")
        .then()
        .body("items[0].state", equalTo("accepted"));
    People.browser().get("/invitations/" + token).then().statusCode(410);
  }

  @Test
  void aProviderThatBringsNobodyInLetsInWhoWasInvited() {
    String id = provider(false);
    provider.person("eve", "eve-" + slug + "@allowed.example");
    ProviderBrowser stranger = new ProviderBrowser();
    assertThat(stranger.signIn(id, "")).startsWith("/sign-in?problem=not-allowed");
    invite("bea-" + slug + "@allowed.example", "monitor");
    provider.person("bea", "bea-" + slug + "@allowed.example");
    assertComesAs(id, "monitor");
  }

  @Test
  void anAddressThatIsNotVerifiedIsNotTheInvitedOne() {
    String id = provider(false);
    invite("cid-" + slug + "@allowed.example", "admin");
    provider.person(
        "cid", Map.of("email", "cid-" + slug + "@allowed.example", "email_verified", false));
    assertThat(new ProviderBrowser().signIn(id, "")).startsWith("/sign-in?problem=");
    withSession(admin)
        .get("/workspaces/" + slug + "/members?status=invited")
        .then()
        .body("total.value", equalTo(1));
  }

  private void assertComesAs(String id, String role) {
    ProviderBrowser browser = new ProviderBrowser();
    assertThat(browser.signIn(id, "")).isEqualTo("/w/here");
    withSession(browser.session().orElseThrow())
        .get("/workspaces/" + slug)
        .then()
        .statusCode(200)
        .body("me.role", equalTo(role));
  }

  private String provider(boolean jit) {
    Map<String, Object> draft = Setup.draft("Fake", provider.issuer());
    draft.put("jit", jit);
    return Setup.inWorkspace(withSession(admin), slug, draft);
  }

  private String invite(String email, String role) {
    withSession(admin)
        .body(Map.of("emails", List.of(email), "role", role))
        .post("/workspaces/" + slug + "/invitations")
        .then()
        .statusCode(200);
    return mailbox.last(email, "invited").token();
  }
}
