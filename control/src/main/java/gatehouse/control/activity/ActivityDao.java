package gatehouse.control.activity;

import gatehouse.platform.database.Columns;
import gatehouse.platform.database.Rows;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;
import org.jdbi.v3.core.statement.Update;

/**
 * SQL that writes events: what is there already is not written again. What is written waits to be
 * counted; see {@link CountingDao}.
 */
final class ActivityDao {
  private final Handle handle;
  private final long batch;

  private ActivityDao(Handle handle, long batch) {
    this.handle = handle;
    this.batch = batch;
  }

  /** For the events of this transaction. */
  static ActivityDao of(Handle handle) {
    return new ActivityDao(
        handle, handle.createQuery("select nextval('activity_batch')").mapTo(Long.class).one());
  }

  static boolean answers(Handle handle) {
    return handle.createQuery("select true").mapTo(Boolean.class).one();
  }

  /** Those of these users that are there; they stay until the transaction ends. */
  Set<UUID> there(ActivityState.Key project, Set<UUID> users) {
    return handle
        .createQuery(
            """
            select id from project_user
            where workspace_id = :workspace and project_id = :project and id = any(:users)
            order by id for key share
            """)
        .bind("workspace", project.workspace())
        .bind("project", project.project())
        .bind("users", users.toArray(UUID[]::new))
        .mapTo(UUID.class)
        .set();
  }

  /** Answers the ids of those that were not there before. */
  Set<UUID> started(Collection<McpSession> sessions) {
    Columns<McpSession> columns = new Columns<>(List.copyOf(sessions));
    int fresh =
        insert(
                """
                insert into mcp_session (workspace_id, project_id, project_user_id, agent_id, id,
                  protocol, client, started_at, last_at, batch)
                select t.ws, t.project, t.pu, t.agent, t.id, t.protocol, t.client, t.started, t.last,
                  :batch
                from unnest(:workspaces, :projects, :users, :agents, :ids, :protocols, :clients,
                  :starts, :lasts)
                  as t (ws, project, pu, agent, id, protocol, client, started, last)
                on conflict do nothing
                """)
            .bind("workspaces", columns.of(UUID.class, McpSession::workspace))
            .bind("projects", columns.of(UUID.class, McpSession::project))
            .bind("users", columns.of(UUID.class, McpSession::projectUser))
            .bind("agents", columns.of(UUID.class, McpSession::agent))
            .bind("ids", columns.of(UUID.class, McpSession::id))
            .bind("protocols", columns.texts(McpSession::protocol))
            .bind("clients", columns.texts(McpSession::client))
            .bind("starts", columns.times(McpSession::startedAt))
            .bind("lasts", columns.times(McpSession::lastAt))
            .execute();
    return fresh == sessions.size()
        ? sessions.stream().map(McpSession::id).collect(Collectors.toSet())
        : written("mcp_session");
  }

  /** Answers which of them were not there before. */
  Set<QueryRef> queries(Map<QueryRef, Query> queries) {
    Columns<Query> columns = new Columns<>(List.copyOf(queries.values()));
    int fresh =
        insert(
                """
                insert into tool_query
                  (workspace_id, project_user_id, session_id, query, agent_id, at, batch)
                select t.ws, t.pu, t.session, t.query, t.agent, t.at, :batch
                from unnest(:workspaces, :users, :agents, :sessions, :queries, :times)
                  as t (ws, pu, agent, session, query, at)
                on conflict do nothing
                """)
            .bind("workspaces", columns.of(UUID.class, Query::workspace))
            .bind("users", columns.of(UUID.class, Query::projectUser))
            .bind("agents", columns.of(UUID.class, Query::agent))
            .bind("sessions", columns.of(UUID.class, Query::session))
            .bind("queries", columns.texts(Query::query))
            .bind("times", columns.times(Query::at))
            .execute();
    return fresh == queries.size()
        ? queries.keySet()
        : handle
            .createQuery(
                """
                select project_user_id as project_user, session_id as session, query
                from tool_query where batch = :batch
                """)
            .bind("batch", batch)
            .mapTo(QueryRef.class)
            .set();
  }

  /** False when one of them was there before: then nothing was written. */
  private boolean newCalls(Columns<ToolCall> calls) {
    handle.savepoint("calls");
    try {
      calls(calls, "");
      handle.releaseSavepoint("calls");
      return true;
    } catch (UnableToExecuteStatementException e) {
      if (!Rows.isDuplicate(e)) {
        throw e;
      }
      handle.rollbackToSavepoint("calls");
      return false;
    }
  }

