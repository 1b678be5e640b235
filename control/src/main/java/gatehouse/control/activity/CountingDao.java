package gatehouse.control.activity;

import gatehouse.platform.database.Columns;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Update;

/** SQL that adds events of one project, whose state the transaction holds, to its figures. */
final class CountingDao {
  /** Users as a set to look into: an array of ten thousand would be searched for each event. */
  private static final String WAITING =
      "batch = any(:batches) and (project_user_id in (select id from there)) is true";

  /** Seen by one statement: what comes in meanwhile comes together with what says that it waits. */
  private static final String COUNTED =
      """
      batch <> all(array(select w.batch from activity_waiting w
        where w.workspace_id = :workspace and w.project_id = :project))
      and project_user_id in (select u.id from project_user u
        where u.workspace_id = :workspace and u.project_id = :project)
      """;

  private static final String EACH =
      """
      count(*) as calls, count(*) filter (where error = 1) as authentication_errors,
      count(*) filter (where error = 2) as rate_limit_errors,
      count(*) filter (where error = 3) as timeout_errors,
      count(*) filter (where error = 4) as execution_errors,
      sum(total_micros) as total_micros, sum(upstream_micros) as upstream_micros
      """;
  private static final String SUMS =
      """
      calls, authentication_errors, rate_limit_errors, timeout_errors, execution_errors,
      total_micros, upstream_micros
      """;
  private static final String SUMMED =
      """
      sum(calls), sum(authentication_errors), sum(rate_limit_errors), sum(timeout_errors),
      sum(execution_errors), sum(total_micros), sum(upstream_micros)
      """;
  private static final String ADD =
      """
      calls = f.calls + excluded.calls,
      authentication_errors = f.authentication_errors + excluded.authentication_errors,
      rate_limit_errors = f.rate_limit_errors + excluded.rate_limit_errors,
      timeout_errors = f.timeout_errors + excluded.timeout_errors,
      execution_errors = f.execution_errors + excluded.execution_errors,
      total_micros = f.total_micros + excluded.total_micros,
      upstream_micros = f.upstream_micros + excluded.upstream_micros
      """;
  private static final String ASKED =
      "sessions = f.sessions + excluded.sessions," + " queries = f.queries + excluded.queries";

