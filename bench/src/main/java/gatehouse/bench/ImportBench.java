package gatehouse.bench;

import gatehouse.platform.postgres.DataDirectory;
import gatehouse.platform.postgres.Visit;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Budget 3: a CSV file of a hundred thousand people by the command line, from its first row to the
 * last. The floor is the same rows put by bare SQL into the tables of accounts, people, members and
 * the audit log, by one connection, with all their indexes.
 */
final class ImportBench implements Bench.Benchmark {
  private static final int ROWS = Integer.getInteger("bench.rows", 100_000);
  private static final Pattern TOOK = Pattern.compile(" (\\d+) added.* rows in ([0-9.]+) s");

  @Override
  public void run(Path folder, Consumer<Bench.Figure> told) throws IOException {
    try (BuiltServer server = BuiltServer.start("demo", folder)) {
      System.out.printf("sample organisation ready in %.0f ms%n", server.readyMillis());
      double floor = bare(folder);
      Path file = Files.createTempFile("gatehouse-import", ".csv");
      try {
        write(file);
        String said =
            BuiltServer.answer(
                folder, "member", "import", file.toString(), "--workspace", "initech");
        Matcher took = TOOK.matcher(said);
        if (!took.find() || Integer.parseInt(took.group(1)) != ROWS) {
          throw new IOException("The import did not add them all: " + said);
        }
        told.accept(
            new Bench.Figure(
                "import of %,d people, each".formatted(ROWS),
                Double.parseDouble(took.group(2)) * 1e6 / ROWS,
                floor,
                "µs",
                "≤ 100 µs"));
      } finally {
        Files.delete(file);
      }
    }
  }

  private static void write(Path file) throws IOException {
    try (Writer out = Files.newBufferedWriter(file)) {
      out.write("First Name,Last Name,Email,Team,Role\n");
      for (int i = 0; i < ROWS; i++) {
        out.write(
            "Ann%d,Lee%d,person%06d@import.example,Team %d,editor\n"
                .formatted(i % 1009, i % 9973, i, i % 40));
      }
    }
  }

  /** Microseconds a row. */
  private static double bare(Path folder) throws IOException {
    try (Visit visit = Visit.to(DataDirectory.at(folder));
        Connection database = visit.superuser("gatehouse");
        Statement statement = database.createStatement()) {
      statement.execute("update workspace set seats = null");
      statement.execute(
          """
          create temp table newcomer as
          select gen_random_uuid() as id, gen_random_uuid() as member,
            'bare' || lpad(i::text, 6, '0') || '@import.example' as email,
            'Ann' || i %% 1009 || ' Lee' || i %% 9973 as name, i
          from generate_series(1, %d) i
          """
              .formatted(ROWS));
      statement.execute("analyze newcomer");
      long begin = System.nanoTime();
      statement.execute(
          """
          insert into account (id, email, email_key, first_name, last_name, name, created_at)
          select id, email, email, 'Ann', 'Lee', name, now() from newcomer
          """);
      statement.execute(
          """
          insert into person (workspace_id, id, email, email_key, name, account_id, search_key,
            created_at)
          select w.id, n.id, email, email, n.name, n.id, lower(n.name) || ' ' || email, now()
          from newcomer n, workspace w where w.slug = 'initech'
          """);
      statement.execute(
          """
          insert into member (workspace_id, id, person_id, name, name_key, email, email_key, role,
            status, created_at)
          select w.id, n.member, n.id, n.name, lower(n.name), email, email, 2, 1, now()
          from newcomer n, workspace w where w.slug = 'initech'
          """);
      statement.execute(
          """
          insert into audit_entry (workspace_id, seq, id, at, actor_type, actor_name, action,
            subject_type, subject_id, subject_name, before, after, hash)
          select gen.id, n.i, n.member, now(), 'system', 'bench', 'member.created', 'member',
            n.member::text, n.name, '{}', jsonb_build_object('email', email, 'role', 'Editor'),
            sha256(email::bytea)
          from newcomer n, (select gen_random_uuid() as id) gen
          """);
      double micros = (System.nanoTime() - begin) / 1e3 / ROWS;
      statement.execute("delete from audit_entry where actor_name = 'bench'");
      return micros;
    } catch (SQLException e) {
      throw new IOException(e);
    }
  }
}
