package gatehouse.bench;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * Puts a crowd of members into the sample organisation's first workspace, with the distributions of
 * a large organisation: 85% active, 5% invited (all at the end of the order by name), 0.1% Admins,
 * 30% with a second step, teams of 1.5%, tags of 30% and of 0.8%.
 */
final class Crowd {
  static final String TEAM = "01900000-0000-7000-8000-0000000000aa";
  static final String COMMON_TAG = "01900000-0000-7000-8000-0000000000c1";
  static final String RARE_TAG = "01900000-0000-7000-8000-0000000000c2";

  private static final int AT_ONCE = 100_000;

  private Crowd() {}

  static void into(Connection database, int members) throws SQLException {
    try (Statement statement = database.createStatement()) {
      try (var there = statement.executeQuery("select from team where id = '%s'".formatted(TEAM))) {
        if (there.next()) {
          return;
        }
      }
      statement.execute("set synchronous_commit = off");
      statement.execute("update workspace set seats = null where slug = 'acme'");
      statement.execute(
          """
          insert into team (workspace_id, id, name, name_key, created_at)
          select id, '%s', 'Crowd', 'crowd', now() from workspace where slug = 'acme'
          """
              .formatted(TEAM));
      for (int from = 0; from < members; from += AT_ONCE) {
        statement.execute(part(from + 1, Math.min(from + AT_ONCE, members)));
      }
      statement.execute("set synchronous_commit = on");
      statement.execute("vacuum analyze person");
      statement.execute("vacuum analyze member");
    }
  }

  private static String part(int from, int to) {
    return """
    with made as (
      select i, w.id as ws,
        (overlay(lpad(to_hex(1700000000000 + i * 1000::bigint), 12, '0') placing '-' from 9 for 0)
          || '-7' || substr(md5(i::text), 5, 3) || '-8' || substr(md5(i::text), 8, 3) || '-'
          || substr(md5(i::text), 11, 12))::uuid as id,
        (array['Amara','Bram','Camille','Diego','Elif','Farid','Greta','Hiro','Ines','Jonas','Katya',
          'Lena','Mateo','Nadia','Omar','Priya'])[1 + i %% 16] || ' '
          || initcap(substr(translate(md5(i::text), '0123456789', 'ghijklmnop'), 1, 7)) as name,
        i %% 20 = 0 as invited
      from generate_series(%1$d, %2$d) i cross join (select id from workspace where slug = 'acme') w
    ), texts as (
      select *, case when invited then '' else name end as shown,
        'user' || lpad(i::text, 7, '0') || '@crowd.example' as email from made
    ), persons as (
      insert into person (workspace_id, id, email, email_key, name, search_key, created_at)
      select ws, id, email, email, shown, trim(lower(shown) || ' ' || email), now() from texts
    )
    insert into member (workspace_id, id, person_id, name, name_key, email, email_key, role, status,
      two_factor, last_login, team_id, tags, created_at)
    select ws, id, id, shown, case when invited then email else lower(shown) end, email, email,
      case when i %% 1000 = 7 then 4 else (array[0,0,0,0,0,1,2,2,3])[1 + i %% 9] end,
      case when invited then 0 when i %% 10 = 1 then 2 else 1 end,
      i %% 10 < 3,
      case when invited or i %% 7 = 0 then '-infinity'::timestamptz
        else now() - make_interval(mins => (i * 7919::bigint %% 500000)::int) end,
      case when i %% 66 = 3 then '%3$s'::uuid end,
      case when i %% 125 = 9 then array['%5$s'::uuid] when i %% 10 in (4, 5, 6) then array['%4$s'::uuid]
        else '{}' end,
      now()
    from texts
    """
        .formatted(from, to, TEAM, COMMON_TAG, RARE_TAG);
  }
}
