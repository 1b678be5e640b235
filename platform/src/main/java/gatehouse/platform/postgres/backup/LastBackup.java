package gatehouse.platform.postgres.backup;

import gatehouse.platform.postgres.Complaint;
import gatehouse.platform.postgres.DataDirectory;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/**
 * The last backup that succeeded, kept in {@code last-backup.json} for the health page.
 *
 * @param began everything committed before is in it
 * @param file where it was written; it may have been moved since
 * @param bytes the archive's size
 * @param key whether it holds the key of the sealed secrets
 */
public record LastBackup(Instant began, Instant ended, String file, long bytes, boolean key) {

  static final String NAME = "last-backup.json";

  public static Optional<LastBackup> of(DataDirectory directory) {
    try {
      return Json.read(file(directory), LastBackup.class);
    } catch (IOException e) {
      throw Complaint.of(e, directory.home());
    }
  }

  void record(DataDirectory directory) throws IOException {
    Json.write(file(directory), this);
  }

  private static Path file(DataDirectory directory) {
    return directory.home().resolve(NAME);
  }
}
