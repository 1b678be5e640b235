package gatehouse.platform.postgres;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;

/** Starts and stops the server process of one cluster. */
final class Postmaster {
  private static final Logger LOG = Logger.getLogger(Postmaster.class);

  /** Recovery of a busy server's last minutes; PostgreSQL itself sets no limit. */
  private static final Duration START = Duration.ofMinutes(10);

  private static final Duration STOP = Duration.ofSeconds(60);

  private final DataDirectory directory;
  private final Commands commands;

  Postmaster(DataDirectory directory, Commands commands) {
    this.directory = directory;
    this.commands = commands;
  }

  /** The living server process of this cluster, whoever started it. */
  Optional<PidFile> living() {
    return PidFile.living(directory.cluster());
  }

  /** Returns as soon as connections are accepted. */
  void start() throws IOException {
    PidFile.deleteStale(directory.cluster());
    commands.rotateLog();
    long before = Complaint.end(directory.log());
    // pg_ctl gives the server a session of its own, so Ctrl-C does not stop it before us.
    pgCtl("start", "-W", "-l", directory.log().toString());
    if (!becomesReady(START, before)) {
      throw Complaint.of("PostgreSQL did not start", directory, before);
    }
  }

  /**
   * False when the server ended, or was not ready in time.
   *
   * @param logStart where its log begins: before its pid file appears, only the log tells its end
   */
  private boolean becomesReady(Duration patience, long logStart) {
    long end = System.nanoTime() + patience.toNanos();
    boolean seen = false;
    while (System.nanoTime() < end) {
      Optional<PidFile> now = PidFile.of(directory.cluster());
      if (now.filter(PidFile::isReady).isPresent()) {
        return true;
      }
      boolean gone = now.filter(PidFile::isOurs).isEmpty();
      if (gone && (seen || Complaint.isIn(directory.log(), logStart))) {
        return false;
      }
      seen |= !gone;
      pause();
    }
    return false;
  }

  /** For a server found running, perhaps still in its recovery. */
  boolean becomesReady(Duration patience) {
    return living().isPresent() && becomesReady(patience, Complaint.end(directory.log()));
  }

  void stop() {
    stop(STOP);
  }

  /** Rolls back what is open and writes a checkpoint; kills what does not react in time. */
  void stop(Duration patience) {
    Optional<PidFile> running = living();
    if (running.isEmpty()) {
      return;
    }
    List<String> fast = arguments("stop", "-m", "fast", "-w", "-t", "" + patience.toSeconds());
    if (!commands.succeeds(patience.plusSeconds(5), "pg_ctl", fast) && living().isPresent()) {
      LOG.warnf("PostgreSQL (pid %d) does not stop: killing it", running.get().pid());
      running.get().process().ifPresent(Postmaster::kill);
    }
  }

  /** The children too: while one lives, PostgreSQL refuses to start on the cluster. */
  private static void kill(ProcessHandle postmaster) {
    List<ProcessHandle> all = new ArrayList<>(postmaster.descendants().toList());
    all.add(postmaster);
    all.forEach(ProcessHandle::destroyForcibly);
    long end = System.nanoTime() + Duration.ofSeconds(10).toNanos();
    while (all.stream().anyMatch(ProcessHandle::isAlive) && System.nanoTime() < end) {
      pause();
    }
  }

  private void pgCtl(String verb, String... more) {
    commands.run(STOP, "pg_ctl", arguments(verb, more));
  }

  private List<String> arguments(String verb, String... more) {
    List<String> all = new ArrayList<>();
    all.addAll(List.of(verb, "-s", "-D", directory.cluster().toString()));
    all.addAll(List.of(more));
    return all;
  }

  static void pause() {
    try {
      Thread.sleep(5);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new EmbeddedPostgresException("Interrupted while waiting for PostgreSQL", e);
    }
  }
}
