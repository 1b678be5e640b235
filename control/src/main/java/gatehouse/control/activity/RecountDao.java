package gatehouse.control.activity;

import gatehouse.platform.database.Columns;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Update;
import org.jspecify.annotations.Nullable;

/** SQL that counts the figures of one project anew from its raw events. */
final class RecountDao {
  private static final List<String> TABLES =
      List.of(
          "activity_day",
          "tool_day",
          "project_hour",
          "project_tool_day",
          "project_agent_day",
          "project_latency_day");

  /**
   * Found by halving and not by a join: a year has nine thousand hours. Their arrays are made once:
   * where they stood in the select list, each event made them anew.
   */
  private static final String EVENTS =
      """
      with marks as materialized (
        select :starts as starts, :days::date[] as days, :hours::int[] as hours
      ), users as (
        select id from project_user where workspace_id = :workspace and project_id = :project
      ), calls as (
        select c.*, k.days[h.n] as day, k.hours[h.n] as hour
        from tool_call c cross join marks k
          cross join lateral (select width_bucket(c.at, k.starts) as n) h
        where c.workspace_id = :workspace and c.project_user_id in (select id from users)
          and h.n > 0 and c.at < :end
      ), asked as (
        select a.*, k.days[h.n] as day, k.hours[h.n] as hour from (
            select project_user_id, agent_id, started_at as at, 1 as sessions, 0 as queries
            from mcp_session where workspace_id = :workspace
            union all select project_user_id, agent_id, at, 0, 1 from tool_query
            where workspace_id = :workspace) a
          cross join marks k
          cross join lateral (select width_bucket(a.at, k.starts) as n) h
        where a.project_user_id in (select id from users) and h.n > 0 and a.at < :end
      ), both_kinds as (
        select agent_id, day, hour, sessions, queries, 0 as calls, null::smallint as error,
          0 as total_micros, 0 as upstream_micros from asked
        union all select agent_id, day, hour, 0, 0, 1, error, total_micros, upstream_micros
        from calls
      )
      """;

  private static final String SUMS =
      "calls, authentication_errors, rate_limit_errors, timeout_errors, execution_errors,"
          + " total_micros, upstream_micros";
  private static final String ERRORS =
      "count(*) filter (where error = 1), count(*) filter (where error = 2),"
          + " count(*) filter (where error = 3), count(*) filter (where error = 4)";

  private final Handle handle;
  private final ActivityState state;

  RecountDao(Handle handle, ActivityState state) {
    this.handle = handle;
    this.state = state;
  }

  /** When the first and the last thing happened; null when nothing has. */
  record Span(@Nullable Instant first, @Nullable Instant last) {}

  /** An hour of a day, from this moment to that of the next. */
  record Hour(LocalDate day, int hour, Instant from) {}

  Span span() {
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

  /** Takes away what was counted of this day and later. */
  void forget(LocalDate from) {
    for (String table : TABLES) {
      bound(
              "delete from "
                  + table
                  + " where workspace_id = :workspace and project_id = :project and day >= :from")
          .bind("from", from)
          .execute();
    }
  }

  /** Counts the events of these hours, which follow one another up to the end. */
  void count(List<Hour> hours, Instant end) {
    run(
        """
        insert into activity_day (workspace_id, project_id, project_user_id, day, sessions, queries)
        select :workspace, :project, project_user_id, day, sum(sessions), sum(queries)
        from asked group by project_user_id, day
        """,
        hours,
        end);
    run(
        """
        insert into tool_day (workspace_id, project_id, project_user_id, day, server_id, tool,
          last_at, <sums>)
        select :workspace, :project, project_user_id, day, server_id, tool, max(at), count(*),
          <errors>, sum(total_micros), sum(upstream_micros)
        from calls group by project_user_id, day, server_id, tool
        """,
        hours,
        end);
    run(
        """
        insert into project_hour (workspace_id, project_id, day, hour, sessions, queries, <sums>)
        select :workspace, :project, day, hour, sum(sessions), sum(queries), sum(calls), <errors>,
          sum(total_micros), sum(upstream_micros)
        from both_kinds group by day, hour
        """,
        hours,
        end);
    run(
        """
        insert into project_tool_day (workspace_id, project_id, day, server_id, tool, <sums>)
        select :workspace, :project, day, server_id, tool, count(*), <errors>, sum(total_micros),
          sum(upstream_micros)
        from calls group by day, server_id, tool
        """,
        hours,
        end);
    run(
        """
        insert into project_agent_day (workspace_id, project_id, day, agent_id, sessions, queries,
          <sums>)
        select :workspace, :project, day, agent_id, sum(sessions), sum(queries), sum(calls),
          <errors>, sum(total_micros), sum(upstream_micros)
        from both_kinds group by day, agent_id
        """,
        hours,
        end);
    run(
        """
        insert into project_latency_day (workspace_id, project_id, day, upstream, step, calls)
        select :workspace, :project, day, l.upstream, latency_step(l.micros), count(*)
        from calls c cross join lateral (
          values (true, c.upstream_micros), (false, c.total_micros - c.upstream_micros))
          l (upstream, micros)
        group by day, l.upstream, latency_step(l.micros)
        """,
        hours,
        end);
  }

  private void run(String sql, List<Hour> hours, Instant end) {
    Columns<Hour> columns = new Columns<>(hours);
    bound(EVENTS + sql)
        .define("sums", SUMS)
        .define("errors", ERRORS)
        .bind("days", columns.texts(hour -> hour.day().toString()))
        .bind("hours", columns.of(Integer.class, Hour::hour))
        .bind("starts", columns.times(Hour::from))
        .bind("end", end)
        .execute();
  }

  private Update bound(String sql) {
    return handle
        .createUpdate(sql)
        .bind("workspace", state.workspaceId())
        .bind("project", state.projectId());
  }
}
