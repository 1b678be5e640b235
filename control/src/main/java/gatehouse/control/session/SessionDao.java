package gatehouse.control.session;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** SQL on the table account_session; reads the account beside it, as every request needs both. */
final class SessionDao {
  private final Handle handle;

  SessionDao(Handle handle) {
    this.handle = handle;
  }

  void insert(UUID id, SignIn how, byte[] tokenHash, Instant now, Instant ends) {
    handle
        .createUpdate(
            """
            insert into account_session (id, account_id, token_hash, device_id, method,
                identity_provider, address, user_agent, created_at, authenticated_at, last_seen, ends)
            values (:id, :account, :hash, :device, :method, :provider, :address, :userAgent,
                :now, :now, :now, :ends)
            """)
        .bind("id", id)
        .bind("account", how.account())
        .bind("hash", tokenHash)
        .bind("device", how.device())
        .bind("method", how.method().code())
        .bind("provider", how.provider())
        .bind("address", how.client().address())
        .bind("userAgent", how.client().userAgent())
        .bind("now", now)
        .bind("ends", ends)
        .execute();
  }

  Optional<LiveSession> live(byte[] tokenHash, Instant now) {
    return live("s.token_hash = :key", tokenHash, now);
  }

  Optional<LiveSession> liveById(UUID id, Instant now) {
    return live("s.id = :key", id, now);
  }

  private Optional<LiveSession> live(String which, Object key, Instant now) {
    return handle
        .createQuery(
            """
            select s.id, s.account_id, s.device_id, s.identity_provider, s.authenticated_at, s.last_seen,
                s.longest_idle_seconds, case when a.name = '' then a.email else a.name end as name,
                a.email, a.operator, a.two_factor
            from account_session s join account a on a.id = s.account_id
            where <which> and s.ends > :now and a.status = 'active'
            """)
        .define("which", which)
        .bind("key", key)
        .bind("now", now)
        .mapTo(LiveSession.class)
        .findOne();
  }

  /** Notes a request. A clock that was set back changes nothing. */
  void seen(UUID id, Instant now) {
    handle
        .createUpdate(
            """
            update account_session set last_seen = :now, longest_idle_seconds = greatest(
                longest_idle_seconds, floor(extract(epoch from :now - last_seen))::int)
            where id = :id and last_seen < :now
            """)
        .bind("id", id)
        .bind("now", now)
        .execute();
  }

  List<OwnSession> of(UUID account, Instant now) {
    return handle
        .createQuery(
            """
            select id, device_id, upper(replace(method, '-', '_')) as method, identity_provider, address,
                user_agent, created_at, last_seen, ends
            from account_session where account_id = :account and ends > :now
            order by last_seen desc, id desc limit 500
            """)
        .bind("account", account)
        .bind("now", now)
        .mapTo(OwnSession.class)
        .list();
  }

  boolean delete(UUID account, UUID id) {
    return handle
            .createUpdate("delete from account_session where id = :id and account_id = :account")
            .bind("id", id)
            .bind("account", account)
            .execute()
        == 1;
  }

  Optional<UUID> deleteByToken(byte[] tokenHash) {
    return handle
        .createQuery("delete from account_session where token_hash = :hash returning account_id")
        .bind("hash", tokenHash)
        .mapTo(UUID.class)
        .findOne();
  }

  int deleteAll(UUID account, @Nullable UUID except) {
    return handle
        .createUpdate(
            """
            delete from account_session
            where account_id = :account and (:except::uuid is null or id <> :except)
            """)
        .bind("account", account)
        .bind("except", except)
        .execute();
  }

  int deleteOfDevice(UUID account, UUID device) {
    return handle
        .createUpdate(
            "delete from account_session where account_id = :account and device_id = :device")
        .bind("account", account)
        .bind("device", device)
        .execute();
  }

  /** Answers whose they were, once for each. */
  List<UUID> deleteOfProvider(UUID provider) {
    return handle
        .createQuery(
            "delete from account_session where identity_provider = :provider returning account_id")
        .bind("provider", provider)
        .mapTo(UUID.class)
        .list();
  }

  int deleteOfProvider(UUID account, UUID provider) {
    return handle
        .createUpdate(
            "delete from account_session where account_id = :account and identity_provider = :provider")
        .bind("account", account)
        .bind("provider", provider)
        .execute();
  }

  int sweep(Instant now) {
    return handle
        .createUpdate("delete from account_session where ends < :now")
        .bind("now", now)
        .execute();
  }
}
