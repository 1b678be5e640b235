package gatehouse.control.credential;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** SQL on the table provider_revocation, which a trigger on the credentials fills. */
final class RevocationDao {
  private final Handle handle;

  RevocationDao(Handle handle) {
    this.handle = handle;
  }

  /** Tokens to give back now. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Due(
      UUID workspaceId,
      UUID id,
      UUID serverId,
      @Nullable UUID projectUserId,
      @Nullable UUID receiptId,
      byte[] sealed,
      int attempts,
      Instant createdAt) {}

  /** Tokens that never were a credential here. */
  void insert(
      UUID workspace, UUID id, UUID server, @Nullable UUID user, byte[] sealed, Instant now) {
    handle
        .createUpdate(
            """
            insert into provider_revocation
              (workspace_id, id, server_id, project_user_id, sealed, next_attempt, created_at)
            values (:workspace, :id, :server, cast(:user as uuid), :sealed, :now, :now)
            """)
        .bind("workspace", workspace)
        .bind("id", id)
        .bind("server", server)
        .bind("user", user)
        .bind("sealed", sealed)
        .bind("now", now)
        .execute();
  }

  /** What becomes of a credential's tokens stands in this receipt. */
  void tell(UUID workspace, UUID credential, UUID receipt) {
    handle.execute(
        "update provider_revocation set receipt_id = ? where workspace_id = ? and id = ?",
        receipt,
        workspace,
        credential);
  }

  void forget(UUID workspace, UUID credential) {
    handle.execute(
        "delete from provider_revocation where workspace_id = ? and id = ?", workspace, credential);
  }

  /** Takes what is due for this node; a node that dies leaves it to the others after the lease. */
  List<Due> take(Instant now, Instant lease, int most) {
    return handle
        .createQuery(
            """
            update provider_revocation set attempts = attempts + 1, next_attempt = :lease
            where (workspace_id, id) in (select workspace_id, id from provider_revocation
              where next_attempt <= :now order by next_attempt limit :most for update skip locked)
            returning workspace_id, id, server_id, project_user_id, receipt_id, sealed, attempts,
              created_at
            """)
        .bind("now", now)
        .bind("lease", lease)
        .bind("most", most)
        .mapTo(Due.class)
        .list();
  }

  void again(Due due, String why, Instant next) {
    handle.execute(
        """
        update provider_revocation set last_error = ?, next_attempt = ?
        where workspace_id = ? and id = ?
        """,
        why,
        next,
        due.workspaceId(),
        due.id());
  }

  /** Writes on the receipt what became of it; nothing where there is none. */
  void receipt(Due due, Receipt.AtProvider what) {
    if (due.receiptId() != null) {
      handle.execute(
          "update revocation set provider = ? where workspace_id = ? and id = ?",
          what.name(),
          due.workspaceId(),
          due.receiptId());
    }
  }
}
