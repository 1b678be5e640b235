package gatehouse.control.activity;

import gatehouse.platform.database.Columns;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/** SQL that writes tool calls and counts them in the same statement, as {@link ActivityDao}. */
final class CallDao {
  private static final String ERRORS =
      """
      count(*) filter (where error = 1), count(*) filter (where error = 2),
      count(*) filter (where error = 3), count(*) filter (where error = 4)
      """;
  private static final String SUMS =
      """
      calls, authentication_errors, rate_limit_errors, timeout_errors, execution_errors,
      total_micros, upstream_micros
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

  private final Handle handle;

  CallDao(Handle handle) {
    this.handle = handle;
  }

  /** Answers the ids of those that were not there before. */
  Set<UUID> insert(List<Dated<ToolCall>> calls) {
    if (calls.isEmpty()) {
      return Set.of();
    }
    Query query =
        handle
            .createQuery(
                """
                with told as (
                  select r.*, r.day::date as on_day, nullif(r.failure, 0) as error from unnest(
                    :workspaces, :projects, :users, :agents, :ids, :servers, :tools, :sessions,
                    :queries, :times, :totals, :upstreams, :errors, :days, :hours, :recent)
                    as r (ws, project, pu, agent, id, server, tool, session, query, at, total,
                      upstream, failure, day, hour, recent)
                ), made as (
                  insert into tool_call (workspace_id, project_user_id, id, agent_id, server_id,
                    session_id, at, total_micros, upstream_micros, error, tool, query)
                  select t.ws, t.pu, t.id, t.agent, t.server, t.session, t.at, t.total, t.upstream,
                    t.error, t.tool, t.query
                  from told t join project_user u
                    on (u.workspace_id, u.project_id, u.id) = (t.ws, t.project, t.pu)
                  on conflict do nothing
                  returning project_user_id, id
                ), counted as (
                  select t.* from told t join made m on (m.project_user_id, m.id) = (t.pu, t.id)
                ), days as (
                  insert into tool_day as f (workspace_id, project_id, project_user_id, day,
                    server_id, tool, last_at, <sums>)
                  select ws, project, pu, on_day, server, tool, max(at),
                    count(*), <errors>, sum(total), sum(upstream)
                  from counted group by 1, 2, 3, 4, 5, 6 order by 1, 2, 3, 4, 5, 6
                  on conflict (workspace_id, project_user_id, day, server_id, tool) do update set
                    last_at = greatest(f.last_at, excluded.last_at), <add>
                ), hours as (
                  insert into project_hour as f (workspace_id, project_id, day, hour, <sums>)
                  select ws, project, on_day, hour, count(*), <errors>, sum(total), sum(upstream)
                  from counted group by 1, 2, 3, 4 order by 1, 2, 3, 4
                  on conflict (workspace_id, project_id, day, hour) do update set <add>
                ), tools as (
                  insert into project_tool_day as f (workspace_id, project_id, day, server_id, tool,
                    <sums>)
                  select ws, project, on_day, server, tool, count(*), <errors>, sum(total),
                    sum(upstream)
                  from counted group by 1, 2, 3, 4, 5 order by 1, 2, 3, 4, 5
                  on conflict (workspace_id, project_id, day, server_id, tool) do update set <add>
                ), agents as (
                  insert into project_agent_day as f (workspace_id, project_id, day, agent_id,
                    <sums>)
                  select ws, project, on_day, agent, count(*), <errors>, sum(total), sum(upstream)
                  from counted group by 1, 2, 3, 4 order by 1, 2, 3, 4
                  on conflict (workspace_id, project_id, day, agent_id) do update set <add>
                ), latencies as (
                  insert into project_latency_day as f (workspace_id, project_id, day, upstream,
                    step, calls)
                  select ws, project, on_day, l.upstream, latency_step(l.micros), count(*)
                  from counted c cross join lateral (
                    values (true, c.upstream), (false, c.total - c.upstream)) l (upstream, micros)
                  group by 1, 2, 3, 4, 5 order by 1, 2, 3, 4, 5
                  on conflict (workspace_id, project_id, day, upstream, step)
                    do update set calls = f.calls + excluded.calls
                ), users as (
                  update project_user u set calls_week = u.calls_week + c.recent,
                    last_active = greatest(u.last_active, c.at)
                  from (select ws, pu, sum(recent) as recent, max(at) as at from counted
                    group by 1, 2) c
                  where (u.workspace_id, u.id) = (c.ws, c.pu)
                )
                select id from made
                """)
            .define("sums", SUMS)
            .define("errors", ERRORS)
            .define("add", ADD);
    return new HashSet<>(bind(query, new Columns<>(calls)).mapTo(UUID.class).list());
  }

  private static Query bind(Query query, Columns<Dated<ToolCall>> columns) {
    return query
        .bind("workspaces", columns.of(UUID.class, row -> row.event().workspace()))
        .bind("projects", columns.of(UUID.class, row -> row.event().project()))
        .bind("users", columns.of(UUID.class, row -> row.event().projectUser()))
        .bind("agents", columns.of(UUID.class, row -> row.event().agent()))
        .bind("ids", columns.of(UUID.class, row -> row.event().id()))
        .bind("servers", columns.of(UUID.class, row -> row.event().server()))
        .bind("tools", columns.texts(row -> row.event().tool()))
        .bind("sessions", columns.of(UUID.class, row -> row.event().session()))
        .bind("queries", columns.texts(row -> row.event().query()))
        .bind("times", columns.times(row -> row.event().at()))
        .bind("totals", columns.of(Integer.class, row -> row.event().totalMicros()))
        .bind("upstreams", columns.of(Integer.class, row -> row.event().upstreamMicros()))
        .bind(
            "errors",
            columns.of(
                Integer.class,
                row -> row.event().error() == null ? 0 : (int) row.event().error().code()))
        .bind("days", columns.texts(row -> row.day().toString()))
        .bind("hours", columns.of(Integer.class, Dated::hour))
        .bind("recent", columns.of(Integer.class, row -> row.thisWeek() ? 1 : 0));
  }
}
