package gatehouse.gateway.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import gatehouse.testkit.EverythingServer;
import gatehouse.testkit.People;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** The TypeScript SDK's client through the endpoint to the reference server: testkit/mcp. */
@QuarkusTest
class SdkClientTest {
  @Inject People people;

  @Test
  void theUsualClientDoesEverythingThroughTheGateway() throws IOException, InterruptedException {
    try (EverythingServer alpha = EverythingServer.start();
        EverythingServer beta = EverythingServer.start()) {
      TestProject project = new TestProject(people);
      project.server("alpha", alpha.url());
      project.server("beta", beta.url());
      ProcessBuilder client =
          new ProcessBuilder("node", "client.mjs")
              .directory(EverythingServer.home().toFile())
              .redirectErrorStream(true);
      client.environment().put("GATEWAY", project.endpoint());
      client.environment().put("KEY", project.anyone());
      Process running = client.start();
      String output = new String(running.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      System.out.println(output);
      assertThat(running.waitFor(3, TimeUnit.MINUTES)).isTrue();
      assertThat(running.exitValue()).as(output).isZero();
    }
  }
}
