package gatehouse.control.authlink;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** SQL on what proves an address at a link: mailed codes, and browsers that have shown one. */
final class VisitDao {
  private final Handle handle;

  VisitDao(Handle handle) {
    this.handle = handle;
  }

  /** The code before it stops working. */
  void mailed(AuthLink link, String emailKey, byte[] codeHash, Instant expires) {
    handle
        .createUpdate(
            """
            insert into auth_link_code (workspace_id, link_id, email_key, code_hash, expires_at)
            values (:workspace, :link, :key, :hash, :expires)
            on conflict (workspace_id, link_id, email_key) do update set tries = 0,
              code_hash = excluded.code_hash, expires_at = excluded.expires_at
            """)
        .bind("workspace", link.workspaceId())
        .bind("link", link.id())
        .bind("key", emailKey)
        .bind("hash", codeHash)
        .bind("expires", expires)
        .execute();
  }

  /** Counts a try, right or wrong, before it is looked at; false when there is none left. */
  boolean tried(AuthLink link, String emailKey, int most, Instant now) {
    return handle.execute(
            """
            update auth_link_code set tries = tries + 1
            where workspace_id = ? and link_id = ? and email_key = ? and tries < ? and expires_at > ?
            """,
            link.workspaceId(),
            link.id(),
            emailKey,
            most,
            now)
        == 1;
  }

  /** Uses a code up; false when it is not this one. Of two at once one is the first. */
  boolean taken(AuthLink link, String emailKey, byte[] codeHash) {
    return handle.execute(
            """
            delete from auth_link_code
            where workspace_id = ? and link_id = ? and email_key = ? and code_hash = ?
            """,
            link.workspaceId(),
            link.id(),
            emailKey,
            codeHash)
        == 1;
  }

  void began(AuthLink link, UUID projectUser, byte[] tokenHash, Instant expires) {
    handle.execute(
        """
        insert into auth_link_visit
          (workspace_id, link_id, project_user_id, token_hash, expires_at)
        values (?, ?, ?, ?, ?)
        """,
        link.workspaceId(),
        link.id(),
        projectUser,
        tokenHash,
        expires);
  }

  /**
   * Whose visit it is.
   *
   * @param held whether the visit, and what may be done in it, lasts until the transaction ends
   */
  Optional<UUID> userOf(AuthLink link, byte[] tokenHash, Instant now, boolean held) {
    return handle
        .createQuery(
            """
            select project_user_id from auth_link_visit
            where workspace_id = :workspace and link_id = :link and token_hash = :hash
              and expires_at > :now <held>
            """)
        .define("held", held ? "for key share" : "")
        .bind("workspace", link.workspaceId())
        .bind("link", link.id())
        .bind("hash", tokenHash)
        .bind("now", now)
        .mapTo(UUID.class)
        .findOne();
  }

  /** With it ends what is under way in these browsers. */
  void endOfLink(UUID workspace, UUID link) {
    handle.execute(
        "delete from auth_link_visit where workspace_id = ? and link_id = ?", workspace, link);
  }

  void endOf(UUID workspace, UUID projectUser) {
    handle.execute(
        "delete from auth_link_visit where workspace_id = ? and project_user_id = ?",
        workspace,
        projectUser);
  }

  int sweep(Instant now) {
    return handle.execute("delete from auth_link_visit where expires_at < ?", now)
        + handle.execute("delete from auth_link_code where expires_at < ?", now);
  }
}
