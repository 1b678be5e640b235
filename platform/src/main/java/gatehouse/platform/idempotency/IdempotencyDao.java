package gatehouse.platform.idempotency;

import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Update;
import org.jspecify.annotations.Nullable;

/** SQL on the table idempotency_key. */
final class IdempotencyDao {
  private final Handle handle;

  IdempotencyDao(Handle handle) {
    this.handle = handle;
  }

  /**
   * A remembered request.
   *
   * @param body sealed, in hex
   */
  record Row(
      String hash,
      String state,
      @Nullable Integer status,
      @Nullable String headers,
      @Nullable String body,
      Instant createdAt) {}

  /** True for the one request that goes ahead; a row that is too old gives way. */
  boolean begin(KeyedRequest request, Instant now, Instant tooOld) {
    return of(
                """
                insert into idempotency_key as k (scope, key, request_hash, owner, state, created_at)
                values (:scope, :key, decode(:hash, 'hex'), :owner, 'running', :now)
                on conflict (scope, key) do update set
                  request_hash = excluded.request_hash, owner = excluded.owner, state = 'running',
                  status = null, headers = null, body = null, created_at = excluded.created_at
                where k.created_at <= :tooOld
                """,
                request)
            .bind("hash", request.hash())
            .bind("now", now)
            .bind("tooOld", tooOld)
            .execute()
        == 1;
  }

  Optional<Row> find(KeyedRequest request) {
    return handle
        .createQuery(
            """
            select encode(request_hash, 'hex') as hash, state, status, headers::text as headers,
              encode(body, 'hex') as body, created_at
            from idempotency_key where scope = :scope and key = :key
            """)
        .bind("scope", request.scope())
        .bind("key", request.key())
        .mapTo(Row.class)
        .findOne();
  }

  /** Takes over from a try that died before it did anything. */
  boolean takeOver(KeyedRequest request, Instant begunBefore, Instant now) {
    return of(
                """
                update idempotency_key set owner = :owner, created_at = :now
                where scope = :scope and key = :key and state = 'running' and created_at <= :before
                """,
                request)
            .bind("before", begunBefore)
            .bind("now", now)
            .execute()
        == 1;
  }

  /**
   * Notes that the transaction it is part of has changed something; not when it only read.
   *
   * @return false when another try has taken over: then nothing of this one may stay
   */
  boolean effect(KeyedRequest request) {
    return handle
        .createQuery(
            """
            with wrote as (select pg_current_xact_id_if_assigned() is not null as any_),
            marked as (
              update idempotency_key set state = 'effect'
              where scope = :scope and key = :key and owner = :owner
                and (select any_ from wrote)
              returning 1)
            select not (select any_ from wrote) or exists (select from marked)
            """)
        .bind("scope", request.scope())
        .bind("key", request.key())
        .bind("owner", request.owner())
        .mapTo(Boolean.class)
        .one();
  }

  void done(KeyedRequest request, int status, String headers, String body) {
    of(
            """
            update idempotency_key
            set state = 'done', status = :status, headers = :headers::jsonb,
              body = decode(:body, 'hex')
            where scope = :scope and key = :key and owner = :owner
            """,
            request)
        .bind("status", status)
        .bind("headers", headers)
        .bind("body", body)
        .execute();
  }

  /** Forgets a try that changed nothing. */
  void forget(KeyedRequest request) {
    of(
            """
            delete from idempotency_key
            where scope = :scope and key = :key and owner = :owner and state = 'running'
            """,
            request)
        .execute();
  }

  int purge(Instant createdBefore) {
    return handle
        .createUpdate("delete from idempotency_key where created_at < :before")
        .bind("before", createdBefore)
        .execute();
  }

  private Update of(String sql, KeyedRequest request) {
    Update update =
        handle.createUpdate(sql).bind("scope", request.scope()).bind("key", request.key());
    return sql.contains(":owner") ? update.bind("owner", request.owner()) : update;
  }
}
