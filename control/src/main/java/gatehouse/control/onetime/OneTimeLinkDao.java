package gatehouse.control.onetime;

import gatehouse.platform.database.Columns;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** SQL on the table one_time_token. */
final class OneTimeLinkDao {
  private final Handle handle;

  OneTimeLinkDao(Handle handle) {
    this.handle = handle;
  }

  void replace(
      UUID id,
      Purpose purpose,
      @Nullable UUID account,
      byte[] tokenHash,
      @Nullable String email,
      Instant now) {
    handle
        .createUpdate(
            """
            insert into one_time_token (id, purpose, account_id, token_hash, email, created_at, expires_at)
            values (:id, :purpose, :account, :hash, :email, :now, :expires)
            on conflict (purpose, account_id) do update set id = excluded.id,
                token_hash = excluded.token_hash, email = excluded.email,
                created_at = excluded.created_at, expires_at = excluded.expires_at
            """)
        .bind("id", id)
        .bind("purpose", purpose.code())
        .bind("account", account)
        .bind("hash", tokenHash)
        .bind("email", email)
        .bind("now", now)
        .bind("expires", now.plus(purpose.life()))
        .execute();
  }

  /** A token of an account to be kept; the hash in hexadecimal. */
  record Row(UUID id, UUID account, String tokenHash) {}

  void replace(Purpose purpose, List<Row> rows, Instant now) {
    Columns<Row> columns = new Columns<>(rows);
    handle
        .createUpdate(
            """
            insert into one_time_token (id, purpose, account_id, token_hash, created_at, expires_at)
            select r.id, :purpose, r.account, decode(r.hash, 'hex'), :now, :expires
            from unnest(:ids, :accounts, :hashes) as r (id, account, hash)
            on conflict (purpose, account_id) do update set id = excluded.id,
                token_hash = excluded.token_hash, email = null,
                created_at = excluded.created_at, expires_at = excluded.expires_at
            """)
        .bind("purpose", purpose.code())
        .bind("now", now)
        .bind("expires", now.plus(purpose.life()))
        .bind("ids", columns.of(UUID.class, Row::id))
        .bind("accounts", columns.of(UUID.class, Row::account))
        .bind("hashes", columns.texts(Row::tokenHash))
        .execute();
  }

  Optional<OneTimeLink> find(Purpose purpose, byte[] tokenHash, Instant now) {
    return handle
        .createQuery(
            """
            select account_id, email from one_time_token
            where token_hash = :hash and purpose = :purpose and expires_at > :now
            """)
        .bind("hash", tokenHash)
        .bind("purpose", purpose.code())
        .bind("now", now)
        .mapTo(OneTimeLink.class)
        .findOne();
  }

  Optional<OneTimeLink> take(Purpose purpose, byte[] tokenHash, Instant now) {
    return handle
        .createQuery(
            """
            delete from one_time_token
            where token_hash = :hash and purpose = :purpose and expires_at > :now
            returning account_id, email
            """)
        .bind("hash", tokenHash)
        .bind("purpose", purpose.code())
        .bind("now", now)
        .mapTo(OneTimeLink.class)
        .findOne();
  }

  Optional<String> pendingEmail(Purpose purpose, UUID account, Instant now) {
    return handle
        .createQuery(
            """
            select email from one_time_token
            where purpose = :purpose and account_id = :account and expires_at > :now
            """)
        .bind("purpose", purpose.code())
        .bind("account", account)
        .bind("now", now)
        .mapTo(String.class)
        .findOne();
  }

  boolean delete(Purpose purpose, UUID account) {
    return handle
            .createUpdate(
                "delete from one_time_token where purpose = :purpose and account_id = :account")
            .bind("purpose", purpose.code())
            .bind("account", account)
            .execute()
        > 0;
  }

  int deleteAll(UUID account) {
    return handle
        .createUpdate("delete from one_time_token where account_id = :account")
        .bind("account", account)
        .execute();
  }

  int sweep(Instant now) {
    return handle
        .createUpdate("delete from one_time_token where expires_at < :now")
        .bind("now", now)
        .execute();
  }
}
