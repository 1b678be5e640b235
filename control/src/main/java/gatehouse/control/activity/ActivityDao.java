package gatehouse.control.activity;

import gatehouse.platform.database.Columns;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/**
 * SQL that writes events and counts them in the same statement: what is there already is neither
 * written nor counted, and so is what is told of someone who is gone.
 */
final class ActivityDao {
  private final Handle handle;

  ActivityDao(Handle handle) {
    this.handle = handle;
  }

  static boolean answers(Handle handle) {
    return handle.createQuery("select true").mapTo(Boolean.class).one();
  }

  List<ActivityState.Key> projectsOf(Collection<UUID> sessions) {
    return handle
        .createQuery(
            """
            select distinct workspace_id as workspace, project_id as project from mcp_session
            where id = any(:ids)
            """)
        .bind("ids", sessions.toArray(UUID[]::new))
        .mapTo(ActivityState.Key.class)
        .list();
  }

  /** Answers the ids of those that were not there before. */
  List<UUID> started(List<Dated<McpSession>> sessions) {
    if (sessions.isEmpty()) {
      return List.of();
    }
    Columns<Dated<McpSession>> columns = new Columns<>(sessions);
    return handle
        .createQuery(
            """
            with told as (
              select r.*, r.day::date as on_day from unnest(:workspaces, :projects, :users, :agents,
                :ids, :protocols, :clients, :starts, :lasts, :days, :hours)
                as r (ws, project, pu, agent, id, protocol, client, started, last, day, hour)
            ), made as (
              insert into mcp_session (workspace_id, project_id, project_user_id, agent_id, id,
                protocol, client, started_at, last_at)
              select t.ws, t.project, t.pu, t.agent, t.id, t.protocol, t.client, t.started, t.last
              from told t join project_user u
                on (u.workspace_id, u.project_id, u.id) = (t.ws, t.project, t.pu)
              on conflict do nothing
              returning id
            ), counted as (
              select t.* from told t join made m on m.id = t.id
            ), hours as (
              insert into project_hour as f (workspace_id, project_id, day, hour, sessions)
              select ws, project, on_day, hour, count(*) from counted
              group by 1, 2, 3, 4 order by 1, 2, 3, 4
              on conflict (workspace_id, project_id, day, hour)
                do update set sessions = f.sessions + excluded.sessions
            ), agents as (
              insert into project_agent_day as f (workspace_id, project_id, day, agent_id, sessions)
              select ws, project, on_day, agent, count(*) from counted
              group by 1, 2, 3, 4 order by 1, 2, 3, 4
              on conflict (workspace_id, project_id, day, agent_id)
                do update set sessions = f.sessions + excluded.sessions
            ), days as (
              insert into activity_day (workspace_id, project_id, project_user_id, day, sessions)
              select ws, project, pu, on_day, count(*) from counted
              group by 1, 2, 3, 4 order by 1, 2, 3, 4
              on conflict (workspace_id, project_user_id, day)
                do update set sessions = activity_day.sessions + excluded.sessions
            )
            select id from made
            """)
        .bind("workspaces", columns.of(UUID.class, row -> row.event().workspace()))
        .bind("projects", columns.of(UUID.class, row -> row.event().project()))
        .bind("users", columns.of(UUID.class, row -> row.event().projectUser()))
        .bind("agents", columns.of(UUID.class, row -> row.event().agent()))
        .bind("ids", columns.of(UUID.class, row -> row.event().id()))
        .bind("protocols", columns.texts(row -> row.event().protocol()))
        .bind("clients", columns.texts(row -> row.event().client()))
        .bind("starts", columns.times(row -> row.event().startedAt()))
        .bind("lasts", columns.times(row -> row.event().lastAt()))
        .bind("days", columns.texts(row -> row.day().toString()))
        .bind("hours", columns.of(Integer.class, Dated::hour))
        .mapTo(UUID.class)
        .list();
  }

