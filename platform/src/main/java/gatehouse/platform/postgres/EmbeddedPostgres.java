package gatehouse.platform.postgres;

import gatehouse.platform.net.FreePort;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * A PostgreSQL server kept in a data directory, on loopback only. It outlives a killed parent: the
 * next start adopts it, or restarts it when its programs or settings differ or it does not answer.
 * Every failure is an {@link EmbeddedPostgresException}.
 */
public final class EmbeddedPostgres implements AutoCloseable {
  private static final Logger LOG = Logger.getLogger(EmbeddedPostgres.class);
  private static final Duration NO_ANSWER = Duration.ofSeconds(3);

  private final DataDirectory directory;
  private final DirectoryLock lock;
  private final Cluster cluster;
  private final Postmaster postmaster;
  private final Adoption adoption;
  private final ServerSettings settings;
  private int port;
  private boolean closed;

  private EmbeddedPostgres(
      DataDirectory directory, DirectoryLock lock, Programs programs, ServerSettings settings) {
    this.directory = directory;
    this.lock = lock;
    Commands commands = new Commands(directory, programs);
    this.cluster = new Cluster(directory, commands);
    this.postmaster = new Postmaster(directory, commands);
    this.adoption = new Adoption(directory, programs, postmaster);
    this.settings = settings;
  }

  /** As {@link #start(DataDirectory, int, Map)}. */
  public static EmbeddedPostgres start(
      Path home, Path programs, int port, Map<String, String> settings) {
    return start(DataDirectory.at(home, programs), port, settings);
  }

  /**
   * Starts or adopts the server of the directory; makes the cluster when there is none.
   *
   * @param port 0 keeps a running server's, else takes a free one
   * @param settings lines of {@code postgresql.conf}; durable unless they say otherwise
   */
  public static EmbeddedPostgres start(
      DataDirectory directory, int port, Map<String, String> settings) {
    return start(directory, DirectoryLock.take(directory), port, settings);
  }

  /** Closes the lock when it fails, else with the server. */
  static EmbeddedPostgres start(
      DataDirectory directory, DirectoryLock lock, int port, Map<String, String> settings) {
    boolean running = false;
    try {
      Programs programs = Programs.in(directory.programs());
      var postgres =
          new EmbeddedPostgres(directory, lock, programs, new ServerSettings(Map.copyOf(settings)));
      postgres.run(port);
      running = true;
      return postgres;
    } catch (IOException e) {
      throw Complaint.of(e, directory.home());
    } finally {
      if (!running) {
        lock.close();
      }
    }
  }

  /** The port that a start will use: a running server's, else a free one. */
  public static int portFor(DataDirectory directory) {
    try {
      Optional<PidFile> running = PidFile.living(directory.cluster());
      return running.isPresent()
          ? running.get().port()
          : FreePort.at(InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw Complaint.of(e, directory.home());
    }
  }

  /** The address of a database of the server that listens on {@code port}. */
  public static String url(int port, String database) {
    return Access.url(port, database);
  }

  /** Stops what a killed server left running; the caller holds the {@link DirectoryLock}. */
  public static void stopLeftOver(DataDirectory directory) {
    if (PidFile.living(directory.cluster()).isPresent()) {
      Commands commands = new Commands(directory, Programs.in(directory.programs()));
      new Postmaster(directory, commands).stop();
    }
  }

  public String url(String database) {
    return Access.url(port, database);
  }

  /** A new connection of the cluster's superuser; the caller closes it. */
  public Connection superuser(String database) throws SQLException {
    return Access.superuser(directory, port, database);
  }

  public int port() {
    return port;
  }

  public DataDirectory directory() {
    return directory;
  }

  /** The version of the programs, such as 18.6. */
  public String version() {
    return Programs.VERSION;
  }

  /** The version of the programs that this Gatehouse brings. */
  public static String programsVersion() {
    return Programs.VERSION;
  }

  /** The part of the version that an upgrade of the programs must not change. */
  public static String major() {
    return Programs.MAJOR;
  }

  /** The process of the server, for health and for fault tests. */
  public long pid() {
    return postmaster
        .living()
        .orElseThrow(() -> new EmbeddedPostgresException("PostgreSQL is not running"))
        .pid();
  }

  /** See {@link DataDirectory#secret}. */
  public String secret(String name) {
    return directory.secret(name);
  }

  /** Down and up again on the same port, or only up when it died; open connections break. */
  public synchronized void restart() {
    try {
      postmaster.stop();
      postmaster.start();
    } catch (IOException e) {
      throw Complaint.of(e, directory.home());
    }
  }

  /** Up again when it died by itself; does nothing once closed. */
  public synchronized void reviveIfDead() {
    if (!closed && postmaster.living().isEmpty()) {
      LOG.warn("PostgreSQL has died; starting it again");
      restart();
    }
  }

  @Override
  public synchronized void close() {
    closed = true;
    try (lock) {
      postmaster.stop();
    }
  }

  /** What a killed process does: lets go of the directory, and PostgreSQL runs on. */
  synchronized void abandon() {
    lock.close();
  }

  private void run(int wanted) throws IOException {
    cluster.prepare(settings.durable());
    Optional<PidFile> running = postmaster.living();
    this.port = wanted != 0 ? wanted : portFor(directory);
    String configuration = settings.text(port);
    if (running.isPresent() && takesOver(running.get(), configuration)) {
      return;
    }
    cluster.configure(configuration);
    postmaster.start();
  }

  /** False when it had to be stopped. */
  private boolean takesOver(PidFile running, String configuration) throws IOException {
    var answer =
        cluster.configuration().equals(configuration)
            ? adoption.attempt(running)
            : Adoption.Answer.OTHER;
    if (answer == Adoption.Answer.ADOPTED) {
      LOG.infof("Adopted the PostgreSQL server left running (pid %d)", running.pid());
      return true;
    }
    LOG.infof("Stopping the PostgreSQL server left running (pid %d)", running.pid());
    if (answer == Adoption.Answer.NONE) {
      postmaster.stop(NO_ANSWER);
    } else {
      postmaster.stop();
    }
    return false;
  }
}
