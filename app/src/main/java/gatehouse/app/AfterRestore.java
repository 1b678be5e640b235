package gatehouse.app;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.DriverManager;
import java.sql.SQLException;

/**
 * Ends in a restored database what may have been revoked since the backup: whatever lets somebody
 * in without proving again who they are.
 */
public final class AfterRestore {
  private static final String FILE = "/after-restore.sql";

  private AfterRestore() {}

  /** All of it or nothing; doing it twice does no harm. */
  public static void endCredentials(DatabaseAccess access) {
    try (var connection =
        DriverManager.getConnection(access.url(), access.owner(), access.ownerPassword())) {
      connection.setAutoCommit(false);
      try (var statement = connection.createStatement()) {
        statement.execute(script());
      }
      connection.commit();
    } catch (SQLException e) {
      throw new StartupException(
          "The restored database still holds old sessions and could not be rid of them, so the server does not start: %s."
              .formatted(e.getMessage()),
          e);
    }
  }

  static String script() {
    try (InputStream file = AfterRestore.class.getResourceAsStream(FILE)) {
      if (file == null) {
        throw new IllegalStateException(FILE + " is missing");
      }
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
