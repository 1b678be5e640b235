package gatehouse.app;

import gatehouse.platform.config.Configuration;
import gatehouse.platform.config.Setting;
import gatehouse.platform.net.FreePort;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Starts the server: its database first, then everything else on it. Blocks until it is stopped.
 */
public final class ServerStart {
  private static Mode mode = Mode.RUN;
  private static @Nullable Configuration configured;
  private static @Nullable DemoServers demoServers;

  private ServerStart() {}

  /** Why the server is started. */
  public enum Mode {
    /** For use: empty at first. */
    RUN,
    /** With a sample organisation. */
    DEMO,
    /** To record what a start needs, then stop. */
    WARM_UP
  }

  static Mode mode() {
    return mode;
  }

  /** The sample organisation's MCP servers, when they are wanted. */
  static Optional<DemoServers> demoServers() {
    return Optional.ofNullable(demoServers);
  }

  /** Notes where people reach the server. */
  static void ready(String address) {
    LastAddress.keep(Objects.requireNonNull(configured), address);
  }

  /**
   * Runs the server until it is told to stop, and answers the exit status.
   *
   * @throws StartupException that says in one sentence why it cannot start
   */
  public static int run(Configuration configuration, Mode why, boolean verbose) {
    mode = why;
    configured = configuration;
    int port = usablePort(configuration);
    configuration.warnings().forEach(warning -> System.err.println("Careful: " + warning));
    Logging.ofServer(configuration, verbose);
    configuration.properties().forEach(System::setProperty);
    System.setProperty("quarkus.http.port", Integer.toString(port));
    System.setProperty("quarkus.http.host", configuration.get(Setting.BIND));
    System.setProperty(
        "quarkus.datasource.jdbc.max-size",
        configuration.get(Setting.DATABASE_POOL_SIZE).toString());
    System.setProperty("gatehouse.secrets-keyset", SecretsKey.readOrMake(configuration));
    if (why == Mode.DEMO) {
      demoServers = DemoServers.wanted(configuration, port);
    }
    ServerDatabase.begin(configuration);
    try {
      return Container.run(Server.class);
    } finally {
      ServerDatabase.stop();
    }
  }

  /** The port wanted, or a free one for 0. */
  private static int usablePort(Configuration configuration) {
    int port = configuration.get(Setting.PORT);
    String bind = configuration.get(Setting.BIND);
    try (ServerSocket socket = new ServerSocket()) {
      InetAddress address = InetAddress.getByName(bind);
      if (port == 0) {
        return FreePort.at(address);
      }
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(address, port));
      return port;
    } catch (IOException e) {
      throw new StartupException(
          "Port %d on %s cannot be used (%s): stop what uses it, or choose another with --port."
              .formatted(port, bind, e.getMessage()),
          e);
    }
  }
}
