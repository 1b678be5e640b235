package gatehouse.control.activity;

import gatehouse.control.activity.ActivityFigures.CallRow;
import gatehouse.control.activity.ActivityFigures.DayCount;
import gatehouse.control.activity.ActivityFigures.Outcomes;
import gatehouse.control.activity.ActivityFigures.ServerCount;
import gatehouse.control.activity.ActivityFigures.SessionRow;
import gatehouse.control.activity.ActivityFigures.ToolCount;
import gatehouse.platform.paging.Page;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

/** SQL that reads what one project user did. */
final class FiguresDao {
  private final Handle handle;
  private final UUID workspace;
  private final UUID user;

  FiguresDao(Handle handle, UUID workspace, UUID user) {
    this.handle = handle;
    this.workspace = workspace;
    this.user = user;
  }

  List<DayCount> sessions(LocalDate first, LocalDate last) {
    return days(
            "select day, sessions as count from activity_day where <own> and <days> and sessions > 0"
                + " order by day",
            first,
            last)
        .mapTo(DayCount.class)
        .list();
  }

  long queries(LocalDate first, LocalDate last) {
    return days(
            "select coalesce(sum(queries), 0) from activity_day where <own> and <days>",
            first,
            last)
        .mapTo(Long.class)
        .one();
  }

  List<ToolCount> topTools(LocalDate first, LocalDate last, int most) {
    return days(
            """
            select server_id as server, tool, sum(calls) as calls from tool_day
            where <own> and <days> group by server_id, tool
            order by calls desc, tool, server_id limit :most
            """,
            first,
            last)
        .bind("most", most)
        .mapTo(ToolCount.class)
        .list();
  }

  List<ServerCount> topServers(LocalDate first, LocalDate last, int most) {
    return days(
            """
            select server_id as server, sum(calls) as calls from tool_day
            where <own> and <days> group by server_id order by calls desc, server_id limit :most
            """,
            first,
            last)
        .bind("most", most)
        .mapTo(ServerCount.class)
        .list();
  }

  Outcomes outcomes(LocalDate first, LocalDate last) {
    return days(
            """
            select coalesce(sum(calls), 0) as calls,
              coalesce(sum(authentication_errors), 0) as authentication,
              coalesce(sum(rate_limit_errors), 0) as rate_limit,
              coalesce(sum(timeout_errors), 0) as timeout,
              coalesce(sum(execution_errors), 0) as execution
            from tool_day where <own> and <days>
            """,
            first,
            last)
        .mapTo(Outcomes.class)
        .one();
  }

  Map<UUID, Instant> lastUsed() {
    Map<UUID, Instant> times = new HashMap<>();
    of("select server_id, max(last_at) as at from tool_day where <own> group by server_id")
        .map((row, context) ->
            times.put(
                row.getObject("server_id", UUID.class),
                row.getObject("at", OffsetDateTime.class).toInstant()))
        .list();
    return times;
  }

  List<SessionRow> sessionPage(@Nullable UUID before, int rows) {
    return page(
            """
            select id, agent_id, protocol, client, started_at, last_at, ended_at,
              (select count(*) from tool_query q where q.workspace_id = m.workspace_id
                and q.project_user_id = m.project_user_id and q.session_id = m.id) as queries
            from mcp_session m where <own>
            """,
            before,
            rows)
        .mapTo(SessionRow.class)
        .list();
  }

  long countSessions() {
    return count("mcp_session");
  }

  List<CallRow> callPage(@Nullable UUID before, int rows) {
    return page(
            """
            select id, agent_id, server_id, tool, session_id, query, at, total_micros,
              upstream_micros, error
            from tool_call where <own>
            """,
            before,
            rows)
        .map((row, context) -> read(row))
        .list();
  }

  long countCalls() {
    return count("tool_call");
  }

  private static CallRow read(ResultSet row) throws SQLException {
    int error = row.getInt("error");
    return new CallRow(
        row.getObject("id", UUID.class),
        row.getObject("agent_id", UUID.class),
        row.getObject("server_id", UUID.class),
        row.getString("tool"),
        row.getObject("session_id", UUID.class),
        row.getString("query"),
        row.getObject("at", OffsetDateTime.class).toInstant(),
        row.getInt("total_micros"),
        row.getInt("upstream_micros"),
        error == 0 ? null : ErrorKind.of(error));
  }

  private long count(String table) {
    return of("select count(*) from (select from " + table + " where <own> limit :most) counted")
        .bind("most", Page.Total.COUNTED + 1)
        .mapTo(Long.class)
        .one();
  }

  private Query page(String sql, @Nullable UUID before, int rows) {
    Query query =
        of(sql + (before == null ? "" : " and id < :before") + " order by id desc limit :rows");
    return (before == null ? query : query.bind("before", before)).bind("rows", rows);
  }

  private Query days(String sql, LocalDate first, LocalDate last) {
    return of(sql)
        .define("days", "day between :first and :last")
        .bind("first", first)
        .bind("last", last);
  }

  private Query of(String sql) {
    return handle
        .createQuery(sql)
        .define("own", "workspace_id = :workspace and project_user_id = :user")
        .bind("workspace", workspace)
        .bind("user", user);
  }
}
