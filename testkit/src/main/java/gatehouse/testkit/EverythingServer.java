package gatehouse.testkit;

import gatehouse.platform.net.FreePort;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** The reference MCP server that uses every feature, as a process of its own on this machine. */
public final class EverythingServer implements AutoCloseable {
  private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(120);

  private final Process process;
  private final String url;

  private EverythingServer(Process process, String url) {
    this.process = process;
    this.url = url;
  }

  /** Where the packages are that Node.js runs. */
  public static Path home() {
    return Path.of(System.getProperty("project.root", "..")).resolve("testkit/mcp");
  }

  public static EverythingServer start() {
    try {
      int port = FreePort.at(InetAddress.ofLiteral("127.0.0.1"));
      Path log = home().resolveSibling("target").resolve("everything-" + port + ".log");
      ProcessBuilder builder =
          new ProcessBuilder(
                  "node",
                  "node_modules/@modelcontextprotocol/server-everything/dist/index.js",
                  "streamableHttp")
              .directory(home().toFile())
              .redirectErrorStream(true)
              .redirectOutput(log.toFile());
      builder.environment().put("PORT", String.valueOf(port));
      Process process = builder.start();
      // A test run that dies must not leave it behind.
      Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
      EverythingServer server = new EverythingServer(process, "http://127.0.0.1:" + port + "/mcp");
      server.awaitReady(log);
      return server;
    } catch (IOException e) {
      throw new UncheckedIOException("Node.js is needed for the test server", e);
    }
  }

  public String url() {
    return url;
  }

  private void awaitReady(Path log) {
    long end = System.nanoTime() + PATIENCE_NANOS;
    while (!answers()) {
      if (!process.isAlive() || System.nanoTime() > end) {
        process.destroyForcibly();
        throw new IllegalStateException("The test server did not start; see " + log);
      }
      LockSupport.parkNanos(20_000_000);
    }
  }

  private boolean answers() {
    try {
      var connection = (HttpURLConnection) URI.create(url).toURL().openConnection();
      connection.setConnectTimeout(2_000);
      connection.setReadTimeout(20_000);
      return connection.getResponseCode() > 0;
    } catch (IOException e) {
      return false;
    }
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