  /** Answers the ids of those that were not there before. */
  Set<UUID> calls(Map<UUID, ToolCall> calls) {
    Columns<ToolCall> columns = new Columns<>(List.copyOf(calls.values()));
    // Looking for what is there costs as much as half of writing, and mostly nothing is.
    if (newCalls(columns) || calls(columns, "on conflict do nothing") == calls.size()) {
      return calls.keySet();
    }
    return written("tool_call");
  }

  private int calls(Columns<ToolCall> columns, String otherwise) {
    return insert(
            """
            insert into tool_call (workspace_id, project_user_id, id, agent_id, server_id,
              session_id, at, total_micros, upstream_micros, error, tool, query, batch)
            select t.ws, t.pu, t.id, t.agent, t.server, t.session, t.at, t.total, t.upstream,
              nullif(t.error, 0), t.tool, t.query, :batch
            from unnest(:workspaces, :users, :agents, :ids, :servers, :tools, :sessions,
              :queries, :times, :totals, :upstreams, :errors)
              as t (ws, pu, agent, id, server, tool, session, query, at, total, upstream, error)
            <otherwise>
            """)
        .define("otherwise", otherwise)
        .bind("workspaces", columns.of(UUID.class, ToolCall::workspace))
        .bind("users", columns.of(UUID.class, ToolCall::projectUser))
        .bind("agents", columns.of(UUID.class, ToolCall::agent))
        .bind("ids", columns.of(UUID.class, ToolCall::id))
        .bind("servers", columns.of(UUID.class, ToolCall::server))
        .bind("tools", columns.texts(ToolCall::tool))
        .bind("sessions", columns.of(UUID.class, ToolCall::session))
        .bind("queries", columns.texts(ToolCall::query))
        .bind("times", columns.times(ToolCall::at))
        .bind("totals", columns.of(Integer.class, ToolCall::totalMicros))
        .bind("upstreams", columns.of(Integer.class, ToolCall::upstreamMicros))
        .bind(
            "errors",
            columns.of(Integer.class, call -> call.error() == null ? 0 : (int) call.error().code()))
        .execute();
  }

  /** Somebody was active at a time. */
  record Active(UUID workspace, UUID project, UUID user, Instant at) {}

  /** Answers whose sessions they are; without those that were seen later already. */
  List<Active> seen(Map<UUID, Instant> sessions) {
    Columns<Map.Entry<UUID, Instant>> columns = new Columns<>(List.copyOf(sessions.entrySet()));
    return handle
        .createQuery(
            """
            update mcp_session m set last_at = t.at
            from unnest(:ids, :times) as t (id, at) where m.id = t.id and m.last_at < t.at
            returning m.workspace_id as workspace, m.project_id as project,
              m.project_user_id as "user", t.at
            """)
        .bind("ids", columns.of(UUID.class, Map.Entry::getKey))
        .bind("times", columns.times(Map.Entry::getValue))
        .mapTo(Active.class)
        .list();
  }

  void ended(Map<UUID, Instant> sessions) {
    Columns<Map.Entry<UUID, Instant>> columns = new Columns<>(List.copyOf(sessions.entrySet()));
    handle
        .createUpdate(
            """
            update mcp_session m set ended_at = t.at
            from unnest(:ids, :times) as t (id, at) where m.id = t.id and m.ended_at is null
            """)
        .bind("ids", columns.of(UUID.class, Map.Entry::getKey))
        .bind("times", columns.times(Map.Entry::getValue))
        .execute();
  }

  /** Says that these events of a project are to be counted; nothing when the project is gone. */
  void waits(ActivityState.Key project, Instant first, Instant last, Map<UUID, Instant> active) {
    Columns<Map.Entry<UUID, Instant>> columns = new Columns<>(List.copyOf(active.entrySet()));
    handle
        .createUpdate(
            """
            insert into activity_waiting
              (workspace_id, project_id, batch, first_at, last_at, users, active_at)
            select workspace_id, id, :batch, :first, :last, :users, :times from project
            where workspace_id = :workspace and id = :project
            """)
        .bind("batch", batch)
        .bind("first", first)
        .bind("last", last)
        .bind("users", columns.of(UUID.class, Map.Entry::getKey))
        .bind("times", columns.times(Map.Entry::getValue))
        .bind("workspace", project.workspace())
        .bind("project", project.project())
        .execute();
  }

  private Update insert(String sql) {
    return handle.createUpdate(sql).bind("batch", batch);
  }

  private Set<UUID> written(String table) {
    return handle
        .createQuery("select id from <table> where batch = :batch")
        .define("table", table)
        .bind("batch", batch)
        .mapTo(UUID.class)
        .set();
  }
}
