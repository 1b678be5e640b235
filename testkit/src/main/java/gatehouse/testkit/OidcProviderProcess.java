package gatehouse.testkit;

import gatehouse.platform.net.FreePort;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * A real OpenID Connect provider as a process of its own, on a free port of this machine. Its
 * people sign in by their name alone: see {@code testkit/oidc/server.mjs}.
 */
public final class OidcProviderProcess implements AutoCloseable {
  public static final String CLIENT_ID = "gatehouse";
  public static final String CLIENT_SECRET = "a secret of the tests";
  private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(120);

  private final Process process;
  private final String issuer;

  private OidcProviderProcess(Process process, String issuer) {
    this.process = process;
    this.issuer = issuer;
  }

  /** Starts one that sends people back to these addresses only, and waits until it answers. */
  public static OidcProviderProcess start(String... redirectUris) {
    Path home = Path.of(System.getProperty("project.root", "..")).resolve("testkit/oidc");
    int port = freePort();
    List<String> command = new ArrayList<>(List.of("node", "server.mjs", String.valueOf(port)));
    command.addAll(List.of(redirectUris));
    Path log = home.resolveSibling("target").resolve("oidc-" + port + ".log");
    try {
      Process process =
          new ProcessBuilder(command)
              .directory(home.toFile())
              .redirectErrorStream(true)
              .redirectOutput(log.toFile())
              .start();
      // A test run that dies must not leave it behind.
      Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
      OidcProviderProcess started = new OidcProviderProcess(process, "http://127.0.0.1:" + port);
      started.awaitReady(log);
      return started;
    } catch (IOException e) {
      throw new UncheckedIOException("Node.js is needed for the test provider", e);
    }
  }

  /** Its address; {@code /.well-known/openid-configuration} is below it. */
  public String issuer() {
    return issuer;
  }

  private void awaitReady(Path log) {
    long end = System.nanoTime() + PATIENCE_NANOS;
    while (!answers()) {
      if (!process.isAlive() || System.nanoTime() > end) {
        process.destroyForcibly();
        throw new IllegalStateException("The test provider did not start; see " + log);
      }
      LockSupport.parkNanos(20_000_000);
    }
  }

  private boolean answers() {
    try {
      var connection =
          (HttpURLConnection)
              URI.create(issuer + "/.well-known/openid-configuration").toURL().openConnection();
      connection.setConnectTimeout(2000);
      connection.setReadTimeout(20_000);
      return connection.getResponseCode() == 200;
    } catch (IOException e) {
      return false;
    }
  }

  private static int freePort() {
    try {
      return FreePort.at(InetAddress.ofLiteral("127.0.0.1"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
