package gatehouse.control.credential;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** SQL on the table oauth_attempt. */
final class AttemptDao {
  private final Handle handle;

  AttemptDao(Handle handle) {
    this.handle = handle;
  }

  /**
   * A connection under way.
   *
   * @param projectUserId null for the project's own
   * @param accountId the Editor who connects the project's own
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Attempt(
      UUID workspaceId,
      UUID projectId,
      UUID id,
      UUID serverId,
      @Nullable UUID projectUserId,
      @Nullable UUID accountId,
      byte[] sealed) {}

  void insert(
      Attempt attempt, byte[] state, byte[] browser, byte @Nullable [] visit, Instant ends) {
    handle
        .createUpdate(
            """
            insert into oauth_attempt (workspace_id, project_id, id, server_id, project_user_id,
              account_id, state_hash, browser_hash, visit_hash, sealed, ends)
            values (:workspace, :project, :id, :server, cast(:user as uuid), cast(:account as uuid),
              :state, :browser, cast(:visit as bytea), :sealed, :ends)
            """)
        .bind("workspace", attempt.workspaceId())
        .bind("project", attempt.projectId())
        .bind("id", attempt.id())
        .bind("server", attempt.serverId())
        .bind("user", attempt.projectUserId())
        .bind("account", attempt.accountId())
        .bind("state", state)
        .bind("browser", browser)
        .bind("visit", visit)
        .bind("sealed", attempt.sealed())
        .bind("ends", ends)
        .execute();
  }

  /**
   * Holds the visit that an attempt is of, so that it ends with it; false when it has ended.
   *
   * @param visit the hash of its secret
   */
  boolean holdVisit(byte[] visit) {
    return handle
        .createQuery("select true from auth_link_visit where token_hash = :visit for key share")
        .bind("visit", visit)
        .mapTo(Boolean.class)
        .findOne()
        .isPresent();
  }

  /** The attempt that a browser comes back with, once; whoever has only its state gets nothing. */
  Optional<Attempt> take(byte[] state, List<byte[]> browsers, Instant now) {
    for (byte[] browser : browsers) {
      Optional<Attempt> taken =
          handle
              .createQuery(
                  """
                  update oauth_attempt set taken = true
                  where state_hash = :state and browser_hash = :browser and not taken and ends > :now
                  returning workspace_id, project_id, id, server_id, project_user_id, account_id,
                    sealed
                  """)
              .bind("state", state)
              .bind("browser", browser)
              .bind("now", now)
              .mapTo(Attempt.class)
              .findOne();
      if (taken.isPresent()) {
        return taken;
      }
    }
    return Optional.empty();
  }

  /** Ends it well; false when something has ended it before, and nothing may come of it. */
  boolean finish(UUID workspace, UUID id) {
    return handle.execute(
            "delete from oauth_attempt where workspace_id = ? and id = ? and taken", workspace, id)
        == 1;
  }

  void fail(UUID workspace, UUID id, String why) {
    handle.execute(
        "update oauth_attempt set failure = ? where workspace_id = ? and id = ?",
        why,
        workspace,
        id);
  }

  /** Whatever is under way for this server and user comes to nothing. */
  void end(UUID workspace, UUID server, @Nullable UUID user) {
    handle
        .createUpdate(
            """
            delete from oauth_attempt where workspace_id = :workspace and server_id = :server
              and project_user_id is not distinct from cast(:user as uuid)
            """)
        .bind("workspace", workspace)
        .bind("server", server)
        .bind("user", user)
        .execute();
  }

  /** One person's after the other's, as who revokes those of many does. */
  void endAll(UUID workspace, UUID server) {
    handle.execute(
        """
        select id from oauth_attempt where workspace_id = ? and server_id = ?
        order by project_user_id for update
        """,
        workspace,
        server);
    handle.execute(
        "delete from oauth_attempt where workspace_id = ? and server_id = ?", workspace, server);
  }

  /** What went wrong is forgotten; what is under way stays. */
  void forgetFailures(UUID workspace, UUID server, @Nullable UUID user) {
    handle
        .createUpdate(
            """
            delete from oauth_attempt where workspace_id = :workspace and server_id = :server
              and project_user_id is not distinct from cast(:user as uuid) and failure is not null
            """)
        .bind("workspace", workspace)
        .bind("server", server)
        .bind("user", user)
        .execute();
  }

  /**
   * Why the last attempt at each server came to nothing; for a while. Null as user: the project's.
   */
  Map<UUID, String> failures(UUID workspace, UUID project, @Nullable UUID user, Instant now) {
    return handle
        .createQuery(
            """
            select server_id, failure from oauth_attempt
            where workspace_id = :workspace and project_id = :project and failure is not null
              and project_user_id is not distinct from cast(:user as uuid) and ends > :now
            order by id
            """)
        .bind("workspace", workspace)
        .bind("project", project)
        .bind("user", user)
        .bind("now", now)
        .reduceRows(
            new HashMap<UUID, String>(),
            (all, row) -> {
              all.put(
                  row.getColumn("server_id", UUID.class), row.getColumn("failure", String.class));
              return all;
            });
  }

  int sweep(Instant now) {
    return handle.execute("delete from oauth_attempt where ends < ?", now);
  }
}
