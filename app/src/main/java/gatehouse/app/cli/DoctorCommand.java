package gatehouse.app.cli;

import gatehouse.app.StartupException;
import gatehouse.app.doctor.Doctor;
import gatehouse.app.doctor.Finding;
import gatehouse.platform.config.Configuration;
import gatehouse.platform.postgres.EmbeddedPostgresException;
import java.time.Clock;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** Looks for what is wrong with a server, running or not. */
final class DoctorCommand implements Command {
  @Override
  public String name() {
    return "doctor";
  }

  @Override
  public String summary() {
    return "Look for what is wrong, and say the way out";
  }

  @Override
  public String details() {
    return """
    Each line begins with ok, careful or bad. Looks at Java, the port, the disk, the data
    directory, the key, the mail server and the database; changes nothing. Give it the same
    settings as the server. Answers 1 when something is bad.
    """;
  }

  @Override
  public int run(Invocation invocation) {
    Configuration configuration = invocation.configuration();
    Set<Finding.Level> levels = EnumSet.noneOf(Finding.Level.class);
    Doctor doctor =
        new Doctor(
            configuration,
            Clock.systemUTC(),
            finding -> {
              levels.add(finding.level());
              invocation.say(
                  "%-8s %s"
                      .formatted(finding.level().name().toLowerCase(Locale.ROOT), finding.text()));
            });
    doctor.lookAtMachine();
    if (doctor.hasDatabase()) {
      try (DatabaseVisit visit = DatabaseVisit.of(configuration)) {
        doctor.lookAtDatabase(visit.access());
      } catch (StartupException | EmbeddedPostgresException e) {
        doctor.databaseIsOutOfReach(String.valueOf(e.getMessage()));
      }
    }
    return levels.contains(Finding.Level.BAD) ? CommandLine.FAILED : CommandLine.DONE;
  }
}
