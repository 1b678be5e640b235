package gatehouse.platform.postgres;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The cluster for a command that comes from outside: attaches to the server that is running, or
 * starts it for the time of the visit.
 */
public final class Visit implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final DataDirectory directory;
  private final @Nullable EmbeddedPostgres own;
  private final int port;

  private Visit(DataDirectory directory, @Nullable EmbeddedPostgres own, int port) {
    this.directory = directory;
    this.own = own;
    this.port = port;
  }

  /** Fails when the directory holds no cluster: a visit never makes one. */
  public static Visit to(DataDirectory directory) {
    if (!directory.hasCluster()) {
      throw new EmbeddedPostgresException(
          "There is no server data in "
              + directory.home()
              + ": name the right directory with --data.");
    }
    Optional<DirectoryLock> lock = DirectoryLock.attempt(directory);
    if (lock.isPresent()) {
      EmbeddedPostgres own = EmbeddedPostgres.start(directory, lock.get(), 0, Map.of());
      return new Visit(directory, own, own.port());
    }
    return new Visit(directory, null, runningPort(directory));
  }

  /** Is the server down but for this visit? */
  public boolean startedHere() {
    return own != null;
  }

  /** The address of one of its databases, for whoever has a role of its own in it. */
  public String url(String database) {
    return Access.url(port, database);
  }

  /** A new connection of the cluster's superuser; the caller closes it. */
  public Connection superuser(String database) throws SQLException {
    return Access.guest(directory, port, database);
  }

  @Override
  public void close() {
    if (own != null) {
      own.close();
    }
  }

  private static int runningPort(DataDirectory directory) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (System.nanoTime() < end) {
      Optional<PidFile> ready = PidFile.of(directory.cluster()).filter(PidFile::isReady);
      if (ready.isPresent()) {
        return ready.get().port();
      }
      Postmaster.pause();
    }
    throw new EmbeddedPostgresException(
        "The server that uses "
            + directory.home()
            + " is not ready, or it is being restored, or it belongs to another user: wait for it,"
            + " stop it, or run this command as its user.");
  }
}
