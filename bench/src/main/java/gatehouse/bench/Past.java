package gatehouse.bench;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.time.ZoneOffset;

/** Ninety days of ten thousand people in the project "bench". */
final class Past {
  static final String ACTIVE =
      """
      select count(distinct project_user_id) from tool_call c join project_user u
        on u.workspace_id = c.workspace_id and u.id = c.project_user_id
      where u.project_id = (select id from project where slug = 'bench')
        and at >= (now() at time zone 'UTC')::date - 29
      """;
  static final String OF_USER =
      """
      select count(*) from tool_call where project_user_id = (select id from project_user
          where project_id = (select id from project where slug = 'bench') order by email_key limit 1)
        and at >= (now() at time zone 'UTC')::date - 29
      """;
  private static final int USERS = 10_000;

  private Past() {}

  static LocalDate day(int ago) {
    return LocalDate.now(ZoneOffset.UTC).minusDays(ago);
  }

  /** All calls of the last so many days, from the events. */
  static String raw(int days) {
    return """
    select count(*) from tool_call c join project_user u
      on u.workspace_id = c.workspace_id and u.id = c.project_user_id
    where u.project_id = (select id from project where slug = 'bench')
      and at >= (now() at time zone 'UTC')::date - %d
    """
        .formatted(days - 1);
  }

  static void into(Connection database, int events) throws SQLException {
    try (Statement statement = database.createStatement()) {
      statement.execute("set synchronous_commit = off");
      statement.execute(
          """
          with made as (
            select p.workspace_id as ws, p.id as project, gen_random_uuid() as id,
              'past' || lpad(i::text, 5, '0') || '@crowd.example' as email
            from generate_series(1, %d) i cross join (select * from project where slug = 'bench') p
          ), people as (
            insert into person (workspace_id, id, email, email_key, name, search_key, created_at)
            select ws, id, email, email, '', email, now() from made returning id
          )
          insert into project_user (workspace_id, project_id, id, person_id, email, email_key,
            created_at)
          select ws, project, id, id, email, email, now() from made
          """
              .formatted(USERS));
      statement.execute(
          """
          create temporary table users as select row_number() over () as n, u.workspace_id, u.project_id,
            u.id, (select id from agent where name = 'Feed') as agent,
            (select id from mcp_server where slug = 'tools') as server
          from project_user u where email like 'past%'
          """);
      statement.execute("create unique index on users (n)");
      statement.execute(
          """
          insert into tool_call (workspace_id, project_user_id, id, agent_id, server_id, session_id,
            at, total_micros, upstream_micros, error, tool, query)
          select u.workspace_id, u.id, gen_random_uuid(), u.agent, u.server, u.id,
            now() - make_interval(secs => i * 7776000.0 / %1$d), 41000 + i %% 60000, 40000 + i %% 60000,
            case when i %% 37 = 0 then 1 + i %% 4 end, 'tool' || i %% 40, 'q' || i
          from generate_series(1, %1$d) i join users u on u.n = 1 + i::bigint * 7919 %% %2$d
          """
              .formatted(events, USERS));
      statement.execute(
          """
          insert into tool_query (workspace_id, project_user_id, session_id, query, agent_id, at)
          select c.workspace_id, c.project_user_id, c.session_id, c.query, c.agent_id, c.at
          from tool_call c join users u on u.id = c.project_user_id
          where case when c.query ~ '^q[0-9]+$' then substr(c.query, 2)::int % 3 = 0 else false end
          """);
      statement.execute("update project_activity set counted = 0");
      statement.execute("set synchronous_commit = on");
      statement.execute("vacuum analyze tool_call");
      statement.execute("vacuum analyze tool_query");
      statement.execute("vacuum analyze project_user");
    }
  }

  static double millis(Connection database, String sql) throws SQLException {
    long begin = System.nanoTime();
    value(database, sql);
    return (System.nanoTime() - begin) / 1e6;
  }

  static String value(Connection database, String sql) throws SQLException {
    try (Statement statement = database.createStatement();
        var rows = statement.executeQuery(sql)) {
      rows.next();
      return rows.getString(1);
    }
  }
}
