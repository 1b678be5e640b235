package gatehouse.control.projectuser;

import gatehouse.control.projectuser.ProjectUserData.Held;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** SQL that finds where agents work for the person of an account. */
final class OwnUsesDao {
  private final Handle handle;

  OwnUsesDao(Handle handle) {
    this.handle = handle;
  }

  List<Held> of(UUID account) {
    return handle
        .createQuery(
            """
            select u.workspace_id, u.id, j.name as project, u.email,
              nullif(u.last_active, '-infinity') as last_active, u.created_at,
              array(select s.name from mcp_server s where s.workspace_id = u.workspace_id
                and s.id = any(u.servers) order by s.name) as servers,
              (select count(*) from mcp_session m where m.workspace_id = u.workspace_id
                and m.project_user_id = u.id) as sessions,
              (select count(*) from tool_call c where c.workspace_id = u.workspace_id
                and c.project_user_id = u.id) as calls
            from person p
              join project_user u on u.workspace_id = p.workspace_id and u.person_id = p.id
              join project j on j.workspace_id = u.workspace_id and j.id = u.project_id
            where p.account_id = :account order by u.workspace_id, u.id
            """)
        .bind("account", account)
        .map((row, context) -> read(row))
        .list();
  }

  private static Held read(ResultSet row) throws SQLException {
    return new Held(
        row.getObject("workspace_id", UUID.class),
        row.getObject("id", UUID.class),
        row.getString("project"),
        row.getString("email"),
        time(row.getObject("last_active", OffsetDateTime.class)),
        row.getObject("created_at", OffsetDateTime.class).toInstant(),
        List.of((String[]) row.getArray("servers").getArray()),
        row.getLong("sessions"),
        row.getLong("calls"));
  }

  private static @Nullable Instant time(@Nullable OffsetDateTime time) {
    return time == null ? null : time.toInstant();
  }
}
