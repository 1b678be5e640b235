package gatehouse.app;

import gatehouse.platform.config.Configuration;
import gatehouse.platform.config.Setting;
import gatehouse.platform.crypto.Sealer;
import io.quarkus.runtime.Quarkus;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * Starts the server: its database first, then everything else on it. Blocks until it is stopped.
 */
public final class ServerStart {
  private static Mode mode = Mode.RUN;

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

  /**
   * Runs the server until it is told to stop.
   *
   * @throws StartupException that says in one sentence why it cannot start
   */
  public static void run(Configuration configuration, Mode why) {
    mode = why;
    int port = usablePort(configuration);
    configuration.warnings().forEach(warning -> System.err.println("Careful: " + warning));
    configuration.properties().forEach(System::setProperty);
    System.setProperty("quarkus.http.port", Integer.toString(port));
    System.setProperty("quarkus.http.host", configuration.get(Setting.BIND));
    System.setProperty(
        "quarkus.datasource.jdbc.max-size",
        configuration.get(Setting.DATABASE_POOL_SIZE).toString());
    System.setProperty("gatehouse.secrets-keyset", keyset(configuration));
    ServerDatabase.start(configuration);
    Quarkus.run(Server.class);
  }

  /** The port wanted, or a free one for 0. */
  private static int usablePort(Configuration configuration) {
    int port = configuration.get(Setting.PORT);
    String bind = configuration.get(Setting.BIND);
    try (ServerSocket socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(InetAddress.getByName(bind), port));
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new StartupException(
          "Port %d on %s cannot be used (%s): stop what uses it, or choose another with --port."
              .formatted(port, bind, e.getMessage()),
          e);
    }
  }

  /** The key that seals secrets: as set, or kept in its file, made on first use. */
  static String keyset(Configuration configuration) {
    return configuration
        .find(Setting.SECRETS_KEY)
        .orElseGet(() -> {
          Path file = configuration.keyFile();
          try {
            return Files.exists(file) ? Files.readString(file) : newKey(file);
          } catch (IOException e) {
            throw new StartupException(
                "The key file %s cannot be read or made: %s.".formatted(file, e.getMessage()), e);
          }
        });
  }

  private static String newKey(Path file) throws IOException {
    Path folder = file.toAbsolutePath().getParent();
    Files.createDirectories(folder);
    Path fresh =
        Files.createTempFile(
            folder,
            "gatehouse",
            ".key",
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    String keyset = Sealer.newKeyset();
    Files.writeString(fresh, keyset);
    Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
    return keyset;
  }
}
