package gatehouse.control.signin;

import gatehouse.control.session.Client;
import gatehouse.control.session.SignInMethod;
import gatehouse.platform.database.Columns;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** SQL on the table sign_in_event. */
final class SignInEventDao {
  private final Handle handle;

  SignInEventDao(Handle handle) {
    this.handle = handle;
  }

  void succeeded(
      UUID id,
      UUID account,
      SignInMethod method,
      @Nullable UUID provider,
      UUID device,
      Client client,
      Instant now) {
    handle
        .createUpdate(
            """
            insert into sign_in_event (id, account_id, at, method, result, identity_provider,
                device_id, address, user_agent)
            values (:id, :account, :now, :method, 'succeeded', :provider, :device, :address, :userAgent)
            """)
        .bind("id", id)
        .bind("account", account)
        .bind("method", method.code())
        .bind("provider", provider)
        .bind("device", device)
        .bind("address", client.address())
        .bind("userAgent", client.userAgent())
        .bind("now", now)
        .execute();
  }

  void past(List<PastSignIns.Past> all, Client client) {
    Columns<PastSignIns.Past> columns = new Columns<>(all);
    handle
        .createUpdate(
            """
            insert into sign_in_event (id, account_id, at, method, result, address, user_agent)
            select id, account, at, 'password', 'succeeded', :address, :userAgent
            from unnest(:ids, :accounts, :times) as past (id, account, at)
            """)
        .bind("ids", columns.of(UUID.class, PastSignIns.Past::id))
        .bind("accounts", columns.of(UUID.class, PastSignIns.Past::account))
        .bind("times", columns.times(PastSignIns.Past::at))
        .bind("address", client.address())
        .bind("userAgent", client.userAgent())
        .execute();
  }

  void failed(
      UUID id,
      @Nullable UUID account,
      FailureReason reason,
      @Nullable UUID device,
      Client client,
      Instant now) {
    handle
        .createUpdate(
            """
            insert into sign_in_event as e (id, account_id, at, method, result, reason, device_id,
                address, user_agent, minute)
            values (:id, :account, :now, 'password', :result, :reason, :device, :address, :userAgent,
                :minute)
            on conflict (account_id, minute, address, reason) where minute is not null
            do update set times = e.times + 1, at = excluded.at
            """)
        .bind("id", id)
        .bind("account", account)
        .bind("result", reason == FailureReason.TOO_MANY ? "refused" : "failed")
        .bind("reason", reason.code())
        .bind("device", device)
        .bind("address", client.address())
        .bind("userAgent", client.userAgent())
        .bind("now", now)
        .bind("minute", now.truncatedTo(ChronoUnit.MINUTES))
        .execute();
  }

  /** The account's, the newest first, behind {@code after}. */
  List<SignInEvent> of(UUID account, @Nullable SignInEvent after, int limit) {
    return handle
        .createQuery(
            """
            select id, at, method, result, reason, identity_provider, device_id, address, user_agent, times
            from sign_in_event
            where account_id = :account
              and (:id::uuid is null or (at, id) < (:at::timestamptz, :id::uuid))
            order by at desc, id desc limit :limit
            """)
        .bind("account", account)
        .bind("at", after == null ? null : after.at())
        .bind("id", after == null ? null : after.id())
        .bind("limit", limit)
        .mapTo(SignInEvent.class)
        .list();
  }

  int sweep(Instant before) {
    return handle
        .createUpdate("delete from sign_in_event where at < :before")
        .bind("before", before)
        .execute();
  }
}
