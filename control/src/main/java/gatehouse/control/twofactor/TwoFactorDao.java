package gatehouse.control.twofactor;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** SQL on the tables account_totp and recovery_code. */
final class TwoFactorDao {
  private final Handle handle;

  TwoFactorDao(Handle handle) {
    this.handle = handle;
  }

  /** The sealed secret in hexadecimal digits: a record with an array is not equal to its copy. */
  record Secret(String sealed, long lastStep, @Nullable Instant confirmedAt) {}

  /** A secret that waits for its first code; nothing happens when one is confirmed already. */
  boolean pending(UUID account, byte[] sealed, Instant now) {
    return handle
            .createUpdate(
                """
                insert into account_totp as t (account_id, secret, created_at)
                values (:account, :secret, :now)
                on conflict (account_id) do update
                set secret = excluded.secret, created_at = excluded.created_at, last_step = 0
                where t.confirmed_at is null
                """)
            .bind("account", account)
            .bind("secret", sealed)
            .bind("now", now)
            .execute()
        == 1;
  }

  Optional<Secret> secret(UUID account) {
    return handle
        .createQuery(
            """
            select encode(secret, 'hex') as sealed, last_step, confirmed_at
            from account_totp where account_id = :account
            """)
        .bind("account", account)
        .mapTo(Secret.class)
        .findOne();
  }

  boolean confirm(UUID account, long step, Instant now) {
    return handle
            .createUpdate(
                """
                update account_totp set confirmed_at = :now, last_step = :step
                where account_id = :account and confirmed_at is null
                """)
            .bind("account", account)
            .bind("step", step)
            .bind("now", now)
            .execute()
        == 1;
  }

  /** Uses a step up: of two that try at once, one gets it. */
  boolean take(UUID account, long step) {
    return handle
            .createUpdate(
                """
                update account_totp set last_step = :step
                where account_id = :account and last_step < :step and confirmed_at is not null
                """)
            .bind("account", account)
            .bind("step", step)
            .execute()
        == 1;
  }

  boolean takeRecoveryCode(UUID account, byte[] hash) {
    return handle
            .createUpdate(
                "delete from recovery_code where account_id = :account and code_hash = :hash")
            .bind("account", account)
            .bind("hash", hash)
            .execute()
        == 1;
  }

  void replaceRecoveryCodes(UUID account, List<byte[]> hashes) {
    deleteRecoveryCodes(account);
    var batch =
        handle.prepareBatch(
            "insert into recovery_code (account_id, code_hash) values (:account, :hash)");
    hashes.forEach(hash -> batch.bind("account", account).bind("hash", hash).add());
    batch.execute();
  }

  int recoveryCodesLeft(UUID account) {
    return handle
        .createQuery("select count(*) from recovery_code where account_id = :account")
        .bind("account", account)
        .mapTo(Integer.class)
        .one();
  }

  boolean delete(UUID account) {
    deleteRecoveryCodes(account);
    return handle
            .createUpdate("delete from account_totp where account_id = :account")
            .bind("account", account)
            .execute()
        == 1;
  }

  private void deleteRecoveryCodes(UUID account) {
    handle
        .createUpdate("delete from recovery_code where account_id = :account")
        .bind("account", account)
        .execute();
  }
}
