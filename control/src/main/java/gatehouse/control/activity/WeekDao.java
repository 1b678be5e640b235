package gatehouse.control.activity;

import gatehouse.platform.database.Columns;
import java.time.Instant;
import java.time.LocalDate;
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
      select a.workspace_id, a.project_id, a.zone, a.today, w.time_zone as wanted_zone
      from project_activity a join workspace w on w.id = a.workspace_id
      """;

  private final Handle handle;

  WeekDao(Handle handle) {
    this.handle = handle;
  }

  /** A project's state, and the time zone that its workspace has now. */
  record Held(UUID workspaceId, UUID projectId, String zone, LocalDate today, String wantedZone) {
    ActivityState state() {
      return new ActivityState(workspaceId, projectId, zone, today);
    }
  }

  /** When the first and the last thing happened; null when nothing has. */
  record Span(@Nullable Instant first, @Nullable Instant last) {}

  /** A day and its moments. */
  record Day(LocalDate day, Instant from, Instant to) {}

  String zoneOf(UUID workspace) {
    return handle
        .createQuery("select time_zone from workspace where id = :workspace")
        .bind("workspace", workspace)
        .mapTo(String.class)
        .one();
  }

  Optional<ActivityState> find(UUID workspace, UUID project) {
    return handle
        .createQuery(
            """
            select workspace_id, project_id, zone, today from project_activity
            where workspace_id = :workspace and project_id = :project
            """)
        .bind("workspace", workspace)
        .bind("project", project)
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
            update project_activity set zone = :zone, today = :today
            where workspace_id = :workspace and project_id = :project
            """,
            state)
        .bind("zone", state.zone())
        .bind("today", state.today())
        .execute();
  }

  /** What the users of a project show of the week: the sums of its days. */
  void sumWeek(ActivityState state, LocalDate first) {
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
        .bind("first", first)
        .bind("today", state.today())
        .execute();
  }

  void forgetDays(ActivityState state) {
    for (String days : List.of("activity_day", "tool_day")) {
      bound(
              "delete from " + days + " where workspace_id = :workspace and project_id = :project",
              state)
          .execute();
    }
  }

  Span span(ActivityState state) {
    return handle
        .createQuery(
            """
            with u as (select id from project_user
              where workspace_id = :workspace and project_id = :project),
            times as (
              select min(started_at) as a, max(started_at) as b from mcp_session
                where workspace_id = :workspace and project_user_id in (select id from u)
              union all select min(at), max(at) from tool_query
                where workspace_id = :workspace and project_user_id in (select id from u)
              union all select min(at), max(at) from tool_call
                where workspace_id = :workspace and project_user_id in (select id from u))
            select min(a) as first, max(b) as last from times
            """)
        .bind("workspace", state.workspaceId())
        .bind("project", state.projectId())
        .mapTo(Span.class)
        .one();
  }

  /** Counts the days of a project from its raw events. */
  void countDays(ActivityState state, List<Day> days) {
    days(
        """
        insert into activity_day (workspace_id, project_id, project_user_id, day, sessions, queries)
        select :workspace, :project, n.project_user_id, d.day, sum(n.sessions), sum(n.queries)
        from (
            select project_user_id, started_at as at, 1 as sessions, 0 as queries from mcp_session
              where workspace_id = :workspace
            union all select project_user_id, at, 0, 1 from tool_query
              where workspace_id = :workspace) n
          join project_user u on u.workspace_id = :workspace and u.id = n.project_user_id
            and u.project_id = :project
          join days d on n.at >= d.starts and n.at < d.ends
        group by n.project_user_id, d.day
        """,
        state,
        days);
    days(
        """
        insert into tool_day (workspace_id, project_id, project_user_id, day, server_id, tool, calls,
          authentication_errors, rate_limit_errors, timeout_errors, execution_errors, total_micros,
          upstream_micros, last_at)
        select :workspace, :project, n.project_user_id, d.day, n.server_id, n.tool, count(*),
          count(*) filter (where error = 1), count(*) filter (where error = 2),
          count(*) filter (where error = 3), count(*) filter (where error = 4),
          sum(total_micros), sum(upstream_micros), max(n.at)
        from tool_call n
          join project_user u on u.workspace_id = :workspace and u.id = n.project_user_id
            and u.project_id = :project
          join days d on n.at >= d.starts and n.at < d.ends
        where n.workspace_id = :workspace
        group by n.project_user_id, d.day, n.server_id, n.tool
        """,
        state,
        days);
  }

  private void days(String sql, ActivityState state, List<Day> days) {
    Columns<Day> columns = new Columns<>(days);
    bound(
            """
            with days as (
              select r.day::date as day, r.starts, r.ends
              from unnest(:days, :starts, :ends) as r (day, starts, ends))
            """
                + sql,
            state)
        .bind("days", columns.texts(day -> day.day().toString()))
        .bind("starts", columns.times(Day::from))
        .bind("ends", columns.times(Day::to))
        .execute();
  }

  private Update bound(String sql, ActivityState state) {
    return handle
        .createUpdate(sql)
        .bind("workspace", state.workspaceId())
        .bind("project", state.projectId());
  }
}
