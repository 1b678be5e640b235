package gatehouse.control.activity;

import gatehouse.control.activity.ProjectFigures.OfAgent;
import gatehouse.control.activity.ProjectFigures.OfTool;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/** SQL that reads the counters of one project in some days and in as many days before. */
final class ProjectFiguresDao {
  private static final String SUMS =
      """
      sum(calls) as calls, sum(authentication_errors) as authentication_errors,
      sum(rate_limit_errors) as rate_limit_errors, sum(timeout_errors) as timeout_errors,
      sum(execution_errors) as execution_errors, sum(total_micros) as total_micros,
      sum(upstream_micros) as upstream_micros
      """;

  private final Handle handle;
  private final UUID workspace;
  private final UUID project;
  private final DayRange days;

  ProjectFiguresDao(Handle handle, UUID workspace, UUID project, DayRange days) {
    this.handle = handle;
    this.workspace = workspace;
    this.project = project;
    this.days = days;
  }

  /** One row of the series. */
  record OfMoment(Moment moment, Tally tally) {}

  List<OfMoment> moments(boolean byHour) {
    // Of a day, agents are mostly fewer than hours.
    return of("""
    select day, <hour> as hour, sum(sessions) as sessions, sum(queries) as queries, <sums>
    from <table> where <own> group by 1, 2
    """)
        .define("hour", byHour ? "hour" : "0")
        .define("table", byHour ? "project_hour" : "project_agent_day")
        .map((row, context) ->
            new OfMoment(
                new Moment(row.getObject("day", LocalDate.class), row.getInt("hour")),
                tally(row, true)))
        .list();
  }

  Halves<OfTool> tools() {
    return halves(
        """
        select day >= :begin as now, server_id, tool, <sums> from project_tool_day where <own>
        group by 1, server_id, tool order by calls desc, tool, server_id
        """,
        row ->
            new OfTool(
                row.getObject("server_id", UUID.class), row.getString("tool"), tally(row, false)));
  }

  Halves<OfAgent> agents() {
    return halves(
        """
        select day >= :begin as now, agent_id, sum(sessions) as sessions, sum(queries) as queries,
          <sums>
        from project_agent_day where <own>
        group by 1, agent_id order by calls desc, sessions desc, agent_id
        """,
        row -> new OfAgent(row.getObject("agent_id", UUID.class), tally(row, true)));
  }

  /** How many calls of one step there were. */
  record OfStep(boolean upstream, int step, long calls) {}

  Halves<OfStep> latencies() {
    return halves(
        """
        select day >= :begin as now, upstream, step, sum(calls) as calls from project_latency_day
        where <own> group by 1, upstream, step
        """,
        row -> new OfStep(row.getBoolean("upstream"), row.getInt("step"), row.getLong("calls")));
  }

  /** Rows of the days that were asked for, and of those before. */
  record Halves<R>(List<R> now, List<R> before) {}

  private interface Reader<R> {
    R read(ResultSet row) throws SQLException;
  }

  private <R> Halves<R> halves(String sql, Reader<R> reader) {
    Halves<R> halves = new Halves<>(new ArrayList<>(), new ArrayList<>());
    of(sql)
        .bind("begin", days.first())
        .map((row, context) ->
            (row.getBoolean("now") ? halves.now() : halves.before()).add(reader.read(row)))
        .list();
    return halves;
  }

  private static Tally tally(ResultSet row, boolean withSessions) throws SQLException {
    return new Tally(
        withSessions ? row.getLong("sessions") : 0,
        withSessions ? row.getLong("queries") : 0,
        row.getLong("calls"),
        row.getLong("authentication_errors"),
        row.getLong("rate_limit_errors"),
        row.getLong("timeout_errors"),
        row.getLong("execution_errors"),
        row.getLong("total_micros"),
        row.getLong("upstream_micros"));
  }

  private Query of(String sql) {
    return handle
        .createQuery(sql)
        .define("sums", SUMS)
        .define(
            "own",
            "workspace_id = :workspace and project_id = :project and day between :first and :last")
        .bind("workspace", workspace)
        .bind("project", project)
        .bind("first", days.before().first())
        .bind("last", days.last());
  }
}