  /**
   * Events are read once. Their hour is found by halving and not by a join: a year has nine
   * thousand hours. All but a user's figures are made of those of an hour, an agent and a tool, of
   * which there are few.
   */
  private static final String COUNT =
      """
      with marks as materialized (
        select :starts as starts, :days::date[] as days, :hours::int[] as hours
      ), there as materialized (
        select t.id, t.at from unnest(:users, :active) as t (id, at)
      ), calls as materialized (
        select c.project_user_id, c.agent_id, c.server_id, c.tool, c.error, c.at, c.total_micros,
          c.upstream_micros, k.days[h.n] as day, k.hours[h.n] as hour
        from tool_call c cross join marks k
          cross join lateral (select width_bucket(c.at, k.starts) as n) h
        where c.workspace_id = :workspace and <which> and c.at >= :begin and c.at < :end
      ), asked as materialized (
        select a.*, k.days[h.n] as day, k.hours[h.n] as hour from (
            select project_user_id, agent_id, started_at as at, 1 as sessions, 0 as queries
            from mcp_session where workspace_id = :workspace and <which>
              and started_at >= :begin and started_at < :end
            union all select project_user_id, agent_id, at, 0, 1
            from tool_query where workspace_id = :workspace and <which>
              and at >= :begin and at < :end) a
          cross join marks k
          cross join lateral (select width_bucket(a.at, k.starts) as n) h
      ), used as materialized (
        select project_user_id, day, server_id, tool, max(at) as last_at, <each> from calls
        group by project_user_id, day, server_id, tool
      ), was_active as materialized (
        select project_user_id, day, sum(sessions) as sessions, sum(queries) as queries from asked
        group by project_user_id, day
      ), together as materialized (
        select day, hour, agent_id, server_id, tool, 0 as sessions, 0 as queries, <each> from calls
        group by day, hour, agent_id, server_id, tool
        union all select day, hour, agent_id, null, null, sum(sessions), sum(queries),
          0, 0, 0, 0, 0, 0, 0
        from asked group by day, hour, agent_id
      ), tools_of_users as (
        insert into tool_day as f (workspace_id, project_id, project_user_id, day, server_id, tool,
          last_at, <sums>)
        select :workspace, :project, * from used order by project_user_id, day
        on conflict (workspace_id, project_user_id, day, server_id, tool) do update set
          last_at = greatest(f.last_at, excluded.last_at), <add>
      ), days as (
        insert into activity_day as f (workspace_id, project_id, project_user_id, day, sessions,
          queries)
        select :workspace, :project, * from was_active order by project_user_id, day
        on conflict (workspace_id, project_user_id, day) do update set <asked>
      ), hours as (
        insert into project_hour as f (workspace_id, project_id, day, hour, sessions, queries, <sums>)
        select :workspace, :project, day, hour, sum(sessions), sum(queries), <summed> from together
        group by day, hour
        on conflict (workspace_id, project_id, day, hour) do update set <asked>, <add>
      ), tools as (
        insert into project_tool_day as f (workspace_id, project_id, day, server_id, tool, <sums>)
        select :workspace, :project, day, server_id, tool, <summed> from together
        where server_id is not null group by day, server_id, tool
        on conflict (workspace_id, project_id, day, server_id, tool) do update set <add>
      ), agents as (
        insert into project_agent_day as f (workspace_id, project_id, day, agent_id, sessions,
          queries, <sums>)
        select :workspace, :project, day, agent_id, sum(sessions), sum(queries), <summed>
        from together group by day, agent_id
        on conflict (workspace_id, project_id, day, agent_id) do update set <asked>, <add>
      ), latencies as (
        insert into project_latency_day as f (workspace_id, project_id, day, upstream, step, calls)
        select :workspace, :project, day, upstream, step, count(*) from (
          select day, true as upstream, latency_step(upstream_micros) as step from calls
          union all select day, false, latency_step(total_micros - upstream_micros) from calls) l
        group by day, upstream, step
        on conflict (workspace_id, project_id, day, upstream, step)
          do update set calls = f.calls + excluded.calls
      )
      update project_user u set queries_week = u.queries_week + a.queries,
        calls_week = u.calls_week + a.calls, last_active = greatest(u.last_active, a.at)
      from (
        select id, max(at) as at, sum(queries) as queries, sum(calls) as calls from (
          select id, at, 0 as queries, 0 as calls from there
          union all select project_user_id, null, queries, 0 from was_active
          where day between :first and :today
          union all select project_user_id, null, 0, calls from used
          where day between :first and :today) parts
        group by id) a
      where u.workspace_id = :workspace and u.id = a.id
        and (a.queries > 0 or a.calls > 0 or u.last_active < a.at)
      """;

  private final Handle handle;
  private final ActivityState state;

  CountingDao(Handle handle, ActivityState state) {
    this.handle = handle;
    this.state = state;
  }

  /** Counts what no longer waits, in these hours; without what users show of the week. */
  void countAgain(Hours hours) {
    LocalDate tomorrow = state.today().plusDays(1); // no day of the week
    count(COUNTED, hours, Map.of()).bind("first", tomorrow).execute();
  }

  /** Counts these batches. */
  void countWaiting(List<Long> batches, Hours hours, Map<UUID, Instant> active) {
    count(WAITING, hours, active).bind("batches", batches.toArray(Long[]::new)).execute();
  }

  /** So much of a pass is kept in memory that its events are not written once more. */
  private void takeRoom() {
    handle.execute("set local work_mem = '32MB'");
  }

  private Update count(String which, Hours hours, Map<UUID, Instant> active) {
    takeRoom();
    Columns<Hours.Hour> columns = new Columns<>(hours.all());
    Columns<Map.Entry<UUID, Instant>> users = new Columns<>(List.copyOf(active.entrySet()));
    return bound(COUNT)
        .define("which", which)
        .define("each", EACH)
        .define("sums", SUMS)
        .define("summed", SUMMED)
        .define("add", ADD)
        .define("asked", ASKED)
        .bind("days", columns.texts(hour -> hour.day().toString()))
        .bind("hours", columns.of(Integer.class, Hours.Hour::hour))
        .bind("starts", columns.times(Hours.Hour::from))
        .bind("begin", hours.begin())
        .bind("end", hours.end())
        .bind("users", users.of(UUID.class, Map.Entry::getKey))
        .bind("active", users.times(Map.Entry::getValue))
        .bind("first", state.firstOfWeek())
        .bind("today", state.today());
  }

  private Update bound(String sql) {
    return handle
        .createUpdate(sql)
        .bind("workspace", state.workspaceId())
        .bind("project", state.projectId());
  }
}
