package gatehouse.app;

import static org.assertj.core.api.Assertions.assertThat;

import gatehouse.control.access.Role;
import gatehouse.testkit.People;
import gatehouse.testkit.PostgresForTests;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

@QuarkusTest
class SchemaTest {
  @Inject People people;

  private static final String DUMP =
      """
      select line from (
        select c.relname as t, 1 as part, a.attnum::text as n, '  ' || a.attname || ' '
            || format_type(a.atttypid, a.atttypmod) || case when a.attnotnull then ' not null' else '' end
            || coalesce(' default ' || pg_get_expr(d.adbin, d.adrelid), '') as line
          from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
          left join pg_attrdef d on d.adrelid = c.oid and d.adnum = a.attnum
          where c.relkind in ('r', 'p') and c.relnamespace = 'public'::regnamespace
        union all
        select relname, 0, '', 'table ' || relname || case when relrowsecurity then ' with row-level security' else '' end
          from pg_class where relkind in ('r', 'p') and relnamespace = 'public'::regnamespace
        union all
        select conrelid::regclass::text, 2, conname, '  ' || pg_get_constraintdef(oid)
          from pg_constraint where connamespace = 'public'::regnamespace and contype <> 'n' and conrelid <> 0
        union all
        select tablename, 3, indexname, '  ' || indexdef from pg_indexes where schemaname = 'public'
        union all
        select tablename, 4, policyname, '  policy ' || policyname || ' using ' || regexp_replace(qual, '\\s+', ' ', 'g')
          from pg_policies where schemaname = 'public'
        union all
        select table_name, 5, '', '  granted: ' || string_agg(lower(privilege_type), ', ' order by privilege_type)
          from information_schema.role_table_grants
          where grantee = 'gatehouse_server' and table_schema = 'public' group by table_name
      ) dump where t <> 'flyway_schema_history' order by t collate "C", part, length(n), n collate "C", line collate "C"
      """;

  @Test
  void theCommittedSchemaIsWhatTheMigrationsMake() throws SQLException {
    StringBuilder dump = new StringBuilder();
    for (String line : PostgresForTests.asOwner(DUMP)) {
      dump.append(line).append('\n');
    }
    Golden.check("schema.golden", dump.toString());
  }

  @Test
  void everyTableOfAWorkspaceHasRowLevelSecurity() throws SQLException {
    List<String> open =
        PostgresForTests.asOwner(
            """
            select c.relname from pg_class c join pg_attribute a on a.attrelid = c.oid
            where a.attname = 'workspace_id' and c.relkind in ('r', 'p') and not c.relrowsecurity
              and c.relnamespace = 'public'::regnamespace
            """);
    assertThat(open).isEmpty();
  }

  @Test
  void theServersRoleWithoutATenantSeesNoTenantsRows() throws SQLException {
    people.member("someone@rows.example", people.workspace("rows"), Role.ADMIN);
    assertThat(PostgresForTests.asOwner("select count(*)::text from member"))
        .as("the rows are there for the owner, whom the policies do not bind")
        .isNotEqualTo(List.of("0"));
    for (String table :
        PostgresForTests.asOwner(
            "select relname from pg_class where relrowsecurity and relnamespace = 'public'::regnamespace")) {
      assertThat(PostgresForTests.asServer("select count(*)::text from " + table))
          .as(table)
          .containsExactly("0");
    }
  }

  @Test
  void theServersRoleCannotGoRoundRowLevelSecurity() throws SQLException {
    assertThat(
            PostgresForTests.asServer(
                "select (rolsuper or rolbypassrls)::text from pg_roles where rolname = current_user"))
        .containsExactly("false");
  }

  /**
   * A table that keeps the hash of something that lets people in belongs into after-restore.sql;
   * what stays after a restore on purpose is named here.
   */
  @Test
  void everythingThatLetsPeopleInEndsWithARestore() throws SQLException {
    List<String> stays = List.of("account", "audit_chain", "audit_entry", "recovery_code");
    List<String> kept =
        PostgresForTests.asOwner(
            """
            select distinct table_name from information_schema.columns
            where table_schema = 'public' and column_name ~ '(^|_)(hash|token)(_|$)' order by 1
            """);
    assertThat(kept)
        .contains("account_session", "one_time_token")
        .filteredOn(table -> !stays.contains(table))
        .allMatch(table -> AfterRestore.script().contains(" " + table));
  }

  @Test
  void theServerKnowsItsNewestMigration() throws IOException {
    Path root = Path.of(System.getProperty("project.root", ".."));
    List<String> versions = new ArrayList<>();
    for (String module : List.of("platform", "control")) {
      try (Stream<Path> files =
          Files.list(root.resolve(module + "/src/main/resources/db/migration"))) {
        files.forEach(
            f -> versions.add(f.getFileName().toString().replaceAll("V(\\d+)__.*", "$1")));
      }
    }
    assertThat(versions).doesNotHaveDuplicates();
    assertThat(Collections.max(versions)).isEqualTo(Migrations.NEWEST);
  }
}
