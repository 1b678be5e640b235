package gatehouse.app.cli;

import gatehouse.app.Version;
import gatehouse.platform.postgres.EmbeddedPostgres;

/** Prints the versions that a report of a fault needs. */
final class VersionCommand implements Command {
  @Override
  public String name() {
    return "version";
  }

  @Override
  public String summary() {
    return "Print the versions of Gatehouse, Java and the embedded PostgreSQL";
  }

  @Override
  public int run(Invocation invocation) {
    invocation.say(
        "Gatehouse %s, Java %s, PostgreSQL %s"
            .formatted(Version.current(), Runtime.version(), EmbeddedPostgres.programsVersion()));
    return CommandLine.DONE;
  }
}
