package gatehouse.app;

import gatehouse.platform.config.Configuration;
import gatehouse.platform.postgres.EmbeddedPostgres;
import gatehouse.platform.postgres.Roles;
import gatehouse.platform.postgres.backup.Restored;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The server's database before the server: started when it is ours, brought to this version's
 * schema.
 */
final class ServerDatabase {
  private static final Map<String, String> SETTINGS =
      Map.of("shared_buffers", "64MB", "max_connections", "100");

  private static @Nullable EmbeddedPostgres embedded;
  private static @Nullable Restored restored;

  private ServerDatabase() {}

  static void start(Configuration configuration) {
    DatabaseAccess access =
        DatabaseAccess.external(configuration).orElseGet(() -> embedded(configuration.data()));
    Migrations.run(access);
    endRestoredCredentials(access);
    access.publish();
  }

  /** The restore that this start is the first after, and that is not in the audit log yet. */
  static Optional<Restored> restored() {
    return Optional.ofNullable(restored);
  }

  /** Nothing of a restore is left to be done. */
  static void settle() {
    if (embedded != null) {
      Restored.settled(embedded.directory());
    }
  }

  static void stop() {
    if (embedded != null) {
      embedded.close();
    }
  }

  private static void endRestoredCredentials(DatabaseAccess access) {
    if (embedded != null) {
      restored = Restored.in(embedded.directory()).orElse(null);
    }
    if (restored != null) {
      AfterRestore.endCredentials(access);
    }
  }

  private static DatabaseAccess embedded(Path home) {
    EmbeddedPostgres postgres = EmbeddedPostgres.start(home, home.resolve("programs"), 0, SETTINGS);
    embedded = postgres;
    try (var superuser = postgres.superuser("postgres")) {
      DatabaseAccess.roles(postgres.directory()).create(superuser);
      Roles.createDatabase(superuser, DatabaseAccess.NAME);
    } catch (SQLException e) {
      throw new StartupException("The embedded database refuses its own superuser.", e);
    }
    return DatabaseAccess.embedded(postgres.url(DatabaseAccess.NAME), postgres.directory());
  }
}
