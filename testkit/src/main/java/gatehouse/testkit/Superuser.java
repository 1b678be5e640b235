package gatehouse.testkit;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;

/** Does to the test database what the server's own role may not: tampering, for example. */
public final class Superuser {
  private Superuser() {}

  public static int execute(String sql) {
    String url =
        System.getProperty("testkit.postgres.url").replaceAll("/postgres$", "/gatehouse_test");
    try (Connection connection =
            DriverManager.getConnection(
                url, "postgres", System.getProperty("testkit.postgres.password"));
        Statement statement = connection.createStatement()) {
      return statement.executeUpdate(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
