package gatehouse.app.cli;

import gatehouse.app.DatabaseAccess;
import gatehouse.app.StartupException;
import gatehouse.platform.config.Configuration;
import gatehouse.platform.postgres.DataDirectory;
import gatehouse.platform.postgres.backup.Backup;
import gatehouse.platform.postgres.backup.LastBackup;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Set;

/** Writes a backup of the embedded server, running or not. */
final class BackupCommand implements Command {
  private static final String WITHOUT_KEY = "--without-key";

  @Override
  public String name() {
    return "backup";
  }

  @Override
  public String parameters() {
    return "[file] [--without-key]";
  }

  @Override
  public String summary() {
    return "Write the whole server into one file, also while it runs";
  }

  @Override
  public String details() {
    return """
    Without a file it goes into the backup directory (--backup-directory, or backups in the data
    directory) under the present time. The file holds everything, the key of the stored secrets
    too: keep it as safe as the server. --without-key leaves the key out; then keep a copy of the
    key file elsewhere.

    A server with its own PostgreSQL (--database-url) is backed up with pg_dump or pg_basebackup,
    and its key file by copying it.
    """;
  }

  @Override
  public Set<String> flags() {
    return Set.of(WITHOUT_KEY);
  }

  @Override
  public int mostWords() {
    return 1;
  }

  @Override
  public int run(Invocation invocation) {
    Configuration configuration = invocation.configuration();
    if (DatabaseAccess.external(configuration).isPresent()) {
      throw new StartupException(
          "this server uses its own PostgreSQL: back that up with pg_dump, and copy "
              + configuration.keyFile()
              + ".");
    }
    DataDirectory directory = Place.existing(configuration);
    Backup backup = Backup.of(directory, Clock.systemUTC());
    if (invocation.has(WITHOUT_KEY)) {
      backup = backup.withoutKey();
    }
    LastBackup done = write(backup, invocation, configuration);
    invocation.say(
        "Wrote %s (%,.1f MB).".formatted(done.file(), (double) done.bytes() / 1_000_000));
    invocation.say(
        done.key()
            ? "It holds the key of the stored secrets: keep it as safe as the server."
            : "The key of the stored secrets is not in it: keep a copy of %s elsewhere."
                .formatted(configuration.keyFile()));
    return CommandLine.DONE;
  }

  private static LastBackup write(
      Backup backup, Invocation invocation, Configuration configuration) {
    Path target = invocation.word(0).map(Place::file).orElseGet(configuration::backupDirectory);
    boolean folder = invocation.word(0).isEmpty() || Files.isDirectory(target);
    return folder ? backup.into(target) : backup.to(target);
  }
}