  /** Answers which of them were not there before. */
  List<QueryRef> queries(List<Dated<Query>> queries) {
    if (queries.isEmpty()) {
      return List.of();
    }
    Columns<Dated<Query>> columns = new Columns<>(queries);
    return handle
        .createQuery(
            """
            with told as (
              select r.*, r.day::date as on_day from unnest(:workspaces, :projects, :users, :agents,
                :sessions, :queries, :times, :days, :hours, :recent)
                as r (ws, project, pu, agent, session, query, at, day, hour, recent)
            ), made as (
              insert into tool_query
                (workspace_id, project_user_id, session_id, query, agent_id, at)
              select t.ws, t.pu, t.session, t.query, t.agent, t.at
              from told t join project_user u
                on (u.workspace_id, u.project_id, u.id) = (t.ws, t.project, t.pu)
              on conflict do nothing
              returning workspace_id, project_user_id, session_id, query
            ), counted as (
              select t.* from told t join made m
                on (m.workspace_id, m.project_user_id, m.session_id, m.query)
                  = (t.ws, t.pu, t.session, t.query)
            ), days as (
              insert into activity_day (workspace_id, project_id, project_user_id, day, queries)
              select ws, project, pu, on_day, count(*) from counted
              group by 1, 2, 3, 4 order by 1, 2, 3, 4
              on conflict (workspace_id, project_user_id, day)
                do update set queries = activity_day.queries + excluded.queries
            ), hours as (
              insert into project_hour as f (workspace_id, project_id, day, hour, queries)
              select ws, project, on_day, hour, count(*) from counted
              group by 1, 2, 3, 4 order by 1, 2, 3, 4
              on conflict (workspace_id, project_id, day, hour)
                do update set queries = f.queries + excluded.queries
            ), agents as (
              insert into project_agent_day as f (workspace_id, project_id, day, agent_id, queries)
              select ws, project, on_day, agent, count(*) from counted
              group by 1, 2, 3, 4 order by 1, 2, 3, 4
              on conflict (workspace_id, project_id, day, agent_id)
                do update set queries = f.queries + excluded.queries
            ), users as (
              update project_user u set queries_week = u.queries_week + c.recent,
                last_active = greatest(u.last_active, c.at)
              from (select ws, pu, sum(recent) as recent, max(at) as at from counted
                group by 1, 2) c
              where (u.workspace_id, u.id) = (c.ws, c.pu)
            )
            select project_user_id as project_user, session_id as session, query from made
            """)
        .bind("workspaces", columns.of(UUID.class, row -> row.event().workspace()))
        .bind("projects", columns.of(UUID.class, row -> row.event().project()))
        .bind("users", columns.of(UUID.class, row -> row.event().projectUser()))
        .bind("agents", columns.of(UUID.class, row -> row.event().agent()))
        .bind("sessions", columns.of(UUID.class, row -> row.event().session()))
        .bind("queries", columns.texts(row -> row.event().query()))
        .bind("times", columns.times(row -> row.event().at()))
        .bind("days", columns.texts(row -> row.day().toString()))
        .bind("hours", columns.of(Integer.class, Dated::hour))
        .bind("recent", columns.of(Integer.class, row -> row.thisWeek() ? 1 : 0))
        .mapTo(QueryRef.class)
        .list();
  }

  void seen(List<Map.Entry<UUID, Instant>> sessions) {
    if (sessions.isEmpty()) {
      return;
    }
    Columns<Map.Entry<UUID, Instant>> columns = new Columns<>(sessions);
    handle
        .createUpdate(
            """
            with s as (
              update mcp_session m set last_at = greatest(m.last_at, t.at)
              from unnest(:ids, :times) as t (id, at) where m.id = t.id
              returning m.workspace_id, m.project_user_id, t.at
            )
            update project_user u set last_active = greatest(u.last_active, l.at)
            from (select workspace_id, project_user_id, max(at) as at from s group by 1, 2) l
            where (u.workspace_id, u.id) = (l.workspace_id, l.project_user_id)
              and u.last_active < l.at
            """)
        .bind("ids", columns.of(UUID.class, Map.Entry::getKey))
        .bind("times", columns.times(Map.Entry::getValue))
        .execute();
  }

  void ended(List<Map.Entry<UUID, Instant>> sessions) {
    if (sessions.isEmpty()) {
      return;
    }
    Columns<Map.Entry<UUID, Instant>> columns = new Columns<>(sessions);
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
}
