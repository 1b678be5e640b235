package gatehouse.app.doctor;

import gatehouse.app.DatabaseAccess;
import gatehouse.app.Migrations;
import gatehouse.app.StartupException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The database: reachable, new enough, of this schema, and tight between the workspaces. */
final class DatabaseChecks {
  private static final int OLDEST = 15;
  private static final Duration CAREFUL_FROM = Duration.ofSeconds(2);

  /** A one-time code is good for half a minute. */
  private static final Duration BAD_FROM = Duration.ofSeconds(25);

  private final DatabaseAccess access;
  private final Clock clock;

  DatabaseChecks(DatabaseAccess access, Clock clock) {
    this.access = access;
    this.clock = clock;
  }

  List<Finding> all() {
    List<Finding> findings = new ArrayList<>();
    Finding schema = schema();
    try (Connection server =
            DriverManager.getConnection(access.url(), access.user(), access.password());
        Statement statement = server.createStatement()) {
      findings.add(version(statement));
      findings.add(clock(statement));
      findings.add(serverRole(statement));
      findings.addAll(rowLevelSecurity(statement));
      if (schema.level() == Finding.Level.OK) {
        findings.add(ReferenceChecks.of(statement));
      }
    } catch (SQLException e) {
      findings.add(
          Finding.bad(
              "The database does not let the server in as %s: %s. See the settings gatehouse.database-….",
              access.user(), firstLine(e)));
    }
    findings.add(schema);
    return findings;
  }

  private static Finding version(Statement statement) throws SQLException {
    String version = text(statement, "show server_version");
    int major = Integer.parseInt(text(statement, "show server_version_num")) / 10_000;
    return major >= OLDEST
        ? Finding.ok("PostgreSQL %s answers.", version)
        : Finding.bad("PostgreSQL %s is too old: %d or newer is needed.", version, OLDEST);
  }

  private Finding clock(Statement statement) throws SQLException {
    Instant before = clock.instant();
    Instant there = Instant.parse(text(statement, NOW));
    Instant after = clock.instant();
    Duration ahead = Duration.between(after, there);
    Duration behind = Duration.between(there, before);
    Duration apart = ahead.compareTo(behind) > 0 ? ahead : behind;
    if (apart.compareTo(CAREFUL_FROM) < 0) {
      return Finding.ok("This machine's clock and the database's agree.");
    }
    String text =
        "This machine's clock and the database's are %d s apart: let both follow a time server"
            .formatted(apart.toSeconds());
    return apart.compareTo(BAD_FROM) < 0
        ? Finding.careful("%s.", text)
        : Finding.bad("%s; sign-in codes fail.", text);
  }

  private Finding serverRole(Statement statement) throws SQLException {
    boolean binding =
        text(
                statement,
                "select (not rolsuper and not rolbypassrls)::text from pg_roles where rolname ="
                    + " current_user")
            .equals("true");
    List<String> owned = list(statement, OWNED);
    if (binding && owned.isEmpty()) {
      return Finding.ok("The role %s is bound by row-level security.", access.user());
    }
    return Finding.bad(
        "The role %s %s, so row-level security does not bind it: alter role %s nosuperuser"
            + " nobypassrls, and let %s own the tables.",
        access.user(),
        binding ? "owns " + String.join(", ", owned) : "is a superuser or bypasses the rules",
        access.user(),
        access.owner());
  }

  private List<Finding> rowLevelSecurity(Statement statement) throws SQLException {
    List<Finding> findings = new ArrayList<>();
    for (String table : list(statement, WITHOUT_SECURITY)) {
      findings.add(
          Finding.bad(
              "The table %s has lost its row-level security, which keeps workspaces apart: stop the"
                  + " server and restore a backup, or ask what changed it.",
              table));
    }
    for (String privilege : list(statement, TOO_MUCH)) {
      findings.add(
          Finding.bad(
              "The role %s may %s the audit log: revoke %s on audit_entry from %s.",
              access.user(), privilege, privilege, access.user()));
    }
    if (findings.isEmpty()) {
      findings.add(
          Finding.ok(
              "Row-level security stands on all %s tables of workspaces.", text(statement, COUNT)));
    }
    return findings;
  }

  private Finding schema() {
    try {
      Optional<String> schema = Migrations.newestIn(access);
      if (schema.isEmpty()) {
        return Finding.careful(
            "The database has no schema yet, or a migration failed in it: the next start or"
                + " \"gatehouse migrate\" makes it.");
      }
      int order = schema.get().compareTo(Migrations.NEWEST);
      if (order > 0) {
        return Finding.bad(
            "The schema (%s) is of a newer Gatehouse than this one: start that one.", schema.get());
      }
      return order == 0
          ? Finding.ok("The schema is the newest (%s).", schema.get())
          : Finding.careful(
              "The schema (%s) is older than this version's (%s): the next start or \"gatehouse"
                  + " migrate\" brings it up.",
              schema.get(), Migrations.NEWEST);
    } catch (StartupException e) {
      return Finding.bad("%s", e.getMessage());
    }
  }

  private static String text(Statement statement, String sql) throws SQLException {
    return list(statement, sql).getFirst();
  }

  private static List<String> list(Statement statement, String sql) throws SQLException {
    try (ResultSet rows = statement.executeQuery(sql)) {
      List<String> found = new ArrayList<>();
      while (rows.next()) {
        found.add(rows.getString(1));
      }
      return found;
    }
  }

  private static String firstLine(SQLException e) {
    return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
  }

  private static final String NOW =
      "select to_char(clock_timestamp() at time zone 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS.US\"Z\"')";

  private static final String OF_WORKSPACES =
      """
       from pg_class c join pg_attribute a on a.attrelid = c.oid
       where a.attname = 'workspace_id' and not a.attisdropped and c.relkind in ('r', 'p')
         and c.relnamespace = 'public'::regnamespace
      """;

  private static final String COUNT = "select count(*)::text" + OF_WORKSPACES;

  private static final String WITHOUT_SECURITY =
      "select c.relname"
          + OF_WORKSPACES
          + """
          and (not c.relrowsecurity
            or not exists (select from pg_policy p where p.polrelid = c.oid)
            or exists (select from pg_policy p where p.polrelid = c.oid
              and pg_get_expr(p.polqual, p.polrelid) = 'true'))
          order by c.relname
          """;

  private static final String OWNED =
      """
      select relname from pg_class where relnamespace = 'public'::regnamespace
        and relkind in ('r', 'p') and pg_has_role(current_user, relowner, 'member') order by relname
      """;

  private static final String TOO_MUCH =
      """
      select p from unnest(array['update', 'delete', 'truncate']) p
      where has_table_privilege(current_user, to_regclass('public.audit_entry'), p)
      """;
}
