package gatehouse.bench;

import gatehouse.platform.postgres.DataDirectory;
import gatehouse.platform.postgres.Visit;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/**
 * Budget 4: a role for the hundred thousand of a million members that match a search, from the
 * request to the job's end, and taken back; meanwhile somebody leafs through the list. The floor is
 * the same by bare SQL: one update of the rows, one audit entry each.
 */
final class BulkBench implements Bench.Benchmark {
  private static final int MEMBERS = Integer.getInteger("bench.members", 1_000_000);
  private static final int ROUNDS = 150;
  private static final int WARM_UP = 500;
  private static final long PAUSE_NANOS = 20_000_000;
  private static final String PAGE = "/api/v1/workspaces/acme/members?limit=50&sort=name";

  @Override
  public void run(Path folder, Consumer<Bench.Figure> told) throws IOException {
    try (BuiltServer server = BuiltServer.start("demo", folder);
        Visit visit = Visit.to(DataDirectory.at(folder));
        Connection database = visit.superuser("gatehouse")) {
      Crowd.into(database, MEMBERS);
      ApiClient client = new ApiClient(server.address());
      client.times(PAGE, WARM_UP);
      double[] quiet = client.times(PAGE, ROUNDS);
      double floor = bare(database);
      double[] busy = new double[2];
      String given =
          """
          {"list":"members","action":"change-role","filter":{"q":"user00"},"arguments":{"role":"editor"}}
          """;
      String job = timed("a role", client, "/bulk", given, floor, busy, told);
      told.accept(new Bench.Figure("the list meanwhile, p50", busy[0], quiet[0], "ms", ""));
      told.accept(new Bench.Figure("the list meanwhile, p99", busy[1], quiet[1], "ms", ""));
      timed("taken back", client, "/jobs/" + job + "/undo", "", floor, busy, told);
    } catch (SQLException e) {
      throw new IOException(e);
    }
  }

  /** Runs a job to its end while the list is read; answers its id. */
  private static String timed(
      String what,
      ApiClient client,
      String path,
      String body,
      double floor,
      double[] busy,
      Consumer<Bench.Figure> told)
      throws IOException {
    AtomicBoolean over = new AtomicBoolean();
    List<Double> times = new ArrayList<>();
    Thread reader = Thread.ofPlatform().start(() -> read(client, over, times));
    long begin = System.nanoTime();
    String job = client.post("/api/v1/workspaces/acme" + path, body);
    String done = client.jobEnd("/api/v1/workspaces/acme/jobs/" + job);
    double seconds = (System.nanoTime() - begin) / 1e9;
    over.set(true);
    try {
      reader.join();
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
    System.arraycopy(ApiClient.percentiles(times), 0, busy, 0, 2);
    told.accept(
        new Bench.Figure(
            "bulk: %s, %s members".formatted(what, done), seconds, floor, "s ", "≤ 10 s"));
    return job;
  }

  private static void read(ApiClient client, AtomicBoolean over, List<Double> times) {
    try {
      while (!over.get()) {
        times.add(client.times(PAGE, 1)[0]);
        java.util.concurrent.locks.LockSupport.parkNanos(PAUSE_NANOS);
      }
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  /** Seconds, in a transaction that is not kept. */
  private static double bare(Connection database) throws SQLException {
    try (Statement statement = database.createStatement()) {
      statement.execute("begin");
      long begin = System.nanoTime();
      statement.execute(
          """
          with changed as (
            update member m set role = 2, version = m.version + 1
            from (select id from workspace where slug = 'acme') w
            where workspace_id = w.id and email like 'user00%'
            returning m.workspace_id, m.id, m.name)
          insert into audit_entry (workspace_id, seq, id, at, actor_type, actor_name, action,
            subject_type, subject_id, subject_name, before, after, hash)
          select workspace_id, 1000000000 + row_number() over (), gen_random_uuid(), now(), 'system',
            'bench', 'member.role-changed', 'member', id::text, name, '{"role":"Monitor"}',
            '{"role":"Editor"}', sha256(id::text::bytea)
          from changed
          """);
      double seconds = (System.nanoTime() - begin) / 1e9;
      statement.execute("rollback");
      statement.execute("vacuum member");
      return seconds;
    }
  }
}
