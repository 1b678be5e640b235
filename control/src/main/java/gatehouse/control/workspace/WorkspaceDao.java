package gatehouse.control.workspace;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

final class WorkspaceDao {
  private static final String FIELDS =
      """
      id, slug, name, contact_email, locale, time_zone, invitation_days, session_idle_minutes,
      session_hours, require_two_factor, managers_may_invite_admins, required_provider, seats,
      created_at, version
      """;

  private final Handle handle;

  WorkspaceDao(Handle handle) {
    this.handle = handle;
  }

  /** Nothing when the slug is taken. */
  Optional<Workspace> add(UUID id, String slug, String name, Instant now) {
    return handle
        .createQuery(
            "insert into workspace (id, slug, name, created_at) values (:id, :slug, :name, :now)"
                + " on conflict (slug) do nothing returning "
                + FIELDS)
        .bind("id", id)
        .bind("slug", slug)
        .bind("name", name)
        .bind("now", now)
        .mapTo(Workspace.class)
        .findOne();
  }

  Optional<Workspace> find(UUID id) {
    return handle
        .createQuery("select " + FIELDS + " from workspace where id = :id")
        .bind("id", id)
        .mapTo(Workspace.class)
        .findOne();
  }

  Optional<Workspace> lock(UUID id) {
    return held(id, "for update");
  }

  Optional<Workspace> lockNow(UUID id) {
    return held(id, "for update nowait");
  }

  Optional<Workspace> share(UUID id) {
    return held(id, "for share");
  }

  private Optional<Workspace> held(UUID id, String how) {
    return handle
        .createQuery("select " + FIELDS + " from workspace where id = :id " + how)
        .bind("id", id)
        .mapTo(Workspace.class)
        .findOne();
  }

  Optional<Workspace> find(String slug) {
    return handle
        .createQuery("select " + FIELDS + " from workspace where slug = :slug")
        .bind("slug", slug)
        .mapTo(Workspace.class)
        .findOne();
  }

  Workspace save(Workspace changed) {
    return handle
        .createQuery(
            """
            update workspace set name = :name, contact_email = :contactEmail, locale = :locale,
              time_zone = :timeZone, invitation_days = :invitationDays,
              session_idle_minutes = :sessionIdleMinutes, session_hours = :sessionHours,
              require_two_factor = :requireTwoFactor,
              managers_may_invite_admins = :managersMayInviteAdmins,
              required_provider = :requiredProvider, seats = :seats, version = version + 1
            where id = :id returning
            """
                + FIELDS)
        .bindMethods(changed)
        .mapTo(Workspace.class)
        .one();
  }

  /** Workspaces by name; {@code after} is the last row of the page before. */
  List<Workspace> page(
      @Nullable String search, @Nullable String afterName, @Nullable UUID afterId, int rows) {
    return handle
        .createQuery(
            "select "
                + FIELDS
                + """
                 from workspace
                where (cast(:search as text) is null or strpos(lower(name), :search) > 0
                  or strpos(slug, :search) > 0)
                  and (cast(:afterName as text) is null
                  or (name collate "C", id) > (:afterName, cast(:afterId as uuid)))
                order by name collate "C", id limit :rows
                """)
        .bind("search", search)
        .bind("afterName", afterName)
        .bind("afterId", afterId)
        .bind("rows", rows)
        .mapTo(Workspace.class)
        .list();
  }

  long count(@Nullable String search, int most) {
    return handle
        .createQuery(
            """
            select count(*) from (select 1 from workspace
              where cast(:search as text) is null or strpos(lower(name), :search) > 0
                or strpos(slug, :search) > 0 limit :most) counted
            """)
        .bind("search", search)
        .bind("most", most)
        .mapTo(Long.class)
        .one();
  }
}
