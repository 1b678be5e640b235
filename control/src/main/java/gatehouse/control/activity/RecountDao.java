package gatehouse.control.activity;

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

  /** The first and the last day that anything is counted of; null when nothing is. */
  record Span(@Nullable LocalDate first, @Nullable LocalDate last) {}

  Span span() {
    return handle
        .createQuery(
            """
            select min(first) as first, max(last) as last from (
              select min(day) as first, max(day) as last from activity_day
                where workspace_id = :workspace and project_id = :project
              union all select min(day), max(day) from tool_day
                where workspace_id = :workspace and project_id = :project) days
            """)
        .bind("workspace", state.workspaceId())
        .bind("project", state.projectId())
        .mapTo(Span.class)
        .one();
  }

  /** Takes away what was counted of this day. */
  void forget(LocalDate day) {
    for (String table : TABLES) {
      handle
          .createUpdate(
              """
              delete from <table>
              where workspace_id = :workspace and project_id = :project and day = :day
              """)
          .define("table", table)
          .bind("workspace", state.workspaceId())
          .bind("project", state.projectId())
          .bind("day", day)
          .execute();
    }
  }
}
