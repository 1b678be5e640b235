package gatehouse.gateway.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import gatehouse.platform.http.PublicUrl;
import gatehouse.testkit.EverythingServer;
import gatehouse.testkit.People;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The protocol's own conformance suite, directly at a server and through the gateway to it. */
@QuarkusTest
class ConformanceTest {
  @Inject People people;
  @Inject PublicUrl address;

  @Test
  void whatTheSuiteFor20251125PassesDirectlyItPassesThroughTheGateway() {
    passes("/mcp", "@modelcontextprotocol/conformance", "2025-11-25");
  }

  private void passes(String path, String suite, String revision) {
    try (EverythingServer server = EverythingServer.reference()) {
      TestProject project = new TestProject(people);
      project.server("ref", server.url(path));
      String output =
          EverythingServer.run(
              "conformance.mjs",
              Map.of(
                  "DIRECT", server.url(),
                  "GATEWAY", project.endpoint(),
                  "ORIGIN", address.origin(),
                  "KEY", project.anyone(),
                  "SUITE", suite,
                  "SPEC", revision));
      System.out.println(output);
      assertThat(output).contains(" 0 lost on the way").endsWith("exit 0");
    }
  }
}
