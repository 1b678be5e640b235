package gatehouse.control.device;

import gatehouse.control.session.Client;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** SQL on the table account_device. */
final class DeviceDao {
  private static final String COLUMNS =
      "id, user_agent, address, first_seen, last_seen, trusted_until";

  private final Handle handle;

  DeviceDao(Handle handle) {
    this.handle = handle;
  }

  Optional<Device> find(UUID account, byte[] tokenHash) {
    return handle
        .createQuery(
            "select "
                + COLUMNS
                + " from account_device where account_id = :account and token_hash = :hash")
        .bind("account", account)
        .bind("hash", tokenHash)
        .mapTo(Device.class)
        .findOne();
  }

  List<Device> of(UUID account) {
    return handle
        .createQuery(
            "select "
                + COLUMNS
                + " from account_device where account_id = :account order by last_seen desc limit 200")
        .bind("account", account)
        .mapTo(Device.class)
        .list();
  }

  void seen(UUID id, Client client, @Nullable Instant trustedUntil, Instant now) {
    handle
        .createUpdate(
            """
            update account_device set last_seen = :now, user_agent = :userAgent, address = :address,
                trusted_until = coalesce(:trustedUntil, trusted_until)
            where id = :id
            """)
        .bind("id", id)
        .bind("userAgent", client.userAgent())
        .bind("address", client.address())
        .bind("trustedUntil", trustedUntil)
        .bind("now", now)
        .execute();
  }

  void insert(
      UUID id,
      UUID account,
      byte[] tokenHash,
      Client client,
      @Nullable Instant trustedUntil,
      Instant now) {
    handle
        .createUpdate(
            """
            insert into account_device (id, account_id, token_hash, user_agent, address, first_seen,
                last_seen, trusted_until)
            values (:id, :account, :hash, :userAgent, :address, :now, :now, :trustedUntil)
            """)
        .bind("id", id)
        .bind("account", account)
        .bind("hash", tokenHash)
        .bind("userAgent", client.userAgent())
        .bind("address", client.address())
        .bind("trustedUntil", trustedUntil)
        .bind("now", now)
        .execute();
  }

  /** The other accounts of this browser keep knowing it under its new token. */
  void retoken(byte[] oldHash, byte[] newHash) {
    handle
        .createUpdate("update account_device set token_hash = :new where token_hash = :old")
        .bind("old", oldHash)
        .bind("new", newHash)
        .execute();
  }

  boolean delete(UUID account, UUID id) {
    return handle
            .createUpdate("delete from account_device where id = :id and account_id = :account")
            .bind("id", id)
            .bind("account", account)
            .execute()
        == 1;
  }

  int deleteAll(UUID account) {
    return handle
        .createUpdate("delete from account_device where account_id = :account")
        .bind("account", account)
        .execute();
  }

  int untrustAll(UUID account) {
    return handle
        .createUpdate(
            """
            update account_device set trusted_until = null
            where account_id = :account and trusted_until is not null
            """)
        .bind("account", account)
        .execute();
  }

  int sweep(Instant before) {
    return handle
        .createUpdate("delete from account_device where last_seen < :before")
        .bind("before", before)
        .execute();
  }
}
