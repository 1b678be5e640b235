package gatehouse.control.proof;

import java.time.Instant;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** SQL on the table sign_in_failure. */
final class GuessDao {
  private final Handle handle;

  GuessDao(Handle handle) {
    this.handle = handle;
  }

  record Count(int failures, @Nullable Instant blockedUntil, Instant lastAt) {}

  /**
   * The row, made when it is missing, and held until the transaction ends. A guess that comes
   * within the pause is counted as refused here already: a flood of them costs one statement each.
   */
  Count held(GuessKey key, Instant now) {
    return handle
        .createQuery(
            """
            insert into sign_in_failure as f (key, counted, failures, refused, last_at)
            values (:key, :counted, 0, 0, :now)
            on conflict (key) do update set refused =
                f.refused + case when f.blocked_until > :now then 1 else 0 end
            returning failures, blocked_until, last_at
            """)
        .bind("key", key.hash())
        .bind("counted", key.limit().code())
        .bind("now", now)
        .mapTo(Count.class)
        .one();
  }

  void failures(GuessKey key, int failures, @Nullable Instant blockedUntil, Instant now) {
    handle
        .createUpdate(
            """
            update sign_in_failure
            set failures = :failures, blocked_until = :blockedUntil, last_at = :now
            where key = :key
            """)
        .bind("key", key.hash())
        .bind("failures", failures)
        .bind("blockedUntil", blockedUntil)
        .bind("now", now)
        .execute();
  }

  void refused(GuessKey key) {
    handle
        .createUpdate("update sign_in_failure set refused = refused + 1 where key = :key")
        .bind("key", key.hash())
        .execute();
  }

  void takeBack(GuessKey key) {
    handle
        .createUpdate(
            """
            update sign_in_failure set failures = failures - 1,
                blocked_until = case when failures - 1 <= :free then null else blocked_until end
            where key = :key and failures > 0
            """)
        .bind("key", key.hash())
        .bind("free", key.limit().free())
        .execute();
  }

  void forget(GuessKey key) {
    handle
        .createUpdate("delete from sign_in_failure where key = :key")
        .bind("key", key.hash())
        .execute();
  }

  int sweep(Instant before) {
    return handle
        .createUpdate("delete from sign_in_failure where last_at < :before")
        .bind("before", before)
        .execute();
  }
}
