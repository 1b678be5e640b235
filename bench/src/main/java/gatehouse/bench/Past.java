package gatehouse.bench;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;

/** Ninety days of ten thousand people in the project "bench". */
final class Past {
  static final String OF_USER =
      """
      select count(*) from tool_call where project_user_id = (select id from project_user
          where project_id = (select id from project where slug = 'bench') order by email_key limit 1)
        and at >= (now() at time zone 'UTC')::date - 29
      """;
  static final String PAGE =
      """
      select * from project_user where project_id = (select id from project where slug = 'bench')
        and workspace_id = (select id from workspace where slug = 'acme')
      order by email_key, id limit 51
      """;
  private static final int USERS = 10_000;
  private static final int EVENTS_AT_ONCE = 300_000;

  /** Ids begin with the time, as all of ours. */
  private static final String CALLS =
      """
      insert into tool_call (workspace_id, project_user_id, id, agent_id, server_id, session_id,
        at, total_micros, upstream_micros, error, tool, query, batch)
      select u.workspace_id, u.id, uuidv7(<time> - now()), u.agent, u.server, u.id, <time>,
        41000 + i % 60000, 40000 + i % 60000, case when i % 37 = 0 then 1 + i % 4 end,
        'tool' || i % 12, 'q' || i / 3, <before> + 1 + i / 5000
      from generate_series(<from>, <to>) i join <user>
      """;

  private static final String QUERIES =
      """
      insert into tool_query (workspace_id, project_user_id, session_id, query, agent_id, at, batch)
      select u.workspace_id, u.id, u.id, 'q' || i / 3, u.agent, <time>, <before> + 1 + i / 5000
      from generate_series(<from>, <to>, 3) i join <user>
      """;

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
      and at >= ((now() at time zone 'UTC')::date - %d)::timestamp at time zone 'UTC'
    """
        .formatted(days - 1);
  }

  /** Who had a call in the last so many days, from the events. */
  static String active(int days) {
    return raw(days).replace("count(*)", "count(distinct project_user_id)");
  }

  /**
   * Puts them there as the server writes them: in batches that wait to be counted. Sessions of
   * twenty calls with twelve tools, the oldest first; the number of events is one of whole batches.
   */
  static void into(Connection database, int events) throws SQLException {
    long before = Long.parseLong(value(database, "select last_value from activity_batch"));
    try (Statement statement = database.createStatement()) {
      statement.execute("set synchronous_commit = off");
      statement.execute(
          "select setval('activity_batch', %d)".formatted(before + 1 + events / Feed.AT_ONCE));
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
            search_key, created_at, servers)
          select ws, project, id, id, email, email, email, now(),
            case when email ~ '[036]@' then array(select id from mcp_server where slug = 'tools')
              else '{}' end
          from made
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
      statement.execute("analyze users");
      String time =
          "timestamptz '%s' - make_interval(secs => (%d - i) * 7776000.0 / %2$d)"
              .formatted(Instant.now(), events);
      String user = "users u on u.n = 1 + (i / 20)::bigint * 7919 % " + USERS;
      // These rows refer to users made just now; to check that for each takes as long as to write
      // it.
      statement.execute("set session_replication_role = replica");
      for (int from = 0; from < events; from += EVENTS_AT_ONCE) {
        int to = Math.min(events, from + EVENTS_AT_ONCE) - 1;
        for (String sql : List.of(CALLS, QUERIES)) {
          statement.execute(
              sql.replace("<time>", time)
                  .replace("<user>", user)
                  .replace("<before>", "" + before)
                  .replace("<from>", "" + from)
                  .replace("<to>", "" + to));
        }
      }
      statement.execute("set session_replication_role = origin");
      statement.execute("set synchronous_commit = on");
      for (String table : new String[] {"tool_call", "tool_query", "project_user"}) {
        statement.execute("vacuum analyze " + table);
      }
      statement.execute(
          """
          insert into activity_waiting
            (workspace_id, project_id, batch, first_at, last_at, users, active_at)
          select u.workspace_id, u.project_id, <before> + 1 + i / 5000, min(<time>),
            max(<time> + make_interval(secs => 19 * 7776000.0 / <events>)), array_agg(u.id),
            array_agg(<time> + make_interval(secs => 19 * 7776000.0 / <events>))
          from generate_series(0, <events> - 1, 20) i join <user> group by 1, 2, 3
          """
              .replace("<time>", time)
              .replace("<user>", user)
              .replace("<before>", "" + before)
              .replace("<events>", "" + events));
    }
  }

  /** Does at once what PostgreSQL does in the minutes after so much has come in. */
  static void settle(Connection database) throws SQLException {
    try (Statement statement = database.createStatement()) {
      statement.execute("vacuum analyze");
      statement.execute("checkpoint");
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
