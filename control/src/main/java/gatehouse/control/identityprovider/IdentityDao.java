package gatehouse.control.identityprovider;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** SQL on the table account_identity. */
final class IdentityDao {
  private final Handle handle;

  IdentityDao(Handle handle) {
    this.handle = handle;
  }

  Optional<UUID> account(UUID provider, String issuer, String subject) {
    return handle
        .createQuery(
            """
            select account_id from account_identity
            where provider_id = :provider and issuer = :issuer and subject = :subject
            """)
        .bind("provider", provider)
        .bind("issuer", issuer)
        .bind("subject", subject)
        .mapTo(UUID.class)
        .findOne();
  }

  /** False when the subject is somebody's already, or the account has another one there. */
  boolean insert(UUID provider, String issuer, String subject, UUID account, Instant now) {
    return handle
            .createUpdate(
                """
                insert into account_identity (provider_id, issuer, subject, account_id, linked_at)
                values (:provider, :issuer, :subject, :account, :now) on conflict do nothing
                """)
            .bind("provider", provider)
            .bind("issuer", issuer)
            .bind("subject", subject)
            .bind("account", account)
            .bind("now", now)
            .execute()
        == 1;
  }

  List<LinkedIdentity> of(UUID account) {
    return handle
        .createQuery(
            """
            select i.provider_id, p.name as provider_name, i.subject, i.linked_at
            from account_identity i join identity_provider p on p.id = i.provider_id
            where i.account_id = :account order by i.linked_at, i.provider_id
            """)
        .bind("account", account)
        .mapTo(LinkedIdentity.class)
        .list();
  }

  boolean delete(UUID account, UUID provider) {
    return handle
            .createUpdate(
                "delete from account_identity where account_id = :account and provider_id = :provider")
            .bind("account", account)
            .bind("provider", provider)
            .execute()
        == 1;
  }

  void deleteOfWorkspaceProviders(UUID account) {
    handle
        .createUpdate(
            """
            delete from account_identity i using identity_provider p
            where i.account_id = :account and p.id = i.provider_id and p.workspace_id is not null
            """)
        .bind("account", account)
        .execute();
  }

  void deleteAll(UUID account) {
    handle.execute("delete from account_identity where account_id = ?", account);
  }
}
