package gatehouse.app;

import gatehouse.platform.postgres.EmbeddedPostgres;
import gatehouse.platform.postgres.Roles;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The server's database before the server: started when it is ours, brought to this version's
 * schema.
 */
final class ServerDatabase {
  private static final String NAME = "gatehouse";
  private static final Map<String, String> SETTINGS =
      Map.of("shared_buffers", "64MB", "max_connections", "100");

  private static @Nullable EmbeddedPostgres embedded;

  private ServerDatabase() {}

  static void start() {
    Path home = Path.of(System.getProperty("gatehouse.data", "data"));
    EmbeddedPostgres postgres = EmbeddedPostgres.start(home, home.resolve("programs"), 0, SETTINGS);
    embedded = postgres;
    Roles roles = new Roles(postgres.secret("owner.password"), postgres.secret("server.password"));
    try (var superuser = postgres.superuser("postgres")) {
      roles.create(superuser);
      Roles.createDatabase(superuser, NAME);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
    System.setProperty("quarkus.datasource.jdbc.url", postgres.url(NAME));
    System.setProperty("quarkus.datasource.username", Roles.SERVER);
    System.setProperty("quarkus.datasource.password", roles.serverPassword());
  }

  static void stop() {
    if (embedded != null) {
      embedded.close();
    }
  }
}
