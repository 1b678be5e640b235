package gatehouse.app.doctor;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * Rows that refer to what is not there. For a few references the database does not look at each
 * change, because that was a tenth of an import; nothing can delete what they refer to, and here is
 * who would notice.
 */
final class ReferenceChecks {
  /** As the server sees all workspaces at once. */
  private static final String SCOPE = "select set_config('gatehouse.scope', 'server', false)";

  private static final String LOST =
      """
      select n || ' ' || what from (
        select 'people of no workspace' as what, count(*) as n from person p
          where not exists (select from workspace w where w.id = p.workspace_id)
        union all select 'people of no account', count(*) from person p
          where account_id is not null
            and not exists (select from account a where a.id = p.account_id)
        union all select 'members who are nobody', count(*) from member m
          where not exists (
            select from person p where p.workspace_id = m.workspace_id and p.id = m.person_id)
        union all select 'items of no job', count(*) from job_item i
          where not exists (
            select from job j where j.workspace_id = i.workspace_id and j.id = i.job_id)
      ) kinds where n > 0
      """;

  private ReferenceChecks() {}

  static Finding of(Statement statement) throws SQLException {
    statement.execute(SCOPE);
    List<String> lost = new ArrayList<>();
    try (ResultSet rows = statement.executeQuery(LOST)) {
      while (rows.next()) {
        lost.add(rows.getString(1));
      }
    }
    return lost.isEmpty()
        ? Finding.ok("Nobody belongs to what is not there.")
        : Finding.bad(
            "The database has lost rows that others refer to: %s. Restore a backup, or ask what"
                + " changed it.",
            String.join(", ", lost));
  }
}
