package gatehouse.control.apitoken;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** SQL on the table workspace_token. */
final class WorkspaceTokenDao {
  private final Handle handle;

  WorkspaceTokenDao(Handle handle) {
    this.handle = handle;
  }

  record Holder(UUID id, UUID workspaceId, String name, int role, @Nullable Instant lastUsed) {}

  Optional<Holder> holder(byte[] hash, Instant now) {
    return handle
        .createQuery(
            """
            select id, workspace_id, name, role, last_used
            from workspace_token where token_hash = :hash and expires_at > :now
            """)
        .bind("hash", hash)
        .bind("now", now)
        .mapTo(Holder.class)
        .findOne();
  }

  Optional<Holder> holder(UUID id, Instant now) {
    return handle
        .createQuery(
            """
            select id, workspace_id, name, role, last_used
            from workspace_token where id = :id and expires_at > :now
            """)
        .bind("id", id)
        .bind("now", now)
        .mapTo(Holder.class)
        .findOne();
  }

  void used(UUID workspace, UUID id, Instant now) {
    handle
        .createUpdate(
            "update workspace_token set last_used = :now where workspace_id = :workspace and id = :id")
        .bind("workspace", workspace)
        .bind("id", id)
        .bind("now", now)
        .execute();
  }

  List<WorkspaceToken> of(UUID workspace) {
    return handle
        .createQuery(
            """
            select id, name, hint, role, created_at, expires_at, last_used
            from workspace_token where workspace_id = :workspace order by created_at desc, id
            """)
        .bind("workspace", workspace)
        .mapTo(WorkspaceToken.class)
        .list();
  }

  /** Nothing when the workspace has too many. */
  boolean insert(
      UUID workspace, WorkspaceToken token, byte[] hash, @Nullable UUID createdBy, int most) {
    return handle
            .createUpdate(
                """
                insert into workspace_token (workspace_id, id, name, token_hash, hint, role, created_by,
                    created_at, expires_at)
                select :workspace, :id, :name, :hash, :hint, :role, :createdBy, :createdAt, :expiresAt
                where (select count(*) from workspace_token where workspace_id = :workspace) < :most
                """)
            .bind("workspace", workspace)
            .bind("id", token.id())
            .bind("name", token.name())
            .bind("hash", hash)
            .bind("hint", token.hint())
            .bind("role", token.role())
            .bind("createdBy", createdBy)
            .bind("createdAt", token.createdAt())
            .bind("expiresAt", token.expiresAt())
            .bind("most", most)
            .execute()
        == 1;
  }

  Optional<String> delete(UUID workspace, UUID id) {
    return handle
        .createQuery(
            """
            delete from workspace_token where workspace_id = :workspace and id = :id returning name
            """)
        .bind("workspace", workspace)
        .bind("id", id)
        .mapTo(String.class)
        .findOne();
  }
}
