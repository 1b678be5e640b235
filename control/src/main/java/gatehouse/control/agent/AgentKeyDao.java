package gatehouse.control.agent;

import gatehouse.platform.database.Rows;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** SQL on the table agent_key. */
final class AgentKeyDao {
  private static final String FIELDS =
      "k.agent_id, k.id, k.name, k.binding, k.emails, k.domains, k.team_id, k.addresses,"
          + " k.per_minute, k.expires_at, k.last_used, k.created_at";

  private final Handle handle;

  AgentKeyDao(Handle handle) {
    this.handle = handle;
  }

  /**
   * A key with what is needed to let its calls in.
   *
   * @param hash of its secret, in hexadecimal
   */
  record Holder(
      AgentKey key,
      String hash,
      UUID workspace,
      String workspaceSlug,
      UUID project,
      String agentName,
      ToolRules rules,
      AgentMode mode) {}

  /** Whichever workspace's; the key itself says which it is of. */
  Optional<Holder> holder(UUID id) {
    return handle
        .createQuery(
            "select "
                + FIELDS
                + """
                , encode(k.secret_hash, 'hex') as hash, w.id as workspace, w.slug, a.project_id, a.name as agent_name,
                  a.allow, a.deny, a.mode
                from agent_key k
                  join agent a on a.workspace_id = k.workspace_id and a.id = k.agent_id
                  join workspace w on w.id = k.workspace_id
                where k.id = :id
                """)
        .bind("id", id)
        .map((row, context) ->
            new Holder(
                read(row),
                row.getString("hash"),
                row.getObject("workspace", UUID.class),
                row.getString("slug"),
                row.getObject("project_id", UUID.class),
                row.getString("agent_name"),
                new ToolRules(
                    AgentDao.texts(row.getArray("allow")), AgentDao.texts(row.getArray("deny"))),
                AgentMode.valueOf(row.getString("mode"))))
        .findOne();
  }

  List<AgentKey> of(UUID workspace, UUID agent) {
    return handle
        .createQuery(
            "select "
                + FIELDS
                + """
                 from agent_key k where k.workspace_id = :workspace and k.agent_id = :agent
                order by k.created_at, k.id
                """)
        .bind("workspace", workspace)
        .bind("agent", agent)
        .map((row, context) -> read(row))
        .list();
  }

  /** How many keys each agent of a project has. */
  Map<UUID, Long> counts(UUID workspace, UUID project) {
    return Rows.counts(
        handle
            .createQuery(
                """
                select k.agent_id, count(*) as keys from agent_key k
                  join agent a on a.workspace_id = k.workspace_id and a.id = k.agent_id
                where k.workspace_id = :workspace and a.project_id = :project group by k.agent_id
                """)
            .bind("workspace", workspace)
            .bind("project", project));
  }

  void insert(UUID workspace, AgentKey key, byte[] hash) {
    handle
        .createUpdate(
            """
            insert into agent_key (workspace_id, agent_id, id, name, secret_hash, binding, emails,
              domains, team_id, addresses, per_minute, expires_at, created_at)
            values (:workspace, :agent, :id, :name, :hash, :binding, :emails, :domains, :team,
              :addresses, :perMinute, :expiresAt, :createdAt)
            """)
        .bind("workspace", workspace)
        .bind("agent", key.agentId())
        .bind("id", key.id())
        .bind("name", key.name())
        .bind("hash", hash)
        .bind("binding", key.binding().kind().name())
        .bind("emails", key.binding().emails().toArray(String[]::new))
        .bind("domains", key.binding().domains().toArray(String[]::new))
        .bind("team", key.binding().team())
        .bind("addresses", key.addresses().toArray(String[]::new))
        .bind("perMinute", key.perMinute())
        .bind("expiresAt", key.expiresAt())
        .bind("createdAt", key.createdAt())
        .execute();
  }

  void used(UUID workspace, UUID id, Instant now) {
    handle.execute(
        "update agent_key set last_used = ? where workspace_id = ? and id = ?", now, workspace, id);
  }

  void delete(UUID workspace, UUID id) {
    handle.execute("delete from agent_key where workspace_id = ? and id = ?", workspace, id);
  }

  private static AgentKey read(ResultSet row) throws SQLException {
    return new AgentKey(
        row.getObject("agent_id", UUID.class),
        row.getObject("id", UUID.class),
        row.getString("name"),
        new Binding(
            Binding.Kind.valueOf(row.getString("binding")),
            AgentDao.texts(row.getArray("emails")),
            AgentDao.texts(row.getArray("domains")),
            row.getObject("team_id", UUID.class)),
        AgentDao.texts(row.getArray("addresses")),
        row.getObject("per_minute", Integer.class),
        time(row, "expires_at"),
        time(row, "last_used"),
        row.getObject("created_at", OffsetDateTime.class).toInstant());
  }

  private static @Nullable Instant time(ResultSet row, String column) throws SQLException {
    OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
    return time == null ? null : time.toInstant();
  }
}
