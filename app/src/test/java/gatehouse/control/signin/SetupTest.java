package gatehouse.control.signin;

import static gatehouse.testkit.People.browser;
import static gatehouse.testkit.People.withSession;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import gatehouse.testkit.People;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** One server is set up once: these tests follow one another on it. */
@QuarkusTest
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class SetupTest {
  @Inject Setup setup;
  @Inject People people;

  private static Map<String, Object> wanted(String token, String email) {
    Map<String, Object> body = new HashMap<>();
    body.put("token", token);
    body.put("email", email);
    body.put("firstName", "Ann");
    body.put("lastName", "Keller");
    body.put("password", "purple otters sing at dawn");
    body.put("workspaceName", "Acme Factory");
    return body;
  }

  @Test
  @Order(1)
  void onlyTheNewestLinkWorksAndOnlyWithAGoodPassword() {
    browser().get("/setup").then().statusCode(200).body("needed", equalTo(true));
    String old = setup.token().orElseThrow();
    String link = setup.link().orElseThrow();
    assertThat(link).startsWith("http://localhost:").contains("/setup?token=");
    String token = link.substring(link.indexOf('=') + 1);

    browser()
        .body(wanted(old, "ann@acme.example"))
        .post("/setup")
        .then()
        .statusCode(410)
        .body("type", equalTo("/problems/token-expired"));
    Map<String, Object> weak = wanted(token, "ann@acme.example");
    weak.put("password", "password1234567");
    browser()
        .body(weak)
        .post("/setup")
        .then()
        .statusCode(422)
        .body("errors[0].pointer", equalTo("/password"));
    Map<String, Object> operator = wanted(token, "ann@acme.example");
    operator.put("operator", true);
    browser().body(operator).post("/setup").then().statusCode(422);
    browser().get("/setup").then().body("needed", equalTo(true));
    assertThat(
            people.number(
                "select count(*) from one_time_token t where position(? in t::text) > 0", token))
        .isZero();
  }

  @Test
  @Order(2)
  void ofManySetupsAtOnceOneWins() throws Exception {
    String token = setup.token().orElseThrow();
    List<Response> answers;
    try (var threads = Executors.newFixedThreadPool(6)) {
      List<Callable<Response>> attempts =
          IntStream.range(0, 6)
              .<Callable<Response>>mapToObj(i ->
                  () -> browser().body(wanted(token, "ann" + i + "@acme.example")).post("/setup"))
              .toList();
      answers = threads.invokeAll(attempts).stream().map(Future::resultNow).toList();
    }
    assertThat(answers.stream().map(Response::statusCode))
        .containsOnlyOnce(201)
        .containsOnly(201, 409);
    Response won = answers.stream().filter(a -> a.statusCode() == 201).findFirst().orElseThrow();
    won.then()
        .body("account.operator", equalTo(true))
        .body("workspaces[0].role", equalTo("admin"))
        .body("workspaces[0].slug", equalTo("acme-factory"));
    withSession(won.getCookie("gatehouse_session"))
        .get("/session")
        .then()
        .statusCode(200)
        .body("workspaces[0].name", equalTo("Acme Factory"));
  }

  @Test
  @Order(3)
  void afterwardsThereIsNothingToSetUp() {
    browser().get("/setup").then().body("needed", equalTo(false));
    assertThat(setup.token()).isEmpty();
    browser()
        .body(wanted("whatever", "late@acme.example"))
        .post("/setup")
        .then()
        .statusCode(409)
        .body("type", equalTo("/problems/already-set-up"));
  }
}
