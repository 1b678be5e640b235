package gatehouse.control.member;

import gatehouse.control.group.GroupKind;
import java.util.Collection;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Update;
import org.jspecify.annotations.Nullable;

/** SQL on the table member for the team, the tags and the sites of members. */
final class MemberGroupDao {
  private final Handle handle;
  private final UUID workspace;

  MemberGroupDao(Handle handle, UUID workspace) {
    this.handle = handle;
    this.workspace = workspace;
  }

  /** Takes everyone out of a group; the view is for the index, which row-level security hides. */
  int leave(GroupKind kind, UUID group) {
    return (kind == GroupKind.TEAM ? leaveTeam() : leaveAll(kind.label() + "s"))
        .bind("workspace", workspace)
        .bind("group", group)
        .execute();
  }

  private Update leaveTeam() {
    return handle.createUpdate(
        """
        update member set team_id = null, version = version + 1
        where workspace_id = :workspace and team_id = :group
        """);
  }

  private Update leaveAll(String column) {
    return handle
        .createUpdate(
            """
            update member set <column> = array_remove(<column>, :group), version = version + 1
            where workspace_id = :workspace and id in (
              select id from member_list
              where workspace_id = :workspace and <column> @> array[cast(:group as uuid)]
                and <column> <> '{}')
            """)
        .define("column", column);
  }

  void set(UUID member, @Nullable UUID team, Collection<UUID> tags, Collection<UUID> sites) {
    handle
        .createUpdate(
            """
            update member set team_id = :team, tags = :tags, sites = :sites, version = version + 1
            where workspace_id = :workspace and id = :id
            """)
        .bind("workspace", workspace)
        .bind("id", member)
        .bind("team", team)
        .bind("tags", tags.toArray(UUID[]::new))
        .bind("sites", sites.toArray(UUID[]::new))
        .execute();
  }
}
