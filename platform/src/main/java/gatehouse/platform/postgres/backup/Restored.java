package gatehouse.platform.postgres.backup;

import gatehouse.platform.postgres.Complaint;
import gatehouse.platform.postgres.DataDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/**
 * The mark a restore leaves in the file {@code restored}. The restored database still holds the
 * sessions, one-time links, keys and grants that were revoked after the backup, as if they were
 * good. So the application must, at its start and before it answers its first request, end whatever
 * may have been revoked since {@link #backedUp}, commit that, and only then call {@link #settled}:
 * killed in between, it finds the mark again.
 *
 * @param backedUp nothing that was committed after this moment is in the database
 * @param restored when the restore was done
 */
public record Restored(Instant backedUp, Instant restored) {
  static final String NAME = "restored";

  /** Empty on a server that was not restored, or that has settled it. */
  public static Optional<Restored> in(DataDirectory directory) {
    try {
      return Json.read(file(directory), Restored.class);
    } catch (IOException e) {
      throw Complaint.of(e, directory.home());
    }
  }

  /** Everything that may have been revoked is revoked: removes the mark. */
  public static void settled(DataDirectory directory) {
    try {
      Files.deleteIfExists(file(directory));
    } catch (IOException e) {
      throw Complaint.of(e, directory.home());
    }
  }

  void leaveIn(Path home) throws IOException {
    Json.write(home.resolve(NAME), this);
  }

  private static Path file(DataDirectory directory) {
    return directory.home().resolve(NAME);
  }
}
