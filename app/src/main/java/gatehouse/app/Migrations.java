package gatehouse.app;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Optional;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;

/** Brings a database to this version's schema; as its owner, before the server starts on it. */
public final class Migrations {
  /** The youngest migration; a test compares it with the files. */
  public static final String NEWEST = "20261123070000";

  private static final String UNDEFINED_TABLE = "42P01";

  private Migrations() {}

  /**
   * Runs the missing migrations and answers where the database was; empty when it had no schema.
   * Looks at the history itself first: to load Flyway costs half a second, and nearly every start
   * finds nothing to do.
   */
  public static Optional<String> run(DatabaseAccess access) {
    Optional<String> before = newestIn(access);
    if (before.filter(NEWEST::equals).isPresent()) {
      return before;
    }
    try {
      Flyway.configure()
          .dataSource(access.url(), access.owner(), access.ownerPassword())
          .locations("classpath:db/migration")
          .load()
          .migrate();
    } catch (FlywayException e) {
      throw new StartupException(
          "The database could not be brought to this version's schema: " + firstLine(e), e);
    }
    return before;
  }

  /** The youngest migration that a database has had; empty for none, or when one failed in it. */
  public static Optional<String> newestIn(DatabaseAccess access) {
    try (var connection =
            DriverManager.getConnection(access.url(), access.owner(), access.ownerPassword());
        var statement = connection.createStatement();
        var row =
            statement.executeQuery(
                "select max(version), bool_and(success) from flyway_schema_history")) {
      return row.next() && row.getBoolean(2)
          ? Optional.ofNullable(row.getString(1))
          : Optional.empty();
    } catch (SQLException e) {
      if (UNDEFINED_TABLE.equals(e.getSQLState())) {
        return Optional.empty();
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
        .toLowerCase(Locale.ROOT)
        .replaceFirst("\\.+$", "");
  }
}
