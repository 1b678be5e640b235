package gatehouse.control.credential;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** SQL on those rows of the table credential that hold the tokens of a grant. */
final class GrantDao {
  private final Handle handle;
  private final UUID workspace;

  GrantDao(Handle handle, UUID workspace) {
    this.handle = handle;
    this.workspace = workspace;
  }

  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Row(
      UUID id,
      UUID serverId,
      UUID projectId,
      @Nullable UUID projectUserId,
      byte[] sealed,
      CredentialState state,
      @Nullable Instant expiresAt,
      @Nullable Instant refreshAt,
      @Nullable Instant leaseUntil) {}

  /** Nobody else changes it until the end of the transaction. */
  Optional<Row> locked(UUID id) {
    return handle
        .createQuery(
            """
            select id, server_id, project_id, project_user_id, sealed, state, expires_at, refresh_at,
              lease_until
            from credential where workspace_id = :workspace and id = :id for update
            """)
        .bind("workspace", workspace)
        .bind("id", id)
        .mapTo(Row.class)
        .findOne();
  }

  void insert(UUID project, Row row, List<String> scopes, boolean revocable, Instant now) {
    handle
        .createUpdate(
            """
            insert into credential (workspace_id, project_id, id, server_id, project_user_id, sealed,
              created_at, kind, scopes, expires_at, refresh_at, revocable)
            values (:workspace, :project, :id, :server, cast(:user as uuid), :sealed, :now, 'OAUTH',
              :scopes, :expiresAt, :refreshAt, :revocable)
            """)
        .bind("workspace", workspace)
        .bind("project", project)
        .bind("id", row.id())
        .bind("server", row.serverId())
        .bind("user", row.projectUserId())
        .bind("sealed", row.sealed())
        .bind("now", now)
        .bind("scopes", scopes.toArray(String[]::new))
        .bind("expiresAt", row.expiresAt())
        .bind("refreshAt", row.refreshAt())
        .bind("revocable", revocable)
        .execute();
  }

  void lease(UUID id, Instant until) {
    handle.execute(
        "update credential set lease_until = ? where workspace_id = ? and id = ?",
        until,
        workspace,
        id);
  }

  /**
   * Puts new tokens in the place of those they were given for.
   *
   * @return false when those are no longer there
   */
  boolean renewed(Row before, byte[] sealed, List<String> scopes, Row after) {
    return handle
            .createUpdate(
                """
                update credential set sealed = :sealed, scopes = :scopes, expires_at = :expiresAt,
                  refresh_at = :refreshAt, lease_until = null,
                  last_error = case when state = 'NARROW' then last_error end,
                  last_error_at = case when state = 'NARROW' then last_error_at end
                where workspace_id = :workspace and id = :id and sealed = :before
                """)
            .bind("workspace", workspace)
            .bind("id", before.id())
            .bind("before", before.sealed())
            .bind("sealed", sealed)
            .bind("scopes", scopes.toArray(String[]::new))
            .bind("expiresAt", after.expiresAt())
            .bind("refreshAt", after.refreshAt())
            .execute()
        == 1;
  }

  /** Nobody renews it now; the next try is not before {@code again}. */
  void notRenewed(Row row, String why, Instant now, @Nullable Instant again) {
    handle.execute(
        """
        update credential set lease_until = null, last_error = ?, last_error_at = ?,
          refresh_at = coalesce(?, refresh_at)
        where workspace_id = ? and id = ? and sealed = ?
        """,
        why,
        now,
        again,
        workspace,
        row.id(),
        row.sealed());
  }

  /** Its owner must give it anew; false when it is another already. */
  boolean expired(Row row, String why, Instant now) {
    return handle.execute(
            """
            update credential set state = 'EXPIRED', lease_until = null, last_error = ?,
              last_error_at = ?
            where workspace_id = ? and id = ? and sealed = ?
            """,
            why,
            now,
            workspace,
            row.id(),
            row.sealed())
        == 1;
  }

  /** A call wanted more than it allows. */
  void narrow(UUID id, List<String> wanted, String why, Instant now) {
    handle.execute(
        """
        update credential set state = 'NARROW', wanted_scopes = ?, last_error = ?, last_error_at = ?
        where workspace_id = ? and id = ? and state <> 'EXPIRED'
        """,
        wanted.toArray(String[]::new),
        why,
        now,
        workspace,
        id);
  }

  /** What calls wanted that was not allowed, with what is: to be asked for together. */
  List<String> scopesToAskFor(UUID server, @Nullable UUID user) {
    return handle
        .createQuery(
            """
            select distinct unnest(scopes || wanted_scopes) as scope from credential
            where workspace_id = :workspace and server_id = :server and state = 'NARROW'
              and project_user_id is not distinct from cast(:user as uuid)
            order by scope
            """)
        .bind("workspace", workspace)
        .bind("server", server)
        .bind("user", user)
        .mapTo(String.class)
        .list();
  }
}
