package gatehouse.app;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Locale;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;

/** Brings a database to this version's schema; as its owner, before the server starts on it. */
final class Migrations {
  /** The youngest migration; a test compares it with the files. */
  static final String NEWEST = "20261122012001";

  private static final String UNDEFINED_TABLE = "42P01";

  private Migrations() {}

  /**
   * Runs the missing migrations. Looks at the history itself first: to load Flyway costs half a
   * second, and nearly every start finds nothing to do.
   */
  static void run(String url, String user, String password) {
    if (isNewest(url, user, password)) {
      return;
    }
    try {
      Flyway.configure()
          .dataSource(url, user, password)
          .locations("classpath:db/migration")
          .load()
          .migrate();
    } catch (FlywayException e) {
      throw new StartupException(
          "The database could not be brought to this version's schema: " + firstLine(e), e);
    }
  }

  private static boolean isNewest(String url, String user, String password) {
    try (var connection = DriverManager.getConnection(url, user, password);
        var statement = connection.createStatement();
        var row =
            statement.executeQuery(
                "select max(version), bool_and(success) from flyway_schema_history")) {
      return row.next() && NEWEST.equals(row.getString(1)) && row.getBoolean(2);
    } catch (SQLException e) {
      if (UNDEFINED_TABLE.equals(e.getSQLState())) {
        return false;
      }
      throw new StartupException(
          "The database does not let the owner in: %s. See the settings gatehouse.database-owner-…"
              .formatted(firstLine(e)),
          e);
    }
  }

  private static String firstLine(Exception e) {
    return String.valueOf(e.getMessage())
        .strip()
        .lines()
        .findFirst()
        .orElse("")
        .toLowerCase(Locale.ROOT);
  }
}
