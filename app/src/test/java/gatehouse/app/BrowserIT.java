package gatehouse.app;

import static org.assertj.core.api.Assertions.assertThat;

import gatehouse.testkit.EverythingServer;
import gatehouse.testkit.OidcProviderProcess;
import gatehouse.testkit.ServerProcess;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The console in a real browser on the real server: runs the tests of console/e2e. */
class BrowserIT {
  @Test
  void theConsoleDoesWhatItsTestsSay(@TempDir Path folder)
      throws IOException, InterruptedException {
    Path console = Path.of(System.getProperty("project.root", "..")).resolve("console");
    try (ServerProcess demo =
            ServerProcess.start(
                "demo", folder.resolve("demo"), "--allowed-private-hosts", "localhost,127.0.0.1");
        ServerProcess empty = ServerProcess.start("run", folder.resolve("empty"));
        EverythingServer tools = EverythingServer.protectedByOAuth();
        OidcProviderProcess provider =
            OidcProviderProcess.start(demo.address() + "/api/v1/identity-providers/callback")) {
      ProcessBuilder tests =
          new ProcessBuilder("node", "e2e/run.mjs")
              .directory(console.toFile())
              .redirectErrorStream(true);
      tests.environment().put("BASE", demo.address());
      tests.environment().put("SETUP", setupLink(empty));
      tests.environment().put("OAUTH_SERVER", tools.url());
      tests.environment().put("OIDC_ISSUER", provider.issuer());
      tests.environment().put("OIDC_CLIENT_ID", OidcProviderProcess.CLIENT_ID);
      tests.environment().put("OIDC_CLIENT_SECRET", OidcProviderProcess.CLIENT_SECRET);
      Process running = tests.start();
      // Line by line through our own output: an inherited one does not reach the build's log.
      List<String> lines =
          running.inputReader(StandardCharsets.UTF_8).lines().peek(System.out::println).toList();
      assertThat(running.waitFor(20, TimeUnit.MINUTES)).as("the browser tests end").isTrue();
      assertThat(running.exitValue()).as(failures(lines)).isZero();
    }
  }

  /** What the tests say at their end about those that failed: the summary of a build shows it. */
  private static String failures(List<String> lines) {
    return lines.stream()
        .dropWhile(line -> !line.contains("failing tests:"))
        .limit(100)
        .collect(Collectors.joining("\n", "the browser tests pass\n", ""));
  }

  private static String setupLink(ServerProcess server) {
    return server
        .text()
        .lines()
        .map(String::strip)
        .filter(line -> line.startsWith("http") && line.contains("/setup?token="))
        .findFirst()
        .orElseThrow();
  }
}
