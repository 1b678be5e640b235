package gatehouse.platform.database;

import gatehouse.platform.ids.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * This process among those that share the database. While it lives, one connection bears its name,
 * so the others see at once when it is gone.
 */
@ApplicationScoped
public class Node {
  private final String name;
  private final String url;
  private final String user;
  private final String password;

  Node(
      Ids ids,
      @ConfigProperty(name = "quarkus.datasource.jdbc.url", defaultValue = "") String url,
      @ConfigProperty(name = "quarkus.datasource.username", defaultValue = "") String user,
      @ConfigProperty(name = "quarkus.datasource.password", defaultValue = "") String password) {
    this.name = "node-" + ids.next();
    this.url = url;
    this.user = user;
    this.password = password;
  }

  public String name() {
    return name;
  }

  /** A connection outside of the pool that bears the node's name; for whoever listens. */
  public Connection connect() throws SQLException {
    Properties properties = new Properties();
    properties.setProperty("user", user);
    properties.setProperty("password", password);
    properties.setProperty("ApplicationName", name);
    properties.setProperty("connectTimeout", "5");
    properties.setProperty("tcpKeepAlive", "true");
    return DriverManager.getConnection(url, properties);
  }
}
