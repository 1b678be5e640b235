package gatehouse.control.credential;

import gatehouse.control.access.Role;
import gatehouse.control.account.Account;
import gatehouse.platform.ids.IdType;
import gatehouse.testkit.AgentTraffic;
import gatehouse.testkit.OAuthBrowser;
import gatehouse.testkit.People;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

/** A project with servers that want OAuth, an Editor, and the Editor's browser. */
final class OAuthProject {
  private static final AtomicInteger NUMBER = new AtomicInteger();

  final String slug = "oauth" + NUMBER.incrementAndGet();
  final UUID workspace;
  final UUID project;
  final Account editor;
  final String session;

  OAuthProject(People people, AgentTraffic traffic) {
    workspace = people.workspace(slug);
    project = traffic.project(workspace, "tools");
    editor = people.member("editor@" + slug + ".example", workspace, Role.EDITOR);
    session = people.signIn(editor);
  }

  RequestSpecification editor() {
    return People.withSession(session);
  }

  String path() {
    return "/workspaces/" + slug + "/projects/tools";
  }

  /** Answers its id. */
  String server(String name, String url, Map<String, ?> more) {
    Map<String, Object> auth = new HashMap<>(more);
    auth.put("kind", "oauth");
    Response made =
        editor()
            .body(Map.of("name", name, "slug", name, "url", url, "auth", auth))
            .post(path() + "/servers");
    made.then().statusCode(201);
    return made.path("id");
  }

  String shared(String name, String url) {
    return server(name, url, Map.of("level", "project"));
  }

  /** Where the Editor's browser is sent to connect the project. */
  Response depart(String server) {
    return editor().post(path() + "/servers/" + server + "/credential/authorization");
  }

  /** All of it, for the project's own. */
  String connect(String server) {
    String url = depart(server).then().statusCode(200).extract().path("url");
    return OAuthBrowser.land(OAuthBrowser.allowed(url), Map.of("gatehouse_session", session));
  }

  Response credential(String server) {
    return editor().get(path() + "/servers/" + server + "/credential");
  }

  /** A browser in which the Editor has proven their address at a personal link. */
  Visit visit() {
    String url =
        editor()
            .body(Map.of("kind", "personal", "email", editor.email()))
            .post(path() + "/auth-links")
            .then()
            .statusCode(201)
            .extract()
            .path("url");
    String token = url.replaceAll("^.*/connect/", "");
    String cookie =
        editor()
            .body(Map.of())
            .post("/connect/" + token + "/proof")
            .then()
            .statusCode(204)
            .extract()
            .cookie("gatehouse_connect");
    return new Visit(token, cookie);
  }

  /** That browser. */
  record Visit(String token, String cookie) {
    RequestSpecification browser() {
      return People.browser().cookie("gatehouse_connect", cookie);
    }

    URI allowed(String server) {
      return OAuthBrowser.allowed(
          browser()
              .post("/connect/" + token + "/servers/" + server + "/authorization")
              .then()
              .statusCode(200)
              .extract()
              .path("url"));
    }

    String land(URI callback) {
      return OAuthBrowser.land(callback, Map.of("gatehouse_connect", cookie));
    }

    String connect(String server) {
      return land(allowed(server));
    }
  }

  /** The Editor as a user of the project. */
  UUID user() {
    String id =
        editor().get(path() + "/users").then().statusCode(200).extract().path("items[0].id");
    return IdType.PROJECT_USER.parse(id);
  }

  Response revoke(String server) {
    return editor()
        .body(Map.of("servers", List.of(server)))
        .post(path() + "/users/" + IdType.PROJECT_USER.format(user()) + "/revoke");
  }

  String provider() {
    return editor()
        .get(path() + "/users/" + IdType.PROJECT_USER.format(user()) + "/revocations")
        .then()
        .statusCode(200)
        .extract()
        .path("receipts[0].provider");
  }
}
