package gatehouse.platform.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;

/** Fresh data directories that share one unpacked set of programs. */
public final class TestCluster {
  public static final Path PROGRAMS = Path.of("target/postgres-programs");
  public static final Map<String, String> QUICK =
      Map.of("fsync", "off", "shared_buffers", "8MB", "io_method", "sync");

  private TestCluster() {}

  /** An empty data directory. */
  public static DataDirectory fresh(String name) {
    try {
      Path home = Path.of("target/clusters").resolve(name);
      // A test run that was killed leaves its servers running.
      EmbeddedPostgres.stopLeftOver(DataDirectory.at(home, PROGRAMS));
      FileTree.delete(home);
      return DataDirectory.at(home, PROGRAMS);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  public static EmbeddedPostgres start(DataDirectory directory) {
    return EmbeddedPostgres.start(directory, 0, QUICK);
  }

  public static void execute(EmbeddedPostgres postgres, String sql) throws SQLException {
    try (Connection c = postgres.superuser("postgres");
        var statement = c.createStatement()) {
      statement.execute(sql);
    }
  }

  public static String value(EmbeddedPostgres postgres, String sql) throws SQLException {
    try (Connection c = postgres.superuser("postgres");
        var statement = c.createStatement();
        var row = statement.executeQuery(sql)) {
      row.next();
      return row.getString(1);
    }
  }

  static void kill(long pid) {
    ProcessHandle process = ProcessHandle.of(pid).orElseThrow();
    var children = process.descendants().toList();
    process.destroyForcibly();
    process.onExit().join();
    children.forEach(child -> child.onExit().join());
  }

  static void signal(String signal, long pid) throws IOException, InterruptedException {
    new ProcessBuilder("kill", "-" + signal, Long.toString(pid)).start().waitFor();
  }

  public static void write(Path file, String text) {
    try {
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
