package gatehouse.platform.limits;

import java.time.Instant;
import org.jdbi.v3.core.Handle;

/** SQL on the table rate_limit. */
final class LimitDao {
  private final Handle handle;

  LimitDao(Handle handle) {
    this.handle = handle;
  }

  /** How much was used in this window, with what is taken now. */
  record Window(long used, Instant windowEnds) {}

  /** One statement, so that parallel callers on any node are counted one after another. */
  Window take(String name, String key, int permits, Instant now, Instant end) {
    return take(name, key, permits, now, end, "");
  }

  /** The same without waiting for the disk: every node sees it at once, but a crash may lose it. */
  Window takeLightly(String name, String key, int permits, Instant now, Instant end) {
    return take(
        name, key, permits, now, end, ", set_config('synchronous_commit', 'off', true) as light");
  }

  private Window take(
      String name, String key, int permits, Instant now, Instant end, String besides) {
    return handle
        .createQuery(
            """
            insert into rate_limit as r (name, key, used, window_ends)
            values (:name, :key, :permits, :end)
            on conflict (name, key) do update set
              used = case when r.window_ends <= :now then :permits else r.used + :permits end,
              window_ends = case when r.window_ends <= :now then :end else r.window_ends end
            returning used, window_ends<besides>
            """)
        .define("besides", besides)
        .bind("name", name)
        .bind("key", key)
        .bind("permits", permits)
        .bind("now", now)
        .bind("end", end)
        .mapTo(Window.class)
        .one();
  }

  int purge(Instant now) {
    return handle
        .createUpdate("delete from rate_limit where window_ends < :now")
        .bind("now", now)
        .execute();
  }
}
