package gatehouse.bench;

import gatehouse.platform.postgres.DataDirectory;
import gatehouse.platform.postgres.Visit;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/**
 * Budgets 5 and 6: events handed in over HTTP, durable when acknowledged, beside COPY into the same
 * table; and the figures of a project with many events, as a browser sees them, beside the same
 * answer made from the events.
 */
final class ActivityBench implements Bench.Benchmark {
  private static final int HANDED_IN = Integer.getInteger("bench.handed-in", 100_000);
  private static final int EVENTS = Integer.getInteger("bench.events", 1_000_000);
  private static final String WAITING = "select count(*) from activity_waiting";
  private static final int ROUNDS = 100;
  private static final int WARM_UP = 300;
  private static final String PROJECT = "/api/v1/workspaces/acme/projects/bench";

  @Override
  public void run(Path folder, Consumer<Bench.Figure> told) throws IOException {
    try (BuiltServer server = BuiltServer.start("demo", folder);
        Visit visit = Visit.to(DataDirectory.at(folder));
        Connection database = visit.superuser("gatehouse")) {
      ApiClient client = new ApiClient(server.address());
      Feed feed = Feed.into(client);
      feed.send(20 * Feed.AT_ONCE, "warm-up", 2);
      for (int atATime : new int[] {1, 4}) {
        handIn(feed, visit, database, atATime, told);
      }
      long begin = System.nanoTime();
      Past.into(database, EVENTS);
      client.times(PROJECT + "/users/summary", 1); // the server counts them here
      System.out.printf(
          "%,d calls made and counted in %d s%n",
          EVENTS, (System.nanoTime() - begin) / 1_000_000_000);
      figures(client, database, told);
    } catch (SQLException e) {
      throw new IOException(e);
    }
  }

  private static void handIn(
      Feed feed, Visit visit, Connection database, int atATime, Consumer<Bench.Figure> told)
      throws IOException, SQLException {
    while (!Past.value(database, WAITING).equals("0")) {
      LockSupport.parkNanos(10_000_000);
    }
    long before = Long.parseLong(Past.value(database, "select last_value from activity_batch"));
    double measured = feed.send(HANDED_IN, "measured " + atATime, atATime);
    long begin = System.nanoTime();
    while (!Past.value(database, WAITING).equals("0")) {
      LockSupport.parkNanos(10_000_000);
    }
    double late = (System.nanoTime() - begin) / 1e9;
    try (CopyFloor floor = new CopyFloor(visit, atATime)) {
      double copied = floor.measure(before) / 1e3;
      String how = atATime == 1 ? ", one batch at a time" : ", " + atATime + " batches at a time";
      told.accept(
          new Bench.Figure("events a second" + how, measured / 1e3, copied, "k ", "≥ 0.60"));
      told.accept(
          new Bench.Figure(
              "— and counted", HANDED_IN / (HANDED_IN / measured + late) / 1e3, copied, "k ", ""));
    }
  }

  private static void figures(ApiClient client, Connection database, Consumer<Bench.Figure> told)
      throws IOException, SQLException {
    String user =
        client.get(PROJECT + "/users?limit=1").replaceAll("(?s).*?\"id\":\"(pus_\\w+)\".*", "$1");
    String[][] asked = {
      {"project, 30 days", PROJECT + "/analytics", Past.raw(30)},
      {
        "project, 90 days by week",
        PROJECT + "/analytics?unit=week&from=" + Past.day(89),
        Past.raw(90)
      },
      {"WAU, MAU and inactive", PROJECT + "/users/summary", Past.ACTIVE},
      {"one user, 30 days", PROJECT + "/users/" + user + "/analytics", Past.OF_USER},
    };
    for (String[] one : asked) {
      client.times(one[1], WARM_UP);
      double[] times = client.times(one[1], ROUNDS);
      double raw = Past.millis(database, one[2]);
      told.accept(new Bench.Figure(one[0] + ", p50, by raw SQL", times[0], raw, "ms", "≤ 10 ms"));
      told.accept(new Bench.Figure(one[0] + ", p99, by raw SQL", times[1], raw, "ms", ""));
    }
    String shown = client.get(PROJECT + "/analytics").replaceAll("(?s).*?\"calls\":(\\d+).*", "$1");
    String counted = Past.value(database, Past.raw(30));
    System.out.printf("calls in 30 days: shown %s, raw %s%n", shown, counted);
    if (!shown.equals(counted)) {
      throw new IOException("The figures are not those of the events");
    }
  }
}
