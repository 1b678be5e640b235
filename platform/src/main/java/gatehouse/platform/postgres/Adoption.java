package gatehouse.platform.postgres;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.jboss.logging.Logger;

/**
 * Takes over a server that outlived its parent. Only one that is exactly what a new start would
 * bring: same cluster, same programs, same settings, and answering.
 */
final class Adoption {
  private static final Logger LOG = Logger.getLogger(Adoption.class);

  /** The command line's backup is a process of its own, not a left-over of the dead server. */
  static final String GUEST = "gatehouse-guest";

  private static final Duration PATIENCE = Duration.ofSeconds(3);

  enum Answer {
    ADOPTED,
    /** It is not what a new start would bring, and may be asked to stop. */
    OTHER,
    /** It hangs, and asking it to stop may be in vain. */
    NONE
  }

  private final DataDirectory directory;
  private final Programs programs;
  private final Postmaster postmaster;

  Adoption(DataDirectory directory, Programs programs, Postmaster postmaster) {
    this.directory = directory;
    this.programs = programs;
    this.postmaster = postmaster;
  }

  Answer attempt(PidFile running) {
    if (running.program().filter(programs.program("postgres")::equals).isEmpty()
        || running.state().equals("stopping")) {
      return Answer.OTHER;
    }
    if (!postmaster.becomesReady(Duration.ofMinutes(2))) {
      return Answer.NONE;
    }
    try (Connection c = Access.impatient(directory, running.port(), PATIENCE);
        var statement = c.createStatement()) {
      if (!isOurs(statement)) {
        return Answer.OTHER;
      }
      statement.execute(
          """
          select pg_terminate_backend(pid, 2000) from pg_stat_activity
          where backend_type = 'client backend' and pid <> pg_backend_pid()
            and application_name <> '%s'
          """
              .formatted(GUEST));
      return Answer.ADOPTED;
    } catch (SQLException e) {
      LOG.infof("The PostgreSQL server left running does not answer: %s", e.getMessage());
      return Answer.NONE;
    }
  }

  private boolean isOurs(Statement statement) throws SQLException {
    try (var row =
        statement.executeQuery(
            "select current_setting('data_directory'), current_setting('server_version')")) {
      return row.next()
          && Path.of(row.getString(1)).equals(directory.cluster())
          && row.getString(2).startsWith(Programs.VERSION);
    }
  }
}
