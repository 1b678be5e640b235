package gatehouse.app.cli;

import gatehouse.app.Migrations;
import gatehouse.platform.config.Configuration;
import java.util.Optional;

/** Brings the database to this version's schema without starting the server. */
final class MigrateCommand implements Command {
  @Override
  public String name() {
    return "migrate";
  }

  @Override
  public String summary() {
    return "Bring the database to this version's schema without starting the server";
  }

  @Override
  public String details() {
    return """
    A start does the same. Useful when another role or another machine may change the schema than
    the one that runs the server. Older servers keep working on it.
    """;
  }

  @Override
  public int run(Invocation invocation) {
    Configuration configuration = invocation.configuration();
    try (DatabaseVisit visit = DatabaseVisit.of(configuration)) {
      Optional<String> before = Migrations.run(visit.access());
      if (before.filter(Migrations.NEWEST::equals).isPresent()) {
        invocation.say("The schema is the newest already (" + Migrations.NEWEST + ").");
      } else {
        invocation.say(
            "The schema went from %s to %s."
                .formatted(before.orElse("nothing"), Migrations.NEWEST));
      }
    }
    return CommandLine.DONE;
  }
}
