package gatehouse.app.cli;

import gatehouse.app.DatabaseAccess;
import gatehouse.app.StartupException;
import gatehouse.platform.config.Configuration;
import gatehouse.platform.postgres.DataDirectory;
import gatehouse.platform.postgres.backup.Restore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Set;

/** Brings a backup back into a data directory. */
final class RestoreCommand implements Command {
  private static final String FORCE = "--force";

  @Override
  public String name() {
    return "restore";
  }

  @Override
  public String parameters() {
    return "<file> [--force]";
  }

  @Override
  public String summary() {
    return "Bring a backup back; the server must be stopped";
  }

  @Override
  public String details() {
    return """
    Refuses a data directory that holds a server; --force moves what is there aside and deletes
    nothing. The next start ends all sessions, trusted devices, links and tokens of the backup:
    some of them may have been revoked since. Passwords and two-factor sign-in are those of the
    backup. Whoever was disabled or lost a role since the backup has it again: look through the
    members.

    A server with its own PostgreSQL (--database-url): stop it, use pg_restore, then
    "gatehouse restored", then start it.
    """;
  }

  @Override
  public Set<String> flags() {
    return Set.of(FORCE);
  }

  @Override
  public int leastWords() {
    return 1;
  }

  @Override
  public int run(Invocation invocation) {
    Configuration configuration = invocation.configuration();
    if (DatabaseAccess.external(configuration).isPresent()) {
      throw new StartupException(
          "this server uses its own PostgreSQL: restore that with pg_restore, then run \"gatehouse"
              + " restored\".");
    }
    Path archive = Place.file(invocation.word(0).orElseThrow());
    if (!Files.isRegularFile(archive)) {
      throw new StartupException("there is no file " + archive + ".");
    }
    Restore restore = Restore.into(DataDirectory.at(configuration.data()), Clock.systemUTC());
    if (invocation.has(FORCE)) {
      restore = restore.movingOldAside();
    }
    Restore.Report report = restore.from(archive);
    report
        .aside()
        .ifPresent(aside -> invocation.say("What was there before is now in " + aside + "."));
    invocation.say(
        "Restored the server as it was at %s into %s."
            .formatted(report.restored().backedUp(), configuration.data()));
    if (!report.key()) {
      invocation.say(
          "The backup held no key: put your copy of it at %s before you start the server."
              .formatted(configuration.keyFile()));
    }
    invocation.say("At its next start the server ends all sessions, trusted devices and tokens.");
    return CommandLine.DONE;
  }
}
