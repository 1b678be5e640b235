package gatehouse.app.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The calendar that wants OAuth, and the people who let agents use it. They connect it as anybody
 * does: by an auth link, signed in here, then signed in there. One who could is left out, so that
 * it can be done by hand.
 */
final class DemoCalendar {
  static final String SLUG = "calendar";

  /** Those who can sign in; the one who is left out is both@. */
  static final List<String> PEOPLE =
      List.of(DemoOrganisation.OPERATOR, "monitor@acme.example", "agent@acme.example");

  private static final String LINKS = DemoProject.PROJECT + "/auth-links";
  private static final String USERS = DemoProject.PROJECT + "/users";

  private final String address;
  private final DemoApi admin;
  private final String server;

  private DemoCalendar(String address, DemoApi admin, String server) {
    this.address = address;
    this.admin = admin;
    this.server = server;
  }

  /** Connects those who never had; whose access was revoked stays without. */
  static void connect(String address, DemoApi admin, String server)
      throws IOException, InterruptedException, DemoPrograms.Missing {
    DemoCalendar calendar = new DemoCalendar(address, admin, server);
    List<String> missing = new ArrayList<>();
    for (String email : PEOPLE) {
      if (!calendar.hadOnce(email)) {
        missing.add(email);
      }
    }
    if (!missing.isEmpty()) {
      calendar.connect(missing);
    }
  }

  private boolean hadOnce(String email) throws IOException, InterruptedException {
    for (JsonNode user : list(USERS + "?q=" + email, "items")) {
      String path = USERS + "/" + user.path("id").asText();
      for (JsonNode one : list(path + "/servers", "items")) {
        if (isOurs(one) && !one.path("state").asText().equals("not-authenticated")) {
          return true;
        }
      }
      for (JsonNode one : list(path + "/revocations", "receipts")) {
        if (isOurs(one)) {
          return true;
        }
      }
    }
    return false;
  }

  private boolean isOurs(JsonNode one) {
    return one.path("server").path("id").asText().equals(server);
  }

  private Iterable<JsonNode> list(String path, String field)
      throws IOException, InterruptedException {
    @Nullable JsonNode answer = admin.find(path);
    return answer == null ? List.of() : answer.path(field);
  }

  private void connect(List<String> people)
      throws IOException, InterruptedException, DemoPrograms.Missing {
    JsonNode link =
        admin.post(
            LINKS,
            Map.of(
                "kind",
                "user",
                "domains",
                List.of("acme.example"),
                "servers",
                List.of(server),
                "note",
                "Sample people connect the calendar"));
    String url = link.path("url").asText();
    String path = "/connect" + url.substring(url.lastIndexOf('/'));
    for (String email : people) {
      try (DemoApi person = DemoApi.signedIn(address, email)) {
        person.post(path + "/proof", Map.of());
        person.authorize(path + "/servers/" + server + "/authorization", email);
      }
    }
    admin.delete(LINKS + "/" + link.path("link").path("id").asText());
  }
}
