package gatehouse.control.mcpserver;

import gatehouse.platform.database.Rows;
import java.net.URI;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.statement.Update;
import org.jspecify.annotations.Nullable;

/** SQL on the table mcp_server. */
final class McpServerDao {
  private static final String FIELDS =
      "workspace_id, project_id, id, slug, name, description, url, auth, level, auth_name,"
          + " auth_prefix, oauth_scopes, oauth_client_id,"
          + " oauth_client_secret is not null as oauth_has_secret, oauth_issuer, enabled,"
          + " created_at, version";
  private static final String OF_PROJECT = " workspace_id = :workspace and project_id = :project";

  private final Handle handle;
  private final UUID workspace;
  private final UUID project;

  McpServerDao(Handle handle, UUID workspace, UUID project) {
    this.handle = handle;
    this.workspace = workspace;
    this.project = project;
  }

  /** How many servers each project of a workspace has. */
  static Map<UUID, Long> counts(Handle handle, UUID workspace) {
    return Rows.counts(
        handle
            .createQuery(
                """
                select project_id, count(*) as servers from mcp_server where workspace_id = :workspace
                group by project_id
                """)
            .bind("workspace", workspace));
  }

  List<McpServer> all() {
    return servers(of("select <fields> from mcp_server where <of> order by slug"));
  }

  Optional<McpServer> find(UUID id) {
    return servers(of("select <fields> from mcp_server where <of> and id = :id").bind("id", id))
        .stream()
        .findFirst();
  }

  /** As {@link #find}; nobody else changes it until the end of the transaction. */
  Optional<McpServer> locked(UUID id) {
    return servers(
            of("select <fields> from mcp_server where <of> and id = :id for update").bind("id", id))
        .stream()
        .findFirst();
  }

  long count() {
    return of("select count(*) from mcp_server where <of>").mapTo(Long.class).one();
  }

  /** False when the project has one of this slug. */
  boolean insert(McpServer server) {
    return bound(
                handle.createUpdate(
                    """
                    insert into mcp_server (workspace_id, project_id, id, slug, name, description, url, auth,
                      level, auth_name, auth_prefix, oauth_scopes, oauth_client_id, enabled,
                      created_at)
                    values (:workspace, :project, :id, :slug, :name, :description, :url, :auth,
                      :level, :authName, :authPrefix, :scopes, :clientId, :enabled, :createdAt)
                    on conflict (workspace_id, project_id, slug) do nothing
                    """),
                server)
            .bind("slug", server.slug())
            .bind("createdAt", server.createdAt())
            .execute()
        == 1;
  }

  void update(McpServer server) {
    bound(
            handle.createUpdate(
                """
                update mcp_server set name = :name, description = :description, url = :url, auth = :auth,
                  level = :level, auth_name = :authName, auth_prefix = :authPrefix,
                  oauth_scopes = :scopes, oauth_client_id = :clientId, oauth_issuer = :issuer,
                  enabled = :enabled, version = version + 1
                where workspace_id = :workspace and project_id = :project and id = :id
                """),
            server)
        .bind("issuer", server.oauth().issuer())
        .execute();
  }

  /** Null takes it away. */
  void keepSecret(UUID id, byte @Nullable [] sealed) {
    handle
        .createUpdate(
            """
            update mcp_server set oauth_client_secret = :sealed
            where workspace_id = :workspace and project_id = :project and id = :id
            """)
        .bind("workspace", workspace)
        .bind("project", project)
        .bind("id", id)
        .bind("sealed", sealed)
        .execute();
  }

  /** The sealed secret of the server's client; null when it has none. */
  byte @Nullable [] secret(UUID id) {
    return of("select oauth_client_secret from mcp_server where <of> and id = :id")
        .bind("id", id)
        .mapTo(byte[].class)
        .findOne()
        .orElse(null);
  }

  /** Binds the server's client to an authorization server; false when it is bound already. */
  boolean pinIssuer(UUID id, String issuer) {
    return handle.execute(
            """
            update mcp_server set oauth_issuer = ?
            where workspace_id = ? and project_id = ? and id = ? and oauth_issuer is null
            """,
            issuer,
            workspace,
            project,
            id)
        == 1;
  }

  void delete(UUID id) {
    handle.execute(
        "delete from mcp_server where workspace_id = ? and project_id = ? and id = ?",
        workspace,
        project,
        id);
  }

  private Update bound(Update update, McpServer server) {
    return update
        .bind("workspace", workspace)
        .bind("project", project)
        .bind("id", server.id())
        .bind("name", server.name())
        .bind("description", server.description())
        .bind("url", server.url().toString())
        .bind("auth", server.auth().name())
        .bind("level", server.level().name())
        .bind("authName", server.authName())
        .bind("authPrefix", server.authPrefix())
        .bind("scopes", server.oauth().scopes().toArray(String[]::new))
        .bind("clientId", server.oauth().clientId())
        .bind("enabled", server.enabled());
  }

  private Query of(String sql) {
    return handle
        .createQuery(sql)
        .define("fields", FIELDS)
        .define("of", OF_PROJECT)
        .bind("workspace", workspace)
        .bind("project", project);
  }

  private static List<McpServer> servers(Query query) {
    return query.map((row, context) -> read(row)).list();
  }

  private static McpServer read(ResultSet row) throws SQLException {
    return new McpServer(
        row.getObject("workspace_id", UUID.class),
        row.getObject("project_id", UUID.class),
        row.getObject("id", UUID.class),
        row.getString("slug"),
        row.getString("name"),
        row.getString("description"),
        URI.create(row.getString("url")),
        AuthKind.valueOf(row.getString("auth")),
        AuthLevel.valueOf(row.getString("level")),
        row.getString("auth_name"),
        row.getString("auth_prefix"),
        new OAuthSettings(
            List.of((String[]) row.getArray("oauth_scopes").getArray()),
            row.getString("oauth_client_id"),
            row.getBoolean("oauth_has_secret"),
            row.getString("oauth_issuer")),
        row.getBoolean("enabled"),
        row.getObject("created_at", OffsetDateTime.class).toInstant(),
        row.getLong("version"));
  }
}
