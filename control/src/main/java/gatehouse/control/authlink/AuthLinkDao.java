package gatehouse.control.authlink;

import gatehouse.platform.paging.Page;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

/** SQL on the table auth_link. */
final class AuthLinkDao {
  private static final String FIELDS =
      "workspace_id, project_id, id, kind, email, email_key, domains, servers, note, created_by,"
          + " created_at, expires_at, proven_at, ended_at";

  private final Handle handle;

  AuthLinkDao(Handle handle) {
    this.handle = handle;
  }

  void insert(AuthLink link, byte[] tokenHash, boolean fromCall) {
    handle
        .createUpdate(
            """
            insert into auth_link (workspace_id, project_id, id, kind, token_hash, email, email_key,
              domains, servers, note, from_call, created_by, created_at, expires_at)
            values (:workspace, :project, :id, :kind, :hash, :email, :emailKey, :domains, :servers,
              :note, :fromCall, :createdBy, :createdAt, :expiresAt)
            """)
        .bind("workspace", link.workspaceId())
        .bind("project", link.projectId())
        .bind("id", link.id())
        .bind("kind", link.kind().name())
        .bind("hash", tokenHash)
        .bind("email", link.email())
        .bind("emailKey", link.emailKey())
        .bind("domains", link.domains().toArray(String[]::new))
        .bind("servers", link.servers().toArray(UUID[]::new))
        .bind("note", link.note())
        .bind("fromCall", fromCall)
        .bind("createdBy", link.createdBy())
        .bind("createdAt", link.createdAt())
        .bind("expiresAt", link.expiresAt())
        .execute();
  }

  Optional<AuthLink> byToken(byte[] hash) {
    return read(of("token_hash = :hash").bind("hash", hash)).stream().findFirst();
  }

  /** One that a call made for this address, and that still works for a while. */
  Optional<AuthLink> fromCall(UUID workspace, UUID project, String emailKey, Instant until) {
    return read(
            of("""
            workspace_id = :workspace and project_id = :project and email_key = :key and from_call
              and proven_at is null and ended_at is null and expires_at > :until
            order by id desc limit 1
            """)
                .bind("workspace", workspace)
                .bind("project", project)
                .bind("key", emailKey)
                .bind("until", until))
        .stream()
        .findFirst();
  }

  Optional<AuthLink> find(UUID workspace, UUID project, UUID id) {
    return read(
            of("workspace_id = :workspace and project_id = :project and id = :id")
                .bind("workspace", workspace)
                .bind("project", project)
                .bind("id", id))
        .stream()
        .findFirst();
  }

  List<AuthLink> page(UUID workspace, UUID project, @Nullable UUID before, int rows) {
    String behind = before == null ? "" : " and id < :before";
    Query query =
        of("workspace_id = :workspace and project_id = :project"
                + behind
                + " order by id desc limit :rows")
            .bind("workspace", workspace)
            .bind("project", project)
            .bind("rows", rows);
    return read(before == null ? query : query.bind("before", before));
  }

  long count(UUID workspace, UUID project) {
    return handle
        .createQuery(
            """
            select count(*) from (select from auth_link where workspace_id = :workspace
              and project_id = :project limit :most) counted
            """)
        .bind("workspace", workspace)
        .bind("project", project)
        .bind("most", Page.Total.COUNTED + 1)
        .mapTo(Long.class)
        .one();
  }

  /** False when it was proven or has ended: of two at once one is the first. */
  boolean proven(AuthLink link, Instant now) {
    return handle.execute(
            """
            update auth_link set proven_at = ? where workspace_id = ? and id = ?
              and proven_at is null and ended_at is null
            """,
            now,
            link.workspaceId(),
            link.id())
        == 1;
  }

  void end(UUID workspace, UUID id, Instant now) {
    handle.execute(
        "update auth_link set ended_at = ? where workspace_id = ? and id = ? and ended_at is null",
        now,
        workspace,
        id);
    handle.execute(
        "delete from auth_link_visit where workspace_id = ? and link_id = ?", workspace, id);
  }

  void endPersonal(UUID workspace, UUID project, String emailKey, Instant now) {
    handle.execute(
        """
        update auth_link set ended_at = ? where workspace_id = ? and project_id = ?
          and email_key = ? and ended_at is null and proven_at is null
        """,
        now,
        workspace,
        project,
        emailKey);
  }

  /** Those that have been of no use for long. */
  int sweep(Instant before) {
    return handle.execute("delete from auth_link where expires_at < ?", before);
  }

  private Query of(String where) {
    return handle.createQuery("select " + FIELDS + " from auth_link where " + where);
  }

  private static List<AuthLink> read(Query query) {
    return query.map((row, context) -> read(row)).list();
  }

  private static AuthLink read(ResultSet row) throws SQLException {
    return new AuthLink(
        row.getObject("workspace_id", UUID.class),
        row.getObject("project_id", UUID.class),
        row.getObject("id", UUID.class),
        AuthLink.Kind.valueOf(row.getString("kind")),
        row.getString("email"),
        row.getString("email_key"),
        List.of((String[]) row.getArray("domains").getArray()),
        List.of((UUID[]) row.getArray("servers").getArray()),
        row.getString("note"),
        row.getString("created_by"),
        row.getObject("created_at", OffsetDateTime.class).toInstant(),
        row.getObject("expires_at", OffsetDateTime.class).toInstant(),
        time(row, "proven_at"),
        time(row, "ended_at"));
  }

  private static @Nullable Instant time(ResultSet row, String column) throws SQLException {
    OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
    return time == null ? null : time.toInstant();
  }
}
