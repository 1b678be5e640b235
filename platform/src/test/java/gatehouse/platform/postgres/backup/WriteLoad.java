package gatehouse.platform.postgres.backup;

import gatehouse.platform.postgres.EmbeddedPostgres;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** One writer: rows 1, 2, 3 … fifty to a transaction, wide enough to turn the log over. */
final class WriteLoad implements AutoCloseable {
  private final CompletableFuture<Void> done;
  private final CompletableFuture<Void> warm = new CompletableFuture<>();
  private volatile boolean stop;
  private volatile long committed;

  /** Returns when it has committed that many rows. */
  WriteLoad(EmbeddedPostgres postgres, long rows) {
    done = CompletableFuture.runAsync(() -> write(postgres, rows));
    CompletableFuture.anyOf(warm, done).orTimeout(120, TimeUnit.SECONDS).join();
  }

  long committed() {
    return committed;
  }

  /** Fails when a write did. */
  @Override
  public void close() {
    stop = true;
    done.join();
  }

  private void write(EmbeddedPostgres postgres, long rows) {
    String sql =
        """
        insert into load select g, p, md5(p) from (
          select g, (select string_agg(md5(random()::text || g || i), '')
                     from generate_series(1, 100) i) p
          from generate_series(?::bigint, ?::bigint) g) q
        """;
    try (Connection c = postgres.superuser("postgres");
        var insert = c.prepareStatement(sql);
        var checkpoint = c.createStatement()) {
      long last = 0;
      while (!stop) {
        insert.setLong(1, last + 1);
        insert.setLong(2, last + 50);
        insert.executeUpdate();
        last += 50;
        if (last % 1_000 == 0) {
          // So that segments which the backup needs would be reused if nothing held them.
          checkpoint.execute("checkpoint");
        }
        committed = last;
        if (last >= rows) {
          warm.complete(null);
        }
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
