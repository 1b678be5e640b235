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
    return DriverManager.getConnection(url(port, database), superuser(directory));
  }

  /** One that {@link Adoption} leaves alone. */
  static Connection guest(DataDirectory directory, int port, String database) throws SQLException {
    Properties properties = superuser(directory);
    properties.setProperty("ApplicationName", Adoption.GUEST);
    return DriverManager.getConnection(url(port, database), properties);
  }

  /** One that gives up, even on a server that accepts and then says nothing. */
  static Connection impatient(DataDirectory directory, int port, Duration patience)
      throws SQLException {
    String seconds = Long.toString(patience.toSeconds());
    Properties properties = superuser(directory);
    properties.setProperty("connectTimeout", seconds);
    properties.setProperty("loginTimeout", seconds);
    properties.setProperty("socketTimeout", seconds);
    return DriverManager.getConnection(url(port, "postgres"), properties);
  }

  private static Properties superuser(DataDirectory directory) {
    Properties properties = new Properties();
    properties.setProperty("user", "postgres");
    properties.setProperty("password", directory.superuserPassword());
    return properties;
  }
}
