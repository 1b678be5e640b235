package gatehouse.gateway.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import gatehouse.testkit.EverythingServer;
import gatehouse.testkit.People;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The TypeScript SDK's client through the endpoint to the reference server: testkit/mcp. */
@QuarkusTest
class SdkClientTest {
  @Inject People people;

  @Test
  void theUsualClientDoesEverythingThroughTheGateway() {
    try (EverythingServer alpha = EverythingServer.start();
        EverythingServer beta = EverythingServer.start()) {
      TestProject project = new TestProject(people);
      project.server("alpha", alpha.url());
      project.server("beta", beta.url());
      String output =
          EverythingServer.run(
              "client.mjs", Map.of("GATEWAY", project.endpoint(), "KEY", project.anyone()));
      assertThat(output).endsWith("exit 0");
    }
  }

  @Test
  void theClientOfTheSecondGenerationDoesSoInBothErasToServersOfBoth() {
    try (EverythingServer reference = EverythingServer.reference()) {
      TestProject project = new TestProject(people);
      project.server("legacy", reference.url("/legacy"));
      project.server("modern", reference.url("/modern"));
      String output =
          EverythingServer.run(
              "client2.mjs", Map.of("GATEWAY", project.endpoint(), "KEY", project.anyone()));
      System.out.println(output);
      assertThat(output).endsWith("exit 0");
    }
  }
}
