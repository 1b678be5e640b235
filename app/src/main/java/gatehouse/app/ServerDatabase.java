package gatehouse.app;

import gatehouse.platform.config.Configuration;
import gatehouse.platform.postgres.DataDirectory;
import gatehouse.platform.postgres.EmbeddedPostgres;
import gatehouse.platform.postgres.EmbeddedPostgresException;
import gatehouse.platform.postgres.Roles;
import gatehouse.platform.postgres.backup.Restored;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The server's database: started when it is ours, brought to this version's schema. That goes on
 * beside the server's own start, which waits for it before its doors open.
 */
final class ServerDatabase {
  private static final Map<String, String> SETTINGS = Map.of("max_connections", "100");
  private static final Duration SILENT = Duration.ofSeconds(1);
  private static final Duration WATCH_EVERY = Duration.ofSeconds(1);
  private static final Logger LOG = Logger.getLogger("gatehouse.database");

  private static volatile @Nullable EmbeddedPostgres embedded;
  private static volatile @Nullable Restored restored;
  private static @Nullable CompletableFuture<Void> preparation;

  private ServerDatabase() {}

  /** Says where it will be, and begins to prepare it. */
  static void begin(Configuration configuration) {
    Optional<DatabaseAccess> external = DatabaseAccess.external(configuration);
    if (external.isPresent()) {
      external.get().publish();
      preparation = inBackground(() -> Migrations.run(external.get()));
      return;
    }
    DataDirectory directory = DataDirectory.at(configuration.data());
    int port = EmbeddedPostgres.portFor(directory);
    // Here and not in the background: it makes the passwords, and both sides must read the same.
    DatabaseAccess access =
        DatabaseAccess.embedded(EmbeddedPostgres.url(port, DatabaseAccess.NAME), directory);
    access.publish();
    preparation = inBackground(() -> prepare(directory, port, access));
  }

  /** Returns when the database may be used; throws what kept it from that. */
  static void await() {
    CompletableFuture<Void> pending = preparation;
    if (pending == null) {
      return; // a test or a command, whose database was there before
    }
    try {
      waitFor(pending);
    } catch (CompletionException e) {
      throw e.getCause() instanceof RuntimeException known ? known : e;
    }
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

  /** Does nothing when it was stopped before, or is not ours. */
  static void stop() {
    EmbeddedPostgres postgres = embedded;
    embedded = null;
    if (postgres != null) {
      postgres.close();
    }
  }

  private static CompletableFuture<Void> inBackground(Runnable work) {
    return CompletableFuture.runAsync(work, task -> new Thread(task, "database-start").start());
  }

  private static void waitFor(CompletableFuture<Void> pending) {
    CompletableFuture<Void> copy = pending.copy();
    try {
      copy.orTimeout(SILENT.toMillis(), TimeUnit.MILLISECONDS).join();
    } catch (CompletionException e) {
      if (!(e.getCause() instanceof TimeoutException)) {
        throw e;
      }
      System.out.println("Preparing the database; the first start takes longer.");
      pending.join();
    }
  }

  private static void prepare(DataDirectory directory, int port, DatabaseAccess access) {
    EmbeddedPostgres postgres = EmbeddedPostgres.start(directory, port, SETTINGS);
    embedded = postgres;
    try (var superuser = postgres.superuser("postgres")) {
      DatabaseAccess.roles(directory).create(superuser);
      Roles.createDatabase(superuser, DatabaseAccess.NAME);
    } catch (SQLException e) {
      throw new StartupException("The embedded database refuses its own superuser.", e);
    }
    Migrations.run(access);
    Optional<Restored> mark = Restored.in(directory);
    if (mark.isPresent()) {
      AfterRestore.endCredentials(access);
      restored = mark.get();
    }
  }
}
