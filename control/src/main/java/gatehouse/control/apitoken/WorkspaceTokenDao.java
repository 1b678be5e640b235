package gatehouse.control.apitoken;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** SQL on the table workspace_token. */
final class WorkspaceTokenDao {
  private static final String MAKER_ACTIVE =
      """
      m.status = 1 and (m.banned_until is null or m.banned_until <= :now) and a.status = 'active'
      """;

  private final Handle handle;

  WorkspaceTokenDao(Handle handle) {
    this.handle = handle;
  }

  record Holder(UUID id, UUID workspaceId, String name, int role, @Nullable Instant lastUsed) {}

  Optional<Holder> holder(byte[] hash, Instant now) {
    return holder("t.token_hash = :key", hash, now);
  }

  Optional<Holder> holder(UUID id, Instant now) {
    return holder("t.id = :key", id, now);
  }

  /** While its maker is an active member, and with no more than their role now. */
  private Optional<Holder> holder(String which, Object key, Instant now) {
    return handle
        .createQuery(
            """
            select t.id, t.workspace_id, t.name, least(t.role, m.role) as role, t.last_used
            from workspace_token t
              join member m on m.workspace_id = t.workspace_id and m.id = t.made_by
              join account a on a.id = t.created_by
            where <which> and t.expires_at > :now and <makerActive>
            """)
        .define("which", which)
        .define("makerActive", MAKER_ACTIVE)
        .bind("key", key)
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

  List<WorkspaceToken> of(UUID workspace, Instant now) {
    return handle
        .createQuery(
            """
            select t.id, t.name, t.hint, t.role, t.created_at, t.expires_at, t.last_used,
              t.created_by as maker, case when a.name = '' then a.email else a.name end as maker_name,
              coalesce(<makerActive>, false) as maker_active
            from workspace_token t
              left join account a on a.id = t.created_by
              left join member m on m.workspace_id = t.workspace_id and m.id = t.made_by
            where t.workspace_id = :workspace order by t.created_at desc, t.id
            """)
        .define("makerActive", MAKER_ACTIVE)
        .bind("workspace", workspace)
        .bind("now", now)
        .mapTo(WorkspaceToken.class)
        .list();
  }

  /** Nothing when the workspace has too many. */
  boolean insert(UUID workspace, WorkspaceToken token, byte[] hash, UUID madeBy, int most) {
    return handle
            .createUpdate(
                """
                insert into workspace_token (workspace_id, id, name, token_hash, hint, role, created_by,
                    made_by, created_at, expires_at)
                select :workspace, :id, :name, :hash, :hint, :role, :maker, :madeBy, :createdAt,
                    :expiresAt
                where (select count(*) from workspace_token where workspace_id = :workspace) < :most
                """)
            .bind("workspace", workspace)
            .bind("id", token.id())
            .bind("name", token.name())
            .bind("hash", hash)
            .bind("hint", token.hint())
            .bind("role", token.role())
            .bind("maker", token.maker())
            .bind("madeBy", madeBy)
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
