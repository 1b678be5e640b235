package gatehouse.platform.postgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * A PostgreSQL server kept in a directory. It outlives a killed parent: the next start adopts it,
 * or stops it when its settings differ.
 */
public final class EmbeddedPostgres implements AutoCloseable {
  private static final Logger LOG = Logger.getLogger(EmbeddedPostgres.class);
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final Path home;
  private final Path data;
  private final Path programs;
  private final String password;
  private final FileChannel lock;
  private int port;

  private EmbeddedPostgres(Path home, Path programs, FileChannel lock) throws IOException {
    this.home = home;
    this.data = home.resolve("pg18");
    this.programs = programs;
    this.lock = lock;
    this.password = secret("postgres.password");
  }

  /** Starts or adopts the server under {@code home}; {@code port} 0 takes a free one. */
  public static EmbeddedPostgres start(
      Path home, Path binaries, int port, Map<String, String> settings) {
    try {
      Files.createDirectories(home);
      Files.createDirectories(binaries);
      Path base = home.toRealPath();
      FileChannel lock =
          FileChannel.open(
              base.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (lock.tryLock() == null) {
        throw new IllegalStateException("Another server uses the data directory " + base);
      }
      EmbeddedPostgres postgres =
          new EmbeddedPostgres(base, PostgresBinaries.unpacked(binaries.toRealPath()), lock);
      postgres.run(port, settings);
      return postgres;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public String url(String database) {
    return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
  }

  public Connection superuser(String database) throws SQLException {
    return DriverManager.getConnection(url(database), "postgres", password);
  }

  public int port() {
    return port;
  }

  /** A secret kept beside the data, made on first use. */
  public String secret(String name) throws IOException {
    Path file = home.resolve(name);
    if (!Files.exists(file)) {
      byte[] random = new byte[24];
      new SecureRandom().nextBytes(random);
      Path fresh =
          Files.createTempFile(
              home,
              name,
              ".new",
              PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      Files.writeString(fresh, Base64.getUrlEncoder().withoutPadding().encodeToString(random));
      Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
    }
    return Files.readString(file).strip();
  }

  private void run(int wanted, Map<String, String> settings) throws IOException {
    if (!Files.exists(data)) {
      initialise();
    }
    Optional<PidFile> running = PidFile.of(data).filter(PidFile::isPostgres);
    int chosen =
        wanted != 0 ? wanted : running.map(PidFile::port).orElseGet(EmbeddedPostgres::freePort);
    String configuration = configuration(chosen, settings);
    Path file = data.resolve("postgresql.conf");
    if (running.isPresent()) {
      if (Files.readString(file).equals(configuration) && adopt(running.get())) {
        return;
      }
      LOG.infof("Stopping the PostgreSQL server left running (pid %d)", running.get().pid());
      stop();
    }
    PidFile.deleteStale(data);
    Files.writeString(file, configuration);
    this.port = chosen;
    pgCtl("start", "-W", "-l", home.resolve("postgres.log").toString());
    awaitReady();
  }

  private boolean adopt(PidFile running) {
    this.port = running.port();
    try (Connection c = superuser("postgres");
        var s = c.createStatement()) {
      try (var row = s.executeQuery("select current_setting('data_directory')")) {
        row.next();
        if (!Path.of(row.getString(1)).equals(data)) {
          return false;
        }
      }
      s.execute(
          "select pg_terminate_backend(pid) from pg_stat_activity"
              + " where backend_type = 'client backend' and pid <> pg_backend_pid()");
      LOG.infof("Adopted the PostgreSQL server left running (pid %d)", running.pid());
      return true;
    } catch (SQLException e) {
      LOG.infof("Cannot adopt: %s", e.getMessage());
      return false;
    }
  }

  private void initialise() throws IOException {
    Path fresh = home.resolve("pg18.new");
    call(List.of("rm", "-rf", fresh.toString()));
    call(
        asNobody(
            programs.resolve("bin/initdb").toString(),
            "-D",
            fresh.toString(),
            "-U",
            "postgres",
            "-A",
            "scram-sha-256",
            "--pwfile=" + home.resolve("postgres.password"),
            "-E",
            "UTF8",
            "--locale-provider=builtin",
            "--locale=C.UTF-8",
            "--no-sync",
            "--no-instructions"));
    Files.move(fresh, data, StandardCopyOption.ATOMIC_MOVE);
  }

  private static String configuration(int port, Map<String, String> settings) {
    Map<String, String> all = new TreeMap<>();
    all.put("listen_addresses", "127.0.0.1");
    all.put("unix_socket_directories", "");
    all.put("port", Integer.toString(port));
    all.put("password_encryption", "scram-sha-256");
    all.put("client_connection_check_interval", "10s");
    all.putAll(settings);
    StringBuilder text = new StringBuilder("# written at every start\n");
    all.forEach((key, value) -> text.append(key).append(" = '").append(value).append("'\n"));
    return text.toString();
  }

  private void awaitReady() throws IOException {
    long end = System.nanoTime() + PATIENCE.toNanos();
    boolean seen = false;
    while (System.nanoTime() < end) {
      Optional<PidFile> now = PidFile.of(data);
      if (now.filter(PidFile::isReady).isPresent()) {
        return;
      }
      if (seen && now.filter(PidFile::isPostgres).isEmpty()) {
        break;
      }
      seen |= now.isPresent();
      pause();
    }
    throw new IOException("PostgreSQL did not start; see " + home.resolve("postgres.log"));
  }

  private static void pause() {
    try {
      Thread.sleep(5);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private void stop() throws IOException {
    pgCtl("stop", "-m", "fast", "-w", "-t", "60");
  }

  @Override
  public void close() {
    try (lock) {
      stop();
    } catch (IOException e) {
      LOG.warn("PostgreSQL did not stop", e);
    }
  }

  private void pgCtl(String verb, String... more) throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(programs.resolve("bin/pg_ctl").toString(), verb, "-s", "-D", data.toString()));
    command.addAll(List.of(more));
    call(asNobody(command.toArray(String[]::new)));
  }

  /** PostgreSQL refuses root: in its own user namespace root looks like nobody. */
  private static List<String> asNobody(String... command) throws IOException {
    List<String> all = new ArrayList<>();
    @Nullable Object uid = Files.getAttribute(Path.of("/proc/self"), "unix:uid");
    if (Integer.valueOf(0).equals(uid)) {
      all.addAll(List.of("unshare", "-U"));
    }
    all.addAll(List.of(command));
    return all;
  }

  private void call(List<String> command) throws IOException {
    // Not a pipe: the server inherits it and would lose its log with this process.
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(home.resolve("postgres.log").toFile()))
            .start();
    try {
      if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS) || process.exitValue() != 0) {
        throw new IOException(command.get(0) + " failed; see " + home.resolve("postgres.log"));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }

  private static int freePort() {
    try (var socket = new java.net.ServerSocket(0, 1, java.net.InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
