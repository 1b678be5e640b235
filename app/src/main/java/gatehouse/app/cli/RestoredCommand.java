package gatehouse.app.cli;

import gatehouse.app.AfterRestore;
import gatehouse.app.Services;
import gatehouse.platform.config.Configuration;

/** What a start does after {@code restore}, for a database that was restored with other tools. */
final class RestoredCommand implements Command {
  @Override
  public String name() {
    return "restored";
  }

  @Override
  public String summary() {
    return "End old sessions and tokens after pg_restore into your own PostgreSQL";
  }

  @Override
  public String details() {
    return """
    A restored database holds sessions, trusted devices, links and tokens that may have been
    revoked since the backup. Run this between pg_restore and the server's start. After "gatehouse
    restore" it is not needed: the start does it.
    """;
  }

  @Override
  public int run(Invocation invocation) {
    Configuration configuration = invocation.configuration();
    try (DatabaseVisit visit = DatabaseVisit.ready(configuration)) {
      AfterRestore.endCredentials(visit.access());
      return Services.run(configuration, visit.access(), invocation.verbose(), RestoredTask.class);
    }
  }
}
