package gatehouse.app.demo;

import static gatehouse.testkit.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import gatehouse.testkit.ServerProcess;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The sample organisation as the launcher starts it, with its MCP servers and agents. */
class DemoIT {
  private static final String USERS = DemoProject.PROJECT + "/users";

  @Test
  void samplePeopleHaveConnectedTheCalendarByOAuthAndAgentsCallItForThem(@TempDir Path folder)
      throws Exception {
    // An option that Java reads from its surroundings, as it is the launcher's to set it.
    Map<String, String> servers =
        Map.of("JDK_JAVA_OPTIONS", "-Dgatehouse.demo-servers=" + folder.resolve("servers"));
    try (ServerProcess demo =
        ServerProcess.launch(
            "demo", servers, "--data", folder.resolve("data").toString(), "--port", "0")) {
      String address = demo.address();
      eventually(
          () -> assertThat(demo.text()).containsAnyOf("Sample agents have", "No sample agents"));
      assertThat(demo.text()).contains("Sample agents have").doesNotContain("No sample agents");
      try (DemoApi admin = DemoApi.signedIn(address, DemoOrganisation.OPERATOR)) {
        String calendar = "";
        for (JsonNode one : items(admin, DemoProject.PROJECT + "/servers")) {
          if (one.path("slug").asText().equals(DemoCalendar.SLUG)) {
            calendar = one.path("id").asText();
          }
        }
        List<String> connected = new ArrayList<>();
        List<String> tools = new ArrayList<>();
        for (JsonNode user : items(admin, USERS + "?server=" + calendar)) {
          connected.add(user.path("email").asText());
          for (JsonNode call : items(admin, USERS + "/" + user.path("id").asText() + "/calls")) {
            if (call.path("error").isNull()) {
              tools.add(call.path("tool").asText());
            }
          }
        }
        assertThat(connected).containsExactlyInAnyOrderElementsOf(DemoCalendar.PEOPLE);
        assertThat(tools).contains("list_events");
        assertThat(items(admin, USERS + "?q=both@acme.example")).isEmpty();
      }
    }
  }

  private static JsonNode items(DemoApi api, String path) throws Exception {
    return Objects.requireNonNull(api.find(path)).path("items");
  }
}
