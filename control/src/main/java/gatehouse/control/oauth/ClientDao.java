package gatehouse.control.oauth;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** SQL on the table oauth_client. */
final class ClientDao {
  private final Handle handle;
  private final UUID workspace;
  private final UUID server;

  ClientDao(Handle handle, UUID workspace, UUID server) {
    this.handle = handle;
    this.workspace = workspace;
    this.server = server;
  }

  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Row(UUID id, String clientId, byte @Nullable [] secret, String method) {}

  /** The registration in use; empty when there is none, or it has had its time. */
  Optional<Row> find(String issuer, String redirect, Instant now) {
    return handle
        .createQuery(
            """
            select id, client_id, secret, method from oauth_client
            where workspace_id = :workspace and server_id = :server and issuer = :issuer
              and redirect_uri = :redirect and not retired and (ends is null or ends > :now)
            """)
        .bind("workspace", workspace)
        .bind("server", server)
        .bind("issuer", issuer)
        .bind("redirect", redirect)
        .bind("now", now)
        .mapTo(Row.class)
        .findOne();
  }

  /** Of two who register at once one is kept. */
  void insert(Row row, String issuer, String redirect, @Nullable Instant ends, Instant now) {
    handle
        .createUpdate(
            """
            insert into oauth_client (workspace_id, server_id, id, issuer, redirect_uri, client_id,
              secret, method, ends, created_at)
            values (:workspace, :server, :id, :issuer, :redirect, :clientId, :secret, :method, :ends,
              :now)
            on conflict (workspace_id, server_id, issuer, redirect_uri) where not retired do nothing
            """)
        .bind("workspace", workspace)
        .bind("server", server)
        .bind("id", row.id())
        .bind("issuer", issuer)
        .bind("redirect", redirect)
        .bind("clientId", row.clientId())
        .bind("secret", row.secret())
        .bind("method", row.method())
        .bind("ends", ends)
        .bind("now", now)
        .execute();
  }

  /** No longer for new connections. */
  void retire(String clientId) {
    handle.execute(
        """
        update oauth_client set retired = true
        where workspace_id = ? and server_id = ? and client_id = ? and not retired
        """,
        workspace,
        server,
        clientId);
  }

  void retireEnded(Instant now) {
    handle.execute(
        """
        update oauth_client set retired = true
        where workspace_id = ? and server_id = ? and not retired and ends <= ?
        """,
        workspace,
        server,
        now);
  }
}
