package gatehouse.app;

import gatehouse.platform.config.Configuration;
import gatehouse.platform.config.Setting;
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

  static void start(Configuration configuration) {
    Access access =
        configuration
            .find(Setting.DATABASE_URL)
            .map(url -> external(url, configuration))
            .orElseGet(() -> embedded(configuration.data()));
    Migrations.run(access.url(), access.owner(), access.ownerPassword());
    System.setProperty("quarkus.datasource.jdbc.url", access.url());
    System.setProperty("quarkus.datasource.username", access.user());
    System.setProperty("quarkus.datasource.password", access.password());
  }

  static void stop() {
    if (embedded != null) {
      embedded.close();
    }
  }

  private static Access external(String url, Configuration configuration) {
    return new Access(
        url,
        configuration.get(Setting.DATABASE_USER),
        configuration.find(Setting.DATABASE_PASSWORD).orElse(""),
        configuration.get(Setting.DATABASE_OWNER_USER),
        configuration.find(Setting.DATABASE_OWNER_PASSWORD).orElse(""));
  }

  private static Access embedded(Path home) {
    EmbeddedPostgres postgres = EmbeddedPostgres.start(home, home.resolve("programs"), 0, SETTINGS);
    embedded = postgres;
    Roles roles = new Roles(postgres.secret("owner.password"), postgres.secret("server.password"));
    try (var superuser = postgres.superuser("postgres")) {
      roles.create(superuser);
      Roles.createDatabase(superuser, NAME);
    } catch (SQLException e) {
      throw new StartupException("The embedded database refuses its own superuser.", e);
    }
    return new Access(
        postgres.url(NAME),
        Roles.SERVER,
        roles.serverPassword(),
        Roles.OWNER,
        roles.ownerPassword());
  }

  /** Where the database is and who goes in: the server, and the owner of the schema. */
  private record Access(
      String url, String user, String password, String owner, String ownerPassword) {}
}
