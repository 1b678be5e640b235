package gatehouse.platform.postgres;

import com.sun.security.auth.module.UnixSystem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Runs PostgreSQL's programs; what they say goes to the log of the data directory. */
final class Commands {
  private static final long LOG_LIMIT = 16L * 1024 * 1024;

  private final DataDirectory directory;
  private final Programs programs;

  Commands(DataDirectory directory, Programs programs) {
    this.directory = directory;
    this.programs = programs;
  }

  Programs programs() {
    return programs;
  }

  /** Throws the sentence of {@link Complaint} when the program fails or takes too long. */
  void run(Duration patience, String program, List<String> arguments) {
    long before = Complaint.end(directory.log());
    if (!succeeds(patience, program, arguments)) {
      throw Complaint.of("PostgreSQL's " + program + " failed", directory, before);
    }
  }

  boolean succeeds(Duration patience, String program, List<String> arguments) {
    List<String> command = new ArrayList<>();
    if (isRoot() && !isMac()) {
      // PostgreSQL refuses root: in a user namespace of its own root looks like nobody.
      command.addAll(List.of("unshare", "-U"));
    }
    command.add(programs.program(program).toString());
    command.addAll(arguments);
    // Not a pipe: the server inherits it and would lose its log with this process.
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(directory.log().toFile()));
    // PGDATA, PGPORT, PGOPTIONS of the operator's own PostgreSQL would change what ours does.
    builder.environment().keySet().removeIf(name -> name.startsWith("PG"));
    builder.environment().put("LC_ALL", "C");
    try {
      Process process = builder.start();
      if (!process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
        process.destroyForcibly();
        return false;
      }
      return process.exitValue() == 0;
    } catch (IOException e) {
      throw Complaint.of(e, directory.home());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new EmbeddedPostgresException("Interrupted while running " + program, e);
    }
  }

  /** Keeps one older log; called only while PostgreSQL is down. */
  void rotateLog() {
    Path log = directory.log();
    if (Complaint.end(log) > LOG_LIMIT) {
      try {
        Files.move(log, log.resolveSibling("postgres.log.1"), StandardCopyOption.REPLACE_EXISTING);
      } catch (IOException e) {
        throw Complaint.of(e, log);
      }
    }
  }

  static boolean isRoot() {
    return userId() == 0;
  }

  static long userId() {
    return new UnixSystem().getUid();
  }

  private static boolean isMac() {
    return System.getProperty("os.name").startsWith("Mac");
  }
}
