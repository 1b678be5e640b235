package gatehouse.app.cli;

import gatehouse.app.DatabaseAccess;
import gatehouse.app.Migrations;
import gatehouse.app.StartupException;
import gatehouse.platform.config.Configuration;
import gatehouse.platform.postgres.DataDirectory;
import gatehouse.platform.postgres.Visit;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The server's database for a command: the operator's own, or the embedded one, which is started
 * for the time being when the server is not running.
 */
record DatabaseVisit(DatabaseAccess access, @Nullable Visit embedded) implements AutoCloseable {

  static DatabaseVisit of(Configuration configuration) {
    Optional<DatabaseAccess> external = DatabaseAccess.external(configuration);
    if (external.isPresent()) {
      return new DatabaseVisit(external.get(), null);
    }
    DataDirectory directory = Place.existing(configuration);
    Visit visit = Visit.to(directory);
    return new DatabaseVisit(
        DatabaseAccess.embedded(visit.url(DatabaseAccess.NAME), directory), visit);
  }

  /** As {@link #of}, and of this version's schema: what the services expect. */
  static DatabaseVisit ready(Configuration configuration) {
    DatabaseVisit visit = of(configuration);
    Optional<String> schema = Migrations.newestIn(visit.access());
    if (schema.filter(Migrations.NEWEST::equals).isPresent()) {
      return visit;
    }
    visit.close();
    throw new StartupException(
        "the database is not of this version's schema: run \"gatehouse migrate\" first.");
  }

  @Override
  public void close() {
    if (embedded != null) {
      embedded.close();
    }
  }
}
