package gatehouse.control.activity;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** SQL around counting a project anew; the counting itself is that of {@link CountingDao}. */
final class RecountDao {
  private static final List<String> TABLES =
      List.of(
          "activity_day",
          "tool_day",
          "project_hour",
          "project_tool_day",
          "project_agent_day",
          "project_latency_day");

  private final Handle handle;
  private final ActivityState state;

  RecountDao(Handle handle, ActivityState state) {
    this.handle = handle;
    this.state = state;
  }

  /** When the first and the last thing happened; null when nothing has. */
  record Span(@Nullable Instant first, @Nullable Instant last) {}

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
      handle
          .createUpdate(
              """
              delete from <table>
              where workspace_id = :workspace and project_id = :project and day >= :from
              """)
          .define("table", table)
          .bind("workspace", state.workspaceId())
          .bind("project", state.projectId())
          .bind("from", from)
          .execute();
    }
  }
}
