package gatehouse.testkit;

import gatehouse.platform.net.FreePort;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** An MCP server that uses every feature, as a process of its own on this machine. */
public final class EverythingServer implements AutoCloseable {
  private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(120);

  private final Process process;
  private final String origin;

  private EverythingServer(Process process, String origin) {
    this.process = process;
    this.origin = origin;
  }

  /** Where the packages are that Node.js runs. */
  public static Path home() {
    return Path.of(System.getProperty("project.root", "..")).resolve("testkit/mcp");
  }

  /** The usual one, which speaks the revisions with sessions. */
  public static EverythingServer start() {
    return start(
        "node_modules/@modelcontextprotocol/server-everything/dist/index.js", "streamableHttp");
  }

  /** The one of the conformance suite: /mcp speaks both eras, /legacy and /modern one each. */
  public static EverythingServer reference() {
    return start("reference.mjs");
  }

  /** One that wants OAuth, with its own authorization server. */
  public static EverythingServer protectedByOAuth() {
    return start("protected.mjs");
  }

  private static EverythingServer start(String... program) {
    try {
      int port = FreePort.at(InetAddress.ofLiteral("127.0.0.1"));
      Path log = home().resolveSibling("target").resolve("everything-" + port + ".log");
      List<String> command = new ArrayList<>(List.of("node"));
      command.addAll(List.of(program));
      ProcessBuilder builder =
          new ProcessBuilder(command)
              .directory(home().toFile())
              .redirectErrorStream(true)
              .redirectOutput(log.toFile());
      builder.environment().put("PORT", String.valueOf(port));
      Process process = builder.start();
      // A test run that dies must not leave it behind.
      Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
      EverythingServer server = new EverythingServer(process, "http://127.0.0.1:" + port);
      server.awaitReady(log);
      return server;
    } catch (IOException e) {
      throw new UncheckedIOException("Node.js is needed for the test server", e);
    }
  }

  public String url() {
    return url("/mcp");
  }

  public String url(String path) {
    return origin + path;
  }

  /**
   * Runs a program of that folder to its end.
   *
   * @return what it printed; its last line says with which status it ended
   */
  public static String run(String program, Map<String, String> environment) {
    try {
      ProcessBuilder builder =
          new ProcessBuilder("node", program).directory(home().toFile()).redirectErrorStream(true);
      builder.environment().putAll(environment);
      Process process = builder.start();
      String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return output + "exit " + process.waitFor();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
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
      var connection = (HttpURLConnection) URI.create(url()).toURL().openConnection();
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
