package gatehouse.control.member;

import gatehouse.platform.database.Columns;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/** SQL on the table member for what an Admin decides about members, of many at once. */
final class StandingDao {
  private final Handle handle;
  private final UUID workspace;

  StandingDao(Handle handle, UUID workspace) {
    this.handle = handle;
    this.workspace = workspace;
  }

  /** Nobody else changes the member until the transaction ends. */
  void hold(UUID id) {
    handle
        .createQuery(
            "select 1 from member where workspace_id = :workspace and id = :id for no key update")
        .bind("workspace", workspace)
        .bind("id", id)
        .mapTo(Integer.class)
        .findOne();
  }

  /**
   * Gives each of these their new standing, in one statement; says how many there still were as
   * they had been read.
   */
  int standings(List<Edits.Changed> changed) {
    Columns<Edits.Changed> columns = new Columns<>(changed);
    return handle
        .createUpdate(
            """
            update member m set role = c.role, status = c.status, banned_until = c.banned_until,
              team_id = c.team_id, tags = cast(c.tags as uuid[]), sites = cast(c.sites as uuid[]),
              version = m.version + 1
            from unnest(:ids, :versions, :roles, :statuses, :bans, :teams, :tags, :sites)
              as c(id, version, role, status, banned_until, team_id, tags, sites)
            where m.workspace_id = :workspace and m.id = c.id and m.version = c.version
            """)
        .bind("workspace", workspace)
        .bind("ids", columns.of(UUID.class, one -> one.row().id()))
        .bind("versions", columns.of(Long.class, one -> one.row().version()))
        .bind("roles", columns.of(Short.class, one -> one.after().role().code()))
        .bind("statuses", columns.of(Short.class, one -> one.after().status().code()))
        .bind("bans", columns.times(one -> one.after().bannedUntil()))
        .bind("teams", columns.of(UUID.class, one -> one.after().team()))
        .bind("tags", columns.texts(one -> array(one.after().tags())))
        .bind("sites", columns.texts(one -> array(one.after().sites())))
        .execute();
  }

  /** The accounts of members, by member; who has none is absent. */
  Map<UUID, UUID> accounts(List<Edits.Changed> members) {
    return handle
        .createQuery(
            """
            select m.id, p.account_id from member m
              join person p on p.workspace_id = m.workspace_id and p.id = m.person_id
            where m.workspace_id = :workspace and m.id = any(:ids) and p.account_id is not null
            """)
        .bind("workspace", workspace)
        .bind("ids", new Columns<>(members).of(UUID.class, one -> one.row().id()))
        .map((row, context) ->
            Map.entry(row.getObject("id", UUID.class), row.getObject("account_id", UUID.class)))
        .stream()
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  /** Admins who could act now; an Admin who is banned or whose account is disabled cannot. */
  long activeAdmins(Instant now) {
    return handle
        .createQuery(
            """
            select count(*) from member m
              join person p on p.workspace_id = m.workspace_id and p.id = m.person_id
              left join account a on a.id = p.account_id
            where m.workspace_id = :workspace and m.role = 4 and m.status = 1
              and coalesce(m.banned_until, :now) <= :now
              and coalesce(a.status, 'active') = 'active'
            """)
        .bind("workspace", workspace)
        .bind("now", now.atOffset(ZoneOffset.UTC))
        .mapTo(Long.class)
        .one();
  }

  /** Arrays of one length only can be in an array, so these travel as text. */
  private static String array(List<UUID> ids) {
    return ids.stream().map(UUID::toString).collect(Collectors.joining(",", "{", "}"));
  }
}
