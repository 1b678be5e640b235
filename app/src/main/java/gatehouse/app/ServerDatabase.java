package gatehouse.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import gatehouse.platform.postgres.EmbeddedPostgres;
import gatehouse.platform.postgres.Roles;

/**
 * Runs before Quarkus: starts the embedded server, unless an external one is configured, and tells
 * Quarkus its address.
 */
final class ServerDatabase {
  private static final Map<String, String> SETTINGS =
      Map.of("shared_buffers", "64MB", "max_connections", "100", "wal_level", "replica");

  private static @Nullable EmbeddedPostgres embedded;

  private ServerDatabase() {}

  static void start() {
    if (System.getenv("GATEHOUSE_DATABASE_URL") != null) {
      return;
    }
    long begin = System.nanoTime();
    Path home = Path.of(System.getProperty("gatehouse.data", "data"));
    EmbeddedPostgres postgres =
        EmbeddedPostgres.start(
            home,
            home.resolve("programs"),
            Integer.getInteger("gatehouse.postgres.port", 0),
            SETTINGS);
    embedded = postgres;
    try {
      Roles roles =
          new Roles(postgres.secret("owner.password"), postgres.secret("server.password"));
      Path prepared = home.resolve("prepared");
      if (!Files.exists(prepared)) {
        try (var c = postgres.superuser("postgres")) {
          roles.create(c);
          Roles.createDatabase(c, "gatehouse");
        }
        Files.createFile(prepared);
      }
      System.setProperty("quarkus.datasource.jdbc.url", postgres.url("gatehouse"));
      System.setProperty("quarkus.datasource.username", Roles.SERVER);
      System.setProperty("quarkus.datasource.password", roles.serverPassword());
      System.setProperty("quarkus.flyway.jdbc-url", postgres.url("gatehouse"));
      System.setProperty("quarkus.flyway.username", Roles.OWNER);
      System.setProperty("quarkus.flyway.password", roles.ownerPassword());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
    System.out.printf("database up in %d ms%n", (System.nanoTime() - begin) / 1_000_000);
  }

  static void stop() {
    if (embedded != null) {
      embedded.close();
    }
  }
}
