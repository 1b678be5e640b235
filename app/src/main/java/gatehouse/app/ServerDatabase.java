package gatehouse.app;

import gatehouse.platform.config.Configuration;
import gatehouse.platform.postgres.EmbeddedPostgres;
import gatehouse.platform.postgres.EmbeddedPostgresException;
import gatehouse.platform.postgres.Roles;
import gatehouse.platform.postgres.backup.Restored;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The server's database before the server: started when it is ours, brought to this version's
 * schema.
 */
final class ServerDatabase {
  private static final Map<String, String> SETTINGS =
      Map.of("shared_buffers", "64MB", "max_connections", "100");

  private static final Duration WATCH_EVERY = Duration.ofSeconds(1);
  private static final Logger LOG = Logger.getLogger("gatehouse.database");

  private static volatile @Nullable EmbeddedPostgres embedded;
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
    EmbeddedPostgres postgres = embedded;
    if (postgres != null) {
      Restored.settled(postgres.directory());
    }
  }

  /** Watches over the embedded server: one that is killed by the system is up again in a second. */
  static void watch() {
    EmbeddedPostgres postgres = embedded;
    if (postgres != null) {
      Thread.ofVirtual().name("watch-postgres").start(() -> watch(postgres));
    }
  }

  private static void watch(EmbeddedPostgres postgres) {
    try {
      while (embedded == postgres) {
        Thread.sleep(WATCH_EVERY);
        try {
          postgres.reviveIfDead();
        } catch (EmbeddedPostgresException e) {
          LOG.error(e.getMessage());
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  static void stop() {
    EmbeddedPostgres postgres = embedded;
    embedded = null;
    if (postgres != null) {
      postgres.close();
    }
  }

  private static void endRestoredCredentials(DatabaseAccess access) {
    EmbeddedPostgres postgres = embedded;
    if (postgres != null) {
      restored = Restored.in(postgres.directory()).orElse(null);
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
