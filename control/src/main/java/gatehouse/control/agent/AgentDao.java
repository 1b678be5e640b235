package gatehouse.control.agent;

import gatehouse.platform.database.Rows;
import gatehouse.platform.paging.Folded;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/** SQL on the table agent. */
final class AgentDao {
  private static final String FIELDS =
      "workspace_id, project_id, id, name, allow, deny, mode, created_at, version";
  private static final String OF_PROJECT = " workspace_id = :workspace and project_id = :project";

  private final Handle handle;
  private final UUID workspace;
  private final UUID project;

  AgentDao(Handle handle, UUID workspace, UUID project) {
    this.handle = handle;
    this.workspace = workspace;
    this.project = project;
  }

  /** How many agents each project of a workspace has. */
  static Map<UUID, Long> counts(Handle handle, UUID workspace) {
    return Rows.counts(
        handle
            .createQuery(
                """
                select project_id, count(*) as agents from agent where workspace_id = :workspace
                group by project_id
                """)
            .bind("workspace", workspace));
  }

  List<Agent> all() {
    return agents(of("select <fields> from agent where <of> order by name_key"));
  }

  Optional<Agent> find(UUID id) {
    return agents(of("select <fields> from agent where <of> and id = :id").bind("id", id)).stream()
        .findFirst();
  }

  /** As {@link #find}; nobody else changes it or its keys until the end of the transaction. */
  Optional<Agent> locked(UUID id) {
    return agents(
            of("select <fields> from agent where <of> and id = :id for update").bind("id", id))
        .stream()
        .findFirst();
  }

  long count() {
    return of("select count(*) from agent where <of>").mapTo(Long.class).one();
  }

  /** False when the project has one of this name. */
  boolean insert(Agent agent) {
    return handle
            .createUpdate(
                """
                insert into agent (workspace_id, project_id, id, name, name_key, allow, deny, mode,
                  created_at)
                values (:workspace, :project, :id, :name, :key, :allow, :deny, :mode, :now)
                on conflict (workspace_id, project_id, name_key) do nothing
                """)
            .bind("workspace", workspace)
            .bind("project", project)
            .bind("id", agent.id())
            .bind("name", agent.name())
            .bind("key", Folded.of(agent.name()))
            .bind("allow", agent.rules().allow().toArray(String[]::new))
            .bind("deny", agent.rules().deny().toArray(String[]::new))
            .bind("mode", agent.mode().name())
            .bind("now", agent.createdAt())
            .execute()
        == 1;
  }

  /** False when another has this name; the transaction can then only be ended. */
  boolean update(Agent agent) {
    return Rows.updatesOne(
        handle
            .createUpdate(
                """
                update agent set name = :name, name_key = :key, allow = :allow, deny = :deny,
                  mode = :mode, version = version + 1
                where workspace_id = :workspace and project_id = :project and id = :id
                """)
            .bind("workspace", workspace)
            .bind("project", project)
            .bind("id", agent.id())
            .bind("name", agent.name())
            .bind("key", Folded.of(agent.name()))
            .bind("allow", agent.rules().allow().toArray(String[]::new))
            .bind("deny", agent.rules().deny().toArray(String[]::new))
            .bind("mode", agent.mode().name()));
  }

  void delete(UUID id) {
    handle.execute(
        "delete from agent where workspace_id = ? and project_id = ? and id = ?",
        workspace,
        project,
        id);
  }

  private Query of(String sql) {
    return handle
        .createQuery(sql)
        .define("fields", FIELDS)
        .define("of", OF_PROJECT)
        .bind("workspace", workspace)
        .bind("project", project);
  }

  private static List<Agent> agents(Query query) {
    return query.map((row, context) -> read(row)).list();
  }

  private static Agent read(ResultSet row) throws SQLException {
    return new Agent(
        row.getObject("workspace_id", UUID.class),
        row.getObject("project_id", UUID.class),
        row.getObject("id", UUID.class),
        row.getString("name"),
        new ToolRules(texts(row.getArray("allow")), texts(row.getArray("deny"))),
        AgentMode.valueOf(row.getString("mode")),
        row.getObject("created_at", OffsetDateTime.class).toInstant(),
        row.getLong("version"));
  }

  static List<String> texts(Array array) throws SQLException {
    return List.of((String[]) array.getArray());
  }
}
