package gatehouse.testkit;

import gatehouse.platform.crypto.Sealer;
import gatehouse.platform.postgres.EmbeddedPostgres;
import gatehouse.platform.postgres.Roles;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.management.JMException;
import javax.management.ObjectName;
import javax.management.StandardMBean;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;

/**
 * One server for all tests; a template holds the migrated schema, and each test class works on a
 * fresh clone of it.
 */
public final class PostgresForTests implements QuarkusTestResourceLifecycleManager {
  private static final String TEMPLATE = "gatehouse_template";
  private static final String CLONE = "gatehouse_test";
  private static final String RESTART = "gatehouse.testkit:type=PostgresForTests";
  private static final String PREFIX = "testkit.postgres.";
  private static final Map<String, String> SETTINGS =
      Map.of(
          "fsync",
          "off",
          "synchronous_commit",
          "off",
          "full_page_writes",
          "off",
          "max_connections",
          "200");

  private static @Nullable EmbeddedPostgres server;

  @Override
  public Map<String, String> start() {
    Path home = Path.of(System.getProperty("project.root", "..")).resolve("target/test-postgres");
    EmbeddedPostgres postgres = EmbeddedPostgres.start(home, home.resolve("programs"), 0, SETTINGS);
    server = postgres;
    try (Connection c = postgres.superuser("postgres");
        Statement s = c.createStatement()) {
      Roles roles =
          new Roles(postgres.secret("owner.password"), postgres.secret("server.password"));
      roles.create(c);
      s.execute("drop database if exists " + CLONE + " with (force)");
      s.execute("drop database if exists " + TEMPLATE + " with (force)");
      Roles.createDatabase(c, TEMPLATE);
      Flyway.configure()
          .dataSource(postgres.url(TEMPLATE), Roles.OWNER, roles.ownerPassword())
          .load()
          .migrate();
      System.setProperty(PREFIX + "url", postgres.url("postgres"));
      System.setProperty(PREFIX + "password", postgres.secret("postgres.password"));
      System.setProperty(PREFIX + "owner", roles.ownerPassword());
      offerRestart(postgres);
      System.setProperty(PREFIX + "server", roles.serverPassword());
      freshClone();
      return Map.of(
          "quarkus.datasource.jdbc.url",
          postgres.url(CLONE),
          "quarkus.datasource.username",
          Roles.SERVER,
          "quarkus.datasource.password",
          roles.serverPassword(),
          "gatehouse.secrets-keyset",
          Sealer.newKeyset(),
          // Test providers listen here; other names of this machine stay refused.
          "gatehouse.allowed-private-hosts",
          "127.0.0.1");
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The first column of what the schema's owner reads in the test's database. */
  public static List<String> asOwner(String sql) throws SQLException {
    return read(Roles.OWNER, property("owner"), sql);
  }

  /** Changes the schema or the data behind the server's back. */
  public static void executeAsOwner(String sql) throws SQLException {
    try (Connection c = connect(Roles.OWNER, property("owner"));
        Statement s = c.createStatement()) {
      s.execute(sql);
    }
  }

  /** Restarts the database server under everyone who uses it. */
  public static void restart() {
    // As an MBean: the test's class loader is another than the one that holds the server.
    try {
      ManagementFactory.getPlatformMBeanServer()
          .invoke(new ObjectName(RESTART), "restart", new Object[0], new String[0]);
    } catch (JMException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The first column of what the server's own role reads, with no tenant set. */
  public static List<String> asServer(String sql) throws SQLException {
    return read(Roles.SERVER, property("server"), sql);
  }

  private static List<String> read(String user, String password, String sql) throws SQLException {
    try (Connection c = connect(user, password);
        Statement s = c.createStatement();
        ResultSet rows = s.executeQuery(sql)) {
      List<String> read = new ArrayList<>();
      while (rows.next()) {
        read.add(rows.getString(1));
      }
      return read;
    }
  }

  private static void offerRestart(EmbeddedPostgres postgres) {
    try {
      ManagementFactory.getPlatformMBeanServer()
          .registerMBean(
              new StandardMBean((Restart) postgres::restart, Restart.class),
              new ObjectName(RESTART));
    } catch (JMException e) {
      throw new IllegalStateException(e);
    }
  }

  /** What the running server offers to tests. */
  public interface Restart {
    void restart();
  }

  private static Connection connect(String user, String password) throws SQLException {
    return DriverManager.getConnection(
        property("url").replaceAll("/postgres$", "/" + CLONE), user, password);
  }

  /**
   * Test and application code live in different class loaders: the address travels as system
   * properties.
   */
  static void freshClone() {
    if (System.getProperty(PREFIX + "url") == null) {
      return;
    }
    // PostgreSQL waits five seconds for those who use a database; on a busy machine that is short.
    Eventually.eventually(() -> {
      try (Connection c =
              DriverManager.getConnection(property("url"), "postgres", property("password"));
          Statement s = c.createStatement()) {
        s.execute("drop database if exists " + CLONE + " with (force)");
        s.execute("create database " + CLONE + " template " + TEMPLATE + " owner " + Roles.OWNER);
      } catch (SQLException notYet) {
        throw new AssertionError("No fresh database", notYet);
      }
    });
  }

  /** Whether one of the database's processes still serves somebody. */
  static boolean isConnected(int process) {
    try {
      return !asOwner("select pid from pg_stat_activity where pid = " + process).isEmpty();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String property(String name) {
    return Objects.requireNonNull(System.getProperty(PREFIX + name), name);
  }

  @Override
  public void stop() {
    if (server != null) {
      server.close();
    }
  }
}
