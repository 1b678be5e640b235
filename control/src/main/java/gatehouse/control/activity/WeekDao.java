package gatehouse.control.activity;

import gatehouse.platform.database.Columns;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Update;
import org.jspecify.annotations.Nullable;

/** SQL on the figures of projects, as far as days turn. */
final class WeekDao {
  private static final String HELD =
      """
      select a.workspace_id, a.project_id, a.zone, a.today, a.counted, a.anew_from, a.anew_before,
        nullif(a.events_from, '-infinity') as events_from,
        w.time_zone as wanted_zone
      from project_activity a join workspace w on w.id = a.workspace_id
      """;

  private final Handle handle;

  WeekDao(Handle handle) {
    this.handle = handle;
  }

  /**
   * A project's state, and the time zone that its workspace has now.
   *
   * @param eventsFrom null while events of every age are there
   */
  record Held(
      UUID workspaceId,
      UUID projectId,
      String zone,
      LocalDate today,
      int counted,
      @Nullable LocalDate anewFrom,
      @Nullable LocalDate anewBefore,
      @Nullable Instant eventsFrom,
      String wantedZone) {
    ActivityState state() {
      return new ActivityState(workspaceId, projectId, zone, today, counted, anewFrom, anewBefore);
    }

    /** Days before may have lost events, so their figures stay what they are. */
    LocalDate firstWithEvents() {
      return eventsFrom == null
          ? LocalDate.EPOCH
          : LocalDate.ofInstant(eventsFrom, ZoneId.of(wantedZone)).plusDays(1);
    }

    /** Whether its days are not counted in the zone that the workspace has now. */
    boolean isElsewhere() {
      return !zone.equals(wantedZone) || counted != ActivityState.ALL;
    }
  }

  Optional<ActivityState> find(ActivityState.Key project) {
    return handle
        .createQuery(
            """
            select workspace_id, project_id, zone, today, counted, anew_from, anew_before
            from project_activity
            where workspace_id = :workspace and project_id = :project
            """)
        .bind("workspace", project.workspace())
        .bind("project", project.project())
        .mapTo(ActivityState.class)
        .findOne();
  }

  List<Held> all() {
    return handle.createQuery(HELD).mapTo(Held.class).list();
  }

  /** Makes their rows where there are none, and locks them in their order. */
  List<Held> hold(List<ActivityState.Key> projects) {
    Columns<ActivityState.Key> columns = new Columns<>(projects);
    handle
        .createUpdate(
            """
            insert into project_activity (workspace_id, project_id, zone, today)
            select p.workspace_id, p.id, '', date 'epoch' from project p
              join unnest(:workspaces, :projects) as k (workspace, project)
                on (p.workspace_id, p.id) = (k.workspace, k.project)
            on conflict do nothing
            """)
        .bind("workspaces", columns.of(UUID.class, ActivityState.Key::workspace))
        .bind("projects", columns.of(UUID.class, ActivityState.Key::project))
        .execute();
    return handle
        .createQuery(
            HELD
                + """
                where (a.workspace_id, a.project_id) in
                  (select * from unnest(:workspaces, :projects))
                order by a.workspace_id, a.project_id for update of a
                """)
        .bind("workspaces", columns.of(UUID.class, ActivityState.Key::workspace))
        .bind("projects", columns.of(UUID.class, ActivityState.Key::project))
        .mapTo(Held.class)
        .list();
  }

  void save(ActivityState state) {
    bound(
            """
            update project_activity set zone = :zone, today = :today, counted = :counted,
              anew_from = :anewFrom, anew_before = :anewBefore
            where workspace_id = :workspace and project_id = :project
            """,
            state)
        .bind("zone", state.zone())
        .bind("today", state.today())
        .bind("counted", state.counted())
        .bind("anewFrom", state.anewFrom())
        .bind("anewBefore", state.anewBefore())
        .execute();
  }

  /** What the users of a project show of the week: the sums of its days. */
  void sumWeek(ActivityState state) {
    // It is about all of them. A day that was just counted looks empty to the planner, which would
    // add all days up for each user.
    handle.execute("set local enable_nestloop = off");
    bound(
            """
            with queries as (
              select project_user_id, sum(queries) as n from activity_day
              where workspace_id = :workspace and project_id = :project and day between :first and :today
              group by 1
            ), calls as (
              select project_user_id, sum(calls) as n from tool_day
              where workspace_id = :workspace and project_id = :project and day between :first and :today
              group by 1
            ), sums as (
              select u.id, coalesce(q.n, 0) as queries, coalesce(c.n, 0) as calls
              from project_user u
                left join queries q on q.project_user_id = u.id
                left join calls c on c.project_user_id = u.id
              where u.workspace_id = :workspace and u.project_id = :project
            )
            update project_user u set queries_week = s.queries, calls_week = s.calls from sums s
            where u.workspace_id = :workspace and u.id = s.id
              and (u.queries_week, u.calls_week) <> (s.queries, s.calls)
            """,
            state)
        .bind("first", state.firstOfWeek())
        .bind("today", state.today())
        .execute();
    handle.execute("set local enable_nestloop = on");
  }

  private Update bound(String sql, ActivityState state) {
    return handle
        .createUpdate(sql)
        .bind("workspace", state.workspaceId())
        .bind("project", state.projectId());
  }
}
