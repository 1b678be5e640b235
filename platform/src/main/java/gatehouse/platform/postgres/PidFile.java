package gatehouse.platform.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What {@code postmaster.pid} says: line 1 the process, 4 the port, 8 the state. */
record PidFile(Path cluster, long pid, int port, String state) {

  /** Empty when there is none, or when it is being written. */
  static Optional<PidFile> of(Path cluster) {
    try {
      List<String> lines = Files.readAllLines(cluster.resolve("postmaster.pid"));
      if (lines.size() < 4) {
        return Optional.empty();
      }
      String state = lines.size() > 7 ? lines.get(7).strip() : "starting";
      long pid = Long.parseLong(lines.get(0).strip());
      return Optional.of(new PidFile(cluster, pid, Integer.parseInt(lines.get(3).strip()), state));
    } catch (NoSuchFileException | NumberFormatException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw Complaint.of(e, cluster);
    }
  }

  /** The file, if its process lives and serves this very cluster. */
  static Optional<PidFile> living(Path cluster) {
    return of(cluster).filter(PidFile::isOurs);
  }

  /**
   * After a reboot or in a new container the number may be another program's, even another
   * PostgreSQL's, which must not be stopped in the place of ours.
   */
  boolean isOurs() {
    return program().filter(path -> path.getFileName().toString().equals("postgres")).isPresent()
        && servesCluster();
  }

  /** The program the process runs, if it lives and may be seen. */
  Optional<Path> program() {
    return process()
        .flatMap(p -> p.info().command())
        .map(command -> Path.of(command.replace(" (deleted)", "")));
  }

  Optional<ProcessHandle> process() {
    return ProcessHandle.of(pid).filter(ProcessHandle::isAlive);
  }

  boolean isReady() {
    return state.equals("ready") && isOurs();
  }

  /** PostgreSQL itself refuses to start when the number is some other living program's. */
  static void deleteStale(Path cluster) throws IOException {
    if (living(cluster).isEmpty()) {
      Files.deleteIfExists(cluster.resolve("postmaster.pid"));
    }
  }

  /** PostgreSQL works in its cluster's folder; where that cannot be read, its -D names it. */
  private boolean servesCluster() {
    Path work = Path.of("/proc", Long.toString(pid), "cwd");
    if (Files.isSymbolicLink(work)) {
      try {
        return work.toRealPath().equals(cluster);
      } catch (IOException gone) {
        return false;
      }
    }
    return process()
        .flatMap(p -> p.info().arguments())
        .filter(arguments -> Arrays.asList(arguments).contains(cluster.toString()))
        .isPresent();
  }
}
