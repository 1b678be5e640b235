package gatehouse.control.health;

import gatehouse.platform.jobs.JobsHealth;
import gatehouse.platform.mail.MailHealth;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** How the server is doing right now. */
record ServerHealth(
    Database database,
    Disk disk,
    MailHealth mail,
    JobsHealth jobs,
    Versions versions,
    Backup backup,
    Instant startedAt) {

  /**
   * The database.
   *
   * @param embedded started by this server, not by somebody else
   * @param answeredInMillis how long it took to answer just now
   */
  record Database(
      boolean embedded,
      String version,
      long sizeBytes,
      int connections,
      int maxConnections,
      double answeredInMillis) {}

  /** The disk the data directory is on. */
  record Disk(String path, long freeBytes, long totalBytes) {}

  /** What runs. */
  record Versions(String gatehouse, String java, String postgresql) {}

  /**
   * The last backup made with {@code gatehouse backup}.
   *
   * @param at null: none yet
   */
  record Backup(@Nullable Instant at, @Nullable Long bytes) {}
}
