package gatehouse.control.credential;

import gatehouse.control.mcpserver.McpServer;
import gatehouse.platform.database.RecordArguments;
import gatehouse.platform.http.ProblemException;
import gatehouse.platform.http.ProblemType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** SQL on the tables credential and revocation. */
final class CredentialDao {
  private static final String HELD =
      "id, server_id, project_user_id, state, scopes, created_at, expires_at, last_error,"
          + " last_error_at";

  private final Handle handle;
  private final UUID workspace;

  CredentialDao(Handle handle, UUID workspace) {
    this.handle = handle;
    this.workspace = workspace;
  }

  /**
   * A secret at rest.
   *
   * @param isGrant whether it is the tokens of a grant
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Sealed(
      UUID id,
      byte[] sealed,
      boolean isGrant,
      boolean revocable,
      CredentialState state,
      @Nullable Instant refreshAt) {}

  static void rejected(Handle handle, UUID id, String why, Instant at) {
    handle.execute(
        "update credential set last_error = ?, last_error_at = ? where id = ?", why, at, id);
  }

  /** Null as user: the project's own. */
  Optional<Sealed> find(UUID server, @Nullable UUID user) {
    return handle
        .createQuery(
            """
            select id, sealed, kind = 'OAUTH' as is_grant, revocable, state, refresh_at
            from credential
            where workspace_id = :workspace and server_id = :server
              and project_user_id is not distinct from cast(:user as uuid)
            """)
        .bind("workspace", workspace)
        .bind("server", server)
        .bind("user", user)
        .mapTo(Sealed.class)
        .findOne();
  }

  void insert(UUID id, UUID project, UUID server, @Nullable UUID user, byte[] sealed, Instant now) {
    handle
        .createUpdate(
            """
            insert into credential
              (workspace_id, project_id, id, server_id, project_user_id, sealed, created_at)
            values (:workspace, :project, :id, :server, cast(:user as uuid), :sealed, :now)
            """)
        .bind("workspace", workspace)
        .bind("project", project)
        .bind("id", id)
        .bind("server", server)
        .bind("user", user)
        .bind("sealed", sealed)
        .bind("now", now)
        .execute();
  }

  /**
   * Holds the server until the end: of two who give a secret at once the second replaces it.
   *
   * @return its version; empty when there is none
   */
  Optional<Long> holdServer(UUID server) {
    return handle
        .createQuery(
            "select version from mcp_server where workspace_id = :workspace and id = :server for update")
        .bind("workspace", workspace)
        .bind("server", server)
        .mapTo(Long.class)
        .findOne();
  }

  /**
   * Holds a server until the end as it was read: what is given for it is given for this address.
   *
   * @throws ProblemException not-found when it is gone, conflict when it is another by now
   */
  void holdUnchanged(McpServer read) {
    if (holdServer(read.id()).orElseThrow(ProblemException::notFound) != read.version()) {
      throw new ProblemException(
          ProblemType.CONFLICT, "This server was changed a moment ago. Look at it, and try again.");
    }
  }

  /** Holds what a person has for these servers, in one order whatever theirs is. */
  void hold(UUID user, List<UUID> servers) {
    handle
        .createQuery(
            """
            select true from credential where workspace_id = :workspace
              and project_user_id = :user and server_id = any(:servers)
            order by server_id for update
            """)
        .bind("workspace", workspace)
        .bind("user", user)
        .bind("servers", servers.toArray(UUID[]::new))
        .mapTo(Boolean.class)
        .list();
  }

  /** False when there was none. */
  boolean delete(UUID server, @Nullable UUID user) {
    return handle
            .createUpdate(
                """
                delete from credential where workspace_id = :workspace and server_id = :server
                  and project_user_id is not distinct from cast(:user as uuid)
                """)
            .bind("workspace", workspace)
            .bind("server", server)
            .bind("user", user)
            .execute()
        > 0;
  }

  /** One person after the other, as who revokes those of many does. */
  void deleteAll(UUID server) {
    handle.execute(
        """
        select id from credential where workspace_id = ? and server_id = ?
        order by project_user_id for update
        """,
        workspace,
        server);
    handle.execute(
        "delete from credential where workspace_id = ? and server_id = ?", workspace, server);
  }

  List<Held> ofUser(UUID user) {
    return handle
        .createQuery(
            "select "
                + HELD
                + " from credential where workspace_id = :workspace and project_user_id = :user")
        .bind("workspace", workspace)
        .bind("user", user)
        .mapTo(Held.class)
        .list();
  }

  List<Held> ofProject(UUID project) {
    return handle
        .createQuery(
            "select "
                + HELD
                + """
                 from credential where workspace_id = :workspace and project_id = :project
                  and project_user_id is null
                """)
        .bind("workspace", workspace)
        .bind("project", project)
        .mapTo(Held.class)
        .list();
  }

  void insert(UUID user, Receipt receipt) {
    handle
        .createUpdate(
            """
            insert into revocation (workspace_id, project_user_id, id, server_id, server_name, at,
              by_name, local, provider)
            values (:workspace, :user, :id, :serverId, :serverName, :at, :by, :local, :provider)
            """)
        .bind("workspace", workspace)
        .bind("user", user)
        .bindNamedArgumentFinder(new RecordArguments(receipt))
        .execute();
  }

  List<Receipt> receipts(UUID user, int most) {
    return handle
        .createQuery(
            """
            select id, server_id, server_name, at, by_name as by, local, provider from revocation
            where workspace_id = :workspace and project_user_id = :user
            order by id desc limit :most
            """)
        .bind("workspace", workspace)
        .bind("user", user)
        .bind("most", most)
        .mapTo(Receipt.class)
        .list();
  }
}
