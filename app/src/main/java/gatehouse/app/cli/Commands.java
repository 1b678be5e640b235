package gatehouse.app.cli;

import gatehouse.app.ServerStart;
import java.util.List;

/** All commands, in the order of the help. */
final class Commands {
  private Commands() {}

  static List<Command> all() {
    return List.of(
        new ServerCommand("demo", "Fill a sample organisation and start", ServerStart.Mode.DEMO),
        new ServerCommand("run", "Start the server", ServerStart.Mode.RUN),
        new ServerCommand("warm-up", "Record what a start needs", ServerStart.Mode.WARM_UP),
        new BackupCommand(),
        new RestoreCommand(),
        new RestoredCommand(),
        new MigrateCommand(),
        new DoctorCommand(),
        new AccountCreateCommand(),
        new AccountResetPasswordCommand(),
        new MemberListCommand(),
        new MemberImportCommand(),
        new MemberExportCommand(),
        new ConfigCommand(),
        new VersionCommand());
  }
}
