package gatehouse.control.identityprovider;

import gatehouse.platform.database.RecordArguments;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
import org.jdbi.v3.core.Handle;

/** SQL on the table identity_provider_attempt. */
final class AttemptDao {
  private final Handle handle;

  AttemptDao(Handle handle) {
    this.handle = handle;
  }

  void insert(
      Attempt attempt, byte[] stateHash, byte[] browserHash, byte[] verifier, Instant ends) {
    handle
        .createUpdate(
            """
            insert into identity_provider_attempt (id, state_hash, provider_id, browser_hash, nonce,
              verifier, return_to, account_id, ends)
            values (:id, :state, :providerId, :browser, :nonce, :verifier, :returnTo, :accountId, :ends)
            """)
        .bindNamedArgumentFinder(new RecordArguments(attempt))
        .bind("state", stateHash)
        .bind("browser", browserHash)
        .bind("verifier", verifier)
        .bind("ends", ends)
        .execute();
  }

  /**
   * Takes the attempt away, if it is of this browser: whoever comes second finds nothing, and
   * whoever has another's state cannot spoil it.
   *
   * @param open gets the attempt and its sealed verifier
   */
  <T> Optional<T> take(
      byte[] stateHash, byte[] browserHash, Instant now, BiFunction<Attempt, byte[], T> open) {
    return handle
        .createQuery(
            """
            delete from identity_provider_attempt
            where state_hash = :state and browser_hash = :browser and ends > :now
            returning id, provider_id, nonce, verifier, return_to, account_id
            """)
        .bind("state", stateHash)
        .bind("browser", browserHash)
        .bind("now", now)
        .map((row, context) ->
            open.apply(
                new Attempt(
                    row.getObject("id", UUID.class),
                    row.getObject("provider_id", UUID.class),
                    row.getString("nonce"),
                    row.getString("return_to"),
                    row.getObject("account_id", UUID.class)),
                row.getBytes("verifier")))
        .findOne();
  }

  void sweep(Instant now) {
    handle
        .createUpdate("delete from identity_provider_attempt where ends < :now")
        .bind("now", now)
        .execute();
  }
}
