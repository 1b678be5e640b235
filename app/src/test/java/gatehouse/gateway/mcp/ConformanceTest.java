package gatehouse.gateway.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import gatehouse.platform.http.PublicUrl;
import gatehouse.testkit.EverythingServer;
import gatehouse.testkit.People;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The protocol's own conformance suite, directly at a server and through the gateway to it. */
@QuarkusTest
class ConformanceTest {
  @Inject People people;
  @Inject PublicUrl address;

  @Test
  void whatTheSuiteFor20251125PassesDirectlyItPassesThroughTheGateway() {
    passes("@modelcontextprotocol/conformance", "2025-11-25", List.of());
  }

  /**
   * To a server with sessions, too. There some cannot pass: the names of questions, and several at
   * once, are not to be had from such a server; it says itself what it does without an ability; and
   * it wants no arguments in headers.
   */
  @Test
  void whatTheSuiteFor20260728PassesDirectlyItPassesThroughTheGateway() {
    passes(
        "conformance-2026-07-28",
        "2026-07-28",
        List.of(
            "input-required-result-basic-elicitation",
            "input-required-result-multiple-input-requests",
            "input-required-result-capability-check",
            "http-custom-header-server-validation",
            "server-stateless"));
  }

  private void passes(String suite, String revision, List<String> failingWithSessions) {
    try (EverythingServer server = EverythingServer.reference()) {
      TestProject project = new TestProject(people);
      project.server("ref", server.url());
      Map<String, String> environment =
          new HashMap<>(
              Map.of(
                  "DIRECT", server.url(),
                  "GATEWAY", project.endpoint(),
                  "ORIGIN", address.origin(),
                  "KEY", project.anyone(),
                  "SUITE", suite,
                  "SPEC", revision));
      if (!failingWithSessions.isEmpty()) {
        TestProject other = new TestProject(people);
        other.server("ref", server.url("/legacy"));
        environment.put("OTHER", other.endpoint());
        environment.put("OTHER_KEY", other.anyone());
        environment.put("EXPECTED", String.join(" ", failingWithSessions));
      }
      String output = EverythingServer.run("conformance.mjs", environment);
      System.out.println(output);
      assertThat(output).endsWith("exit 0");
    }
  }
}
