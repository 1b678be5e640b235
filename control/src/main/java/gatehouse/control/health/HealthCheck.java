package gatehouse.control.health;

import gatehouse.platform.database.Database;
import gatehouse.platform.jobs.Jobs;
import gatehouse.platform.mail.Outbox;
import gatehouse.platform.postgres.DataDirectory;
import gatehouse.platform.postgres.backup.LastBackup;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Asks every part of the server how it is. */
@ApplicationScoped
public class HealthCheck {
  private final Database database;
  private final Outbox outbox;
  private final Jobs jobs;
  private final Path data;
  private final boolean embedded;
  private final String version;

  HealthCheck(
      Database database,
      Outbox outbox,
      Jobs jobs,
      @ConfigProperty(name = "gatehouse.data", defaultValue = "data") String data,
      @ConfigProperty(name = "gatehouse.database-url") Optional<String> external,
      @ConfigProperty(name = "quarkus.application.version", defaultValue = "") String version) {
    this.database = database;
    this.outbox = outbox;
    this.jobs = jobs;
    this.data = Path.of(data).toAbsolutePath().normalize();
    this.embedded = external.isEmpty();
    this.version = version;
  }

  ServerHealth now() {
    ServerHealth.Database figures = database();
    return new ServerHealth(
        figures,
        disk(),
        outbox.health(),
        jobs.health(),
        new ServerHealth.Versions(version, Runtime.version().toString(), figures.version()),
        backup(),
        Instant.ofEpochMilli(ManagementFactory.getRuntimeMXBean().getStartTime()));
  }

  private ServerHealth.Database database() {
    long before = System.nanoTime();
    HealthDao.DatabaseFigures figures = database.joined(handle -> new HealthDao(handle).figures());
    return new ServerHealth.Database(
        embedded,
        figures.version(),
        figures.sizeBytes(),
        figures.connections(),
        figures.maxConnections(),
        (System.nanoTime() - before) / 1e6);
  }

  private ServerHealth.Disk disk() {
    try {
      FileStore store =
          Files.getFileStore(Files.exists(data) ? data : Path.of("").toAbsolutePath());
      return new ServerHealth.Disk(data.toString(), store.getUsableSpace(), store.getTotalSpace());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private ServerHealth.Backup backup() {
    return LastBackup.of(DataDirectory.at(data, data.resolve("programs")))
        .map(last -> new ServerHealth.Backup(last.ended(), last.bytes()))
        .orElseGet(() -> new ServerHealth.Backup(null, null));
  }
}
