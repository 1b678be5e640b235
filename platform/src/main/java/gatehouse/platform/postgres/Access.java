package gatehouse.platform.postgres;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Properties;

/** Connections to a cluster on this machine. */
final class Access {
  private Access() {}

  static String url(int port, String database) {
    return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
  }

  static Connection superuser(DataDirectory directory, int port, String database)
      throws SQLException {
    return DriverManager.getConnection(
        url(port, database), "postgres", directory.superuserPassword());
  }

  /** One that gives up, even on a server that accepts and then says nothing. */
  static Connection superuser(
      DataDirectory directory, int port, String database, Duration patience, String name)
      throws SQLException {
    Properties properties = new Properties();
    properties.setProperty("user", "postgres");
    properties.setProperty("password", directory.superuserPassword());
    properties.setProperty("connectTimeout", Long.toString(patience.toSeconds()));
    properties.setProperty("loginTimeout", Long.toString(patience.toSeconds()));
    properties.setProperty("socketTimeout", Long.toString(patience.toSeconds()));
    properties.setProperty("ApplicationName", name);
    return DriverManager.getConnection(url(port, database), properties);
  }
}
