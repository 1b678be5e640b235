package gatehouse.control.identityprovider;

import static gatehouse.testkit.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import gatehouse.control.access.Role;
import gatehouse.control.account.Account;
import gatehouse.control.session.Client;
import gatehouse.control.session.Sessions;
import gatehouse.control.session.SignIn;
import gatehouse.control.session.SignInMethod;
import gatehouse.platform.events.Event;
import gatehouse.platform.events.EventBus;
import gatehouse.platform.ids.IdType;
import gatehouse.testkit.FakeProvider;
import gatehouse.testkit.People;
import gatehouse.testkit.PostgresForTests;
import gatehouse.testkit.ProviderBrowser;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ProviderSettingsTest {
  private static final String ISSUER = "https://sso.example.com";

  @Inject People people;
  @Inject Sessions sessions;
  @Inject EventBus bus;

  @Test
  void theSecretGoesInAndNeverComesOut() throws SQLException {
    Account admin = admin("secret");
    String id = Setup.inWorkspace(people.as(admin), "secret", Setup.draft("Sealed", ISSUER));
    String path = "/workspaces/secret/identity-providers";
    for (String address : List.of(path, path + "/" + id)) {
      people
          .as(admin)
          .get(address)
          .then()
          .statusCode(200)
          .body(not(containsString(FakeProvider.CLIENT_SECRET)))
          .body(containsString("\"hasSecret\":true"));
    }
    people
        .as(admin)
        .body("{\"clientSecret\":\"another secret of mine\"}")
        .patch(path + "/" + id)
        .then()
        .statusCode(200)
        .body(not(containsString("another secret")));
    String everything =
        String.join(
            " ",
            PostgresForTests.asOwner(
                "select p::text || encode(client_secret, 'escape') from identity_provider p"
                    + " union all select a::text from audit_entry a"));
    assertThat(everything)
        .contains("Sealed", "identity-provider.changed")
        .doesNotContain(FakeProvider.CLIENT_SECRET, "another secret");
    people
        .as(admin)
        .body("{\"clientSecret\":null}")
        .patch(path + "/" + id)
        .then()
        .body("hasSecret", equalTo(false));
  }

  @Test
  void whoCameThroughAProviderIsToldAtOnceThatItIsGone() {
    Account admin = admin("gone");
    String id = Setup.inWorkspace(people.as(admin), "gone", Setup.draft("Gone", ISSUER));
    Account ann = people.account("gone.ann@acme.example");
    sessions.open(
        new SignIn(
            ann.id(),
            SignInMethod.IDENTITY_PROVIDER,
            IdType.IDENTITY_PROVIDER.parse(id),
            null,
            new Client("127.0.0.1", "Mozilla/5.0 (test)")));
    List<Event> heard = new CopyOnWriteArrayList<>();
    EventBus.Listener listener =
        new EventBus.Listener() {
          @Override
          public void on(Event event) {
            heard.add(event);
          }

          @Override
          public void onGap() {}
        };
    bus.subscribe(listener);
    try {
      people.as(admin).delete("/workspaces/gone/identity-providers/" + id).then().statusCode(204);
      eventually(() ->
          assertThat(heard)
              .anySatisfy(event -> {
                assertThat(event.type()).isEqualTo("session.ended");
                assertThat(event.accountId()).isEqualTo(ann.id());
              }));
    } finally {
      bus.unsubscribe(listener);
    }
  }

  @Test
  void whatIsWrongIsSaidWithItsField() {
    Account admin = admin("wrong");
    Map<String, Object> wrong = new HashMap<>();
    wrong.put("/name", " ");
    wrong.put("/issuer", "http://sso.example.com");
    wrong.put("/clientId", "with space");
    wrong.put("/clientSecret", "line\nbreak");
    wrong.put("/scopes/1", List.of("openid", "two words"));
    wrong.put("/allowedDomains/0", List.of("not a domain"));
    wrong.put("/allowedDomains", List.of());
    wrong.put("/defaultRole", "emperor");
    wrong.put("/trustEmail", true);
    wrong.put("/workspaceId", "wsp_01h455vb4pex5vsknk084sn02q");
    wrong.forEach((pointer, value) -> {
      Map<String, Object> draft = Setup.draft("Wrong", ISSUER);
      draft.put(pointer.replaceAll("^/([^/]+).*", "$1"), value);
      Response answer = people.as(admin).body(draft).post("/workspaces/wrong/identity-providers");
      assertThat(answer.statusCode()).as(pointer).isEqualTo(422);
      assertThat(answer.jsonPath().getString("errors[0].pointer")).startsWith(pointer);
    });
    for (String needed : List.of("name", "issuer", "clientId")) {
      Map<String, Object> draft = Setup.draft("Missing", ISSUER);
      draft.remove(needed);
      people
          .as(admin)
          .body(draft)
          .post("/workspaces/wrong/identity-providers")
          .then()
          .statusCode(422)
          .body("errors[0].pointer", equalTo("/" + needed));
    }
  }

  @Test
  void addressesInsideThePrivateNetworkAreRefusedBeforeAnythingIsSent() {
    Account admin = admin("ssrf");
    try (FakeProvider inside = FakeProvider.start()) {
      List<String> literal =
          Arrays.asList(
              "https://169.254.169.254/",
              "https://10.0.0.1",
              "https://192.168.1.1",
              "https://127.0.0.2:" + inside.port(),
              "https://[::1]:" + inside.port(),
              "https://[::ffff:169.254.169.254]",
              "https://[fd00:ec2::254]",
              "https://2130706433:" + inside.port(),
              "https://0x7f.1:" + inside.port(),
              "https://user@sso.example.com",
              "http://localhost:" + inside.port());
      for (String address : literal) {
        people
            .as(admin)
            .body(Setup.draft("Inside", address))
            .post("/workspaces/ssrf/identity-providers")
            .then()
            .statusCode(422)
            .body("errors[0].pointer", equalTo("/issuer"));
      }
      // A name is resolved only when it is called.
      String named =
          Setup.inWorkspace(
              people.as(admin), "ssrf", Setup.draft("Named", "https://localhost:" + inside.port()));
      people
          .as(admin)
          .post("/workspaces/ssrf/identity-providers/" + named + "/test")
          .then()
          .statusCode(200)
          .body("ok", equalTo(false))
          .body("detail", containsString("gatehouse.allowed-private-hosts"));
      assertThat(inside.requests()).isEmpty();
    }
  }

  @Test
  void anotherIssuerIsNotHandedTheSecretOfTheOldOne() {
    Account admin = admin("moved");
    String path =
        "/workspaces/moved/identity-providers/"
            + Setup.inWorkspace(people.as(admin), "moved", Setup.draft("Moved", ISSUER));
    people
        .as(admin)
        .body("{\"issuer\":\"https://evil.example.com\"}")
        .patch(path)
        .then()
        .statusCode(422)
        .body("errors[0].pointer", equalTo("/clientSecret"));
    people
        .as(admin)
        .body("{\"issuer\":\"https://new.example.com\",\"clientSecret\":\"new\"}")
        .patch(path)
        .then()
        .statusCode(200)
        .body("issuer", equalTo("https://new.example.com"));
  }

  @Test
  void aChangeOnAnOldVersionIsRefused() {
    Account admin = admin("etag");
    String path =
        "/workspaces/etag/identity-providers/"
            + Setup.inWorkspace(people.as(admin), "etag", Setup.draft("Tagged", ISSUER));
    String tag = people.as(admin).get(path).header("ETag");
    people
        .as(admin)
        .header("If-Match", tag)
        .body("{\"name\":\"First\"}")
        .patch(path)
        .then()
        .statusCode(200);
    people
        .as(admin)
        .header("If-Match", tag)
        .body("{\"name\":\"Second\"}")
        .patch(path)
        .then()
        .statusCode(412);
    people.as(admin).get(path).then().body("name", equalTo("First"));
  }

  @Test
  void providersOfOthersAreNotThere() {
    Account admin = admin("mine");
    Account stranger = admin("theirs");
    Account operator = people.operator("operator@idp.example");
    String theirs = Setup.inWorkspace(people.as(stranger), "theirs", Setup.draft("Theirs", ISSUER));
    String servers = Setup.onServer(people.as(operator), Setup.draft("Server's", ISSUER));
    for (String id : List.of(theirs, servers)) {
      String path = "/workspaces/mine/identity-providers/" + id;
      people.as(admin).get(path).then().statusCode(404);
      people.as(admin).body("{\"name\":\"Mine\"}").patch(path).then().statusCode(404);
      people.as(admin).delete(path).then().statusCode(404);
      people.as(admin).post(path + "/test").then().statusCode(404);
    }
    people.as(operator).get("/operator/identity-providers/" + theirs).then().statusCode(404);
    people.as(admin).get("/operator/identity-providers").then().statusCode(403);
    people
        .as(admin)
        .get("/workspaces/mine/identity-providers")
        .then()
        .body("items.size()", equalTo(0));
  }

  @Test
  void onlyALocalPageIsOpenedAfterwards() {
    try (FakeProvider provider = FakeProvider.start()) {
      String id =
          Setup.inWorkspace(
              people.as(admin("pages")), "pages", Setup.draft("Pages", provider.issuer()));
      for (String elsewhere :
          List.of(
              "https://evil.example",
              "//evil.example",
              "/\\evil.example",
              "\\\\evil.example",
              "/%09/evil.example",
              "javascript:alert(1)",
              "/%0d%0aSet-Cookie:a=b",
              "evil.example",
              "/./%2f/evil.example/../..//evil.example",
              "/api/v1/session",
              "/x/../api/v1/me")) {
        Response answer =
            People.browser()
                .redirects()
                .follow(false)
                .queryParam("returnTo", elsewhere)
                .get("/identity-providers/" + id + "/start");
        if (answer.statusCode() == 303) {
          // What is let through stays on this server, however a browser reads it.
          assertThat(java.net.URI.create("https://gatehouse.example/").resolve(elsewhere).getHost())
              .as(elsewhere)
              .isEqualTo("gatehouse.example");
        } else {
          assertThat(answer.statusCode()).as(elsewhere).isEqualTo(422);
        }
      }
      assertThat(new ProviderBrowser().depart(id, "/w/acme?tab=1").getHost())
          .isEqualTo("127.0.0.1");
    }
  }

  private Account admin(String workspace) {
    return people.member(
        "admin@" + workspace + ".example", people.workspace(workspace), Role.ADMIN);
  }
}
