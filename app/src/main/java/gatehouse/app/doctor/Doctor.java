package gatehouse.app.doctor;

import gatehouse.app.DatabaseAccess;
import gatehouse.platform.config.Configuration;
import gatehouse.platform.config.Setting;
import java.time.Clock;
import java.util.function.Consumer;

/** Looks at everything in turn; each finding is told as soon as it is known. */
public final class Doctor {
  private final Configuration configuration;
  private final Clock clock;
  private final Consumer<Finding> tell;

  public Doctor(Configuration configuration, Clock clock, Consumer<Finding> tell) {
    this.configuration = configuration;
    this.clock = clock;
    this.tell = tell;
  }

  public void lookAtMachine() {
    tell.accept(MachineChecks.java());
    tell.accept(MachineChecks.port(configuration));
    tell.accept(MachineChecks.disk(configuration));
    FileChecks.dataDirectory(configuration).forEach(tell);
    tell.accept(FileChecks.key(configuration));
    tell.accept(MailCheck.of(configuration));
    configuration
        .warnings()
        .forEach(warning -> tell.accept(new Finding(Finding.Level.CAREFUL, warning)));
  }

  /** False for an embedded database that was not made yet, and only then. */
  public boolean hasDatabase() {
    boolean there =
        configuration.find(Setting.DATABASE_URL).isPresent()
            || FileChecks.hasCluster(configuration);
    if (!there) {
      tell.accept(
          Finding.careful(
              "There is no database in %s yet: the first start makes it.", configuration.data()));
    }
    return there;
  }

  public void lookAtDatabase(DatabaseAccess access) {
    new DatabaseChecks(access, clock).all().forEach(tell);
  }

  /** What kept the database from being looked at. */
  public void databaseIsOutOfReach(String why) {
    tell.accept(new Finding(Finding.Level.BAD, why));
  }
}
