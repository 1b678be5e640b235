package gatehouse.control.member;

import gatehouse.control.access.Membership;
import gatehouse.control.access.Role;
import gatehouse.control.signin.WorkspaceRef;
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

final class MembershipDao {
  private static final String WORKSPACE =
      "w.id as workspace_id, w.slug, w.require_two_factor, w.session_idle_minutes,"
          + " w.session_hours, w.required_provider";
  private static final String NAMED = " (w.id = cast(:id as uuid) or w.slug = :slug)";

  private final Handle handle;

  MembershipDao(Handle handle) {
    this.handle = handle;
  }

  Optional<Membership> ofAccount(@Nullable UUID id, String slug, UUID account) {
    return handle
        .createQuery(
            "select "
                + WORKSPACE
                + """
                , m.id as member_id, m.role, m.status, m.banned_until
                from workspace w
                join account a on a.id = :account and a.status = 'active'
                join person p on p.workspace_id = w.id and p.account_id = a.id
                join member m on m.workspace_id = p.workspace_id and m.person_id = p.id
                where
                """
                + NAMED)
        .bind("id", id)
        .bind("slug", slug)
        .bind("account", account)
        .map((row, context) ->
            membership(
                row,
                row.getObject("member_id", UUID.class),
                Role.of(row.getInt("role")),
                switch (MemberStatus.of(row.getInt("status"))) {
                  case INVITED -> Membership.Standing.INVITED;
                  case ACTIVE -> Membership.Standing.ACTIVE;
                  case DISABLED -> Membership.Standing.DISABLED;
                },
                instant(row.getObject("banned_until", OffsetDateTime.class))))
        .findOne();
  }

  Optional<Membership> ofToken(@Nullable UUID id, String slug, UUID workspace, Role role) {
    return handle
        .createQuery("select " + WORKSPACE + " from workspace w where w.id = :own and" + NAMED)
        .bind("id", id)
        .bind("slug", slug)
        .bind("own", workspace)
        .map((row, context) -> membership(row, null, role, Membership.Standing.ACTIVE, null))
        .findOne();
  }

  List<WorkspaceRef> workspacesOf(UUID account) {
    return handle
        .createQuery(
            """
            select w.id, w.slug, w.name, m.role from person p
              join member m on m.workspace_id = p.workspace_id and m.person_id = p.id
              join workspace w on w.id = p.workspace_id
            where p.account_id = :account and m.status = 1 order by w.name, w.id
            """)
        .bind("account", account)
        .map((row, context) ->
            new WorkspaceRef(
                row.getObject("id", UUID.class),
                row.getString("slug"),
                row.getString("name"),
                Role.of(row.getInt("role"))))
        .list();
  }

  /** What workspaces hold about the account; a removed member's person stays. */
  List<MembershipData.Held> held(UUID account) {
    return handle
        .createQuery(
            """
            select p.workspace_id, w.slug, w.name as workspace_name, p.id as person_id, p.email, p.name,
              p.created_at as person_created_at, m.id as member_id, m.role::int as role,
              m.status::int as status, m.banned_until,
              nullif(m.last_login, '-infinity') as last_login, m.created_at as member_created_at,
              (select t.name from team t
                where t.workspace_id = m.workspace_id and t.id = m.team_id) as team,
              (select string_agg(t.name, ', ' order by t.name_key) from tag t
                where t.workspace_id = m.workspace_id and t.id = any(m.tags)) as tags,
              case when '00000000-0000-0000-0000-000000000000'::uuid = any(m.sites) then 'all'
                else (select string_agg(s.name, ', ' order by s.name_key) from site s
                  where s.workspace_id = m.workspace_id and s.id = any(m.sites)) end as sites
            from person p
              join workspace w on w.id = p.workspace_id
              left join member m on m.workspace_id = p.workspace_id and m.person_id = p.id
            where p.account_id = :account order by w.name, w.id
            """)
        .bind("account", account)
        .mapTo(MembershipData.Held.class)
        .list();
  }

  List<Headcount> headcounts(List<UUID> workspaces) {
    return handle
        .createQuery(
            """
            select workspace_id, count(*) as members,
              count(*) filter (where role = 4 and status = 1) as admins
            from member where workspace_id = any(:workspaces) group by workspace_id
            """)
        .bind("workspaces", workspaces.toArray(UUID[]::new))
        .mapTo(Headcount.class)
        .list();
  }

  Map<UUID, Long> membershipsOf(List<UUID> accounts) {
    return Rows.counts(
        handle
            .createQuery(
                """
                select p.account_id, count(*) as memberships from person p
                  join member m on m.workspace_id = p.workspace_id and m.person_id = p.id
                where p.account_id = any(:accounts) group by p.account_id
                """)
            .bind("accounts", accounts.toArray(UUID[]::new)));
  }

  boolean isAdminSomewhere(UUID account) {
    return handle
        .createQuery(
            """
            select exists (select 1 from person p
              join member m on m.workspace_id = p.workspace_id and m.person_id = p.id
              where p.account_id = :account and m.role = 4 and m.status = 1)
            """)
        .bind("account", account)
        .mapTo(Boolean.class)
        .one();
  }

  private static Membership membership(
      ResultSet row,
      @Nullable UUID member,
      Role role,
      Membership.Standing standing,
      @Nullable Instant bannedUntil)
      throws SQLException {
    return new Membership(
        row.getObject("workspace_id", UUID.class),
        row.getString("slug"),
        member,
        role,
        standing,
        bannedUntil,
        row.getBoolean("require_two_factor"),
        row.getObject("session_idle_minutes", Integer.class),
        row.getObject("session_hours", Integer.class),
        row.getObject("required_provider", UUID.class));
  }

  private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
    return time == null ? null : time.toInstant();
  }
}
