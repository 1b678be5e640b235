package gatehouse.testkit;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** Does to the test database what the server's own role may not: tampering, for example. */
public final class Superuser {
  private Superuser() {}

  public static int execute(String sql) {
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      return statement.executeUpdate(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The one value of a query, as text. */
  public static String value(String sql) {
    try (Connection connection = connect();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      if (!row.next()) {
        throw new IllegalStateException("No row: " + sql);
      }
      return String.valueOf(row.getString(1));
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** How many connections to the test database wait for a lock. */
  public static int waiting() {
    return Integer.parseInt(
        value(
            "select count(*) from pg_stat_activity where wait_event_type = 'Lock'"
                + " and datname = 'gatehouse_test'"));
  }

  /** A connection of its own, for the code under test; the caller closes it. */
  public static Connection connect() throws SQLException {
    String url =
        System.getProperty("testkit.postgres.url").replaceAll("/postgres$", "/gatehouse_test");
    return DriverManager.getConnection(
        url, "postgres", System.getProperty("testkit.postgres.password"));
  }
}
