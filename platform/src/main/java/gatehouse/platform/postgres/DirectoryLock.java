package gatehouse.platform.postgres;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * One server, or one restore, at a time in a data directory. Ends with the process at the latest.
 */
public final class DirectoryLock implements AutoCloseable {
  /**
   * POSIX drops a process's lock as soon as it closes any handle of the file: a second attempt in
   * the same process must therefore not even open it.
   */
  private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

  private final Path home;
  private final FileChannel file;

  private DirectoryLock(Path home, FileChannel file) {
    this.home = home;
    this.file = file;
  }

  /** Empty when somebody else holds it. */
  public static Optional<DirectoryLock> attempt(DataDirectory directory) {
    Path home = directory.home();
    if (!HELD.add(home)) {
      return Optional.empty();
    }
    boolean locked = false;
    try {
      FileChannel file =
          FileChannel.open(
              home.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      locked = file.tryLock() != null;
      if (!locked) {
        file.close();
        return Optional.empty();
      }
      return Optional.of(new DirectoryLock(home, file));
    } catch (IOException e) {
      throw Complaint.of(e, home);
    } finally {
      if (!locked) {
        HELD.remove(home);
      }
    }
  }

  static DirectoryLock take(DataDirectory directory) {
    return attempt(directory)
        .orElseThrow(() ->
            new EmbeddedPostgresException(
                "Another Gatehouse server is using the data directory "
                    + directory.home()
                    + ": stop it, or choose another directory with --data."));
  }

  @Override
  public void close() {
    try {
      file.close();
    } catch (IOException e) {
      throw Complaint.of(e, home);
    } finally {
      HELD.remove(home);
    }
  }
}
