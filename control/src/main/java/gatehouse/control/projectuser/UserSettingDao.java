package gatehouse.control.projectuser;

import gatehouse.control.agent.ToolRules;
import java.sql.Array;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** SQL on the table project_user_setting. */
final class UserSettingDao {
  private final Handle handle;
  private final UUID workspace;

  UserSettingDao(Handle handle, UUID workspace) {
    this.handle = handle;
    this.workspace = workspace;
  }

  ToolRules rules(UUID user) {
    return handle
        .createQuery(
            """
            select allow, deny from project_user_setting
            where workspace_id = :workspace and project_user_id = :user
            """)
        .bind("workspace", workspace)
        .bind("user", user)
        .map((row, context) ->
            new ToolRules(texts(row.getArray("allow")), texts(row.getArray("deny"))))
        .findOne()
        .orElse(ToolRules.EVERYTHING);
  }

  void rules(UUID user, ToolRules rules) {
    handle
        .createUpdate(
            """
            insert into project_user_setting (workspace_id, project_user_id, allow, deny)
            values (:workspace, :user, :allow, :deny)
            on conflict (workspace_id, project_user_id)
              do update set allow = excluded.allow, deny = excluded.deny
            """)
        .bind("workspace", workspace)
        .bind("user", user)
        .bind("allow", rules.allow().toArray(String[]::new))
        .bind("deny", rules.deny().toArray(String[]::new))
        .execute();
  }

  private static List<String> texts(Array array) throws SQLException {
    return List.of((String[]) array.getArray());
  }
}
