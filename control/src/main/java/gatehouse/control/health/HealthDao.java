package gatehouse.control.health;

import org.jdbi.v3.core.Handle;

final class HealthDao {
  private final Handle handle;

  HealthDao(Handle handle) {
    this.handle = handle;
  }

  DatabaseFigures figures() {
    return handle
        .createQuery(
            """
            select current_setting('server_version') as version,
              pg_database_size(current_database()) as size_bytes,
              (select count(*) from pg_stat_activity where datname = current_database()) as connections,
              current_setting('max_connections')::int as max_connections
            """)
        .mapTo(DatabaseFigures.class)
        .one();
  }

  record DatabaseFigures(String version, long sizeBytes, int connections, int maxConnections) {}
}
