package gatehouse.platform.postgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** What {@code postmaster.pid} says: line 1 the process, 4 the port, 8 the state. */
record PidFile(long pid, int port, String state) {

  static Optional<PidFile> of(Path data) {
    try {
      List<String> lines = Files.readAllLines(data.resolve("postmaster.pid"));
      if (lines.size() < 4) {
        return Optional.empty();
      }
      String state = lines.size() > 7 ? lines.get(7).strip() : "starting";
      return Optional.of(
          new PidFile(
              Long.parseLong(lines.get(0).strip()), Integer.parseInt(lines.get(3).strip()), state));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** After a reboot or in a new container the number may be another program's. */
  boolean isPostgres() {
    return ProcessHandle.of(pid)
        .filter(ProcessHandle::isAlive)
        .flatMap(p -> p.info().command())
        .filter(command -> command.endsWith("/postgres") || command.endsWith("/postgres (deleted)"))
        .isPresent();
  }

  boolean isReady() {
    return state.equals("ready") && isPostgres();
  }

  /** PostgreSQL itself refuses to start when the number is some other living program's. */
  static void deleteStale(Path data) throws IOException {
    if (of(data).filter(PidFile::isPostgres).isEmpty()) {
      Files.deleteIfExists(data.resolve("postmaster.pid"));
    }
  }
}
