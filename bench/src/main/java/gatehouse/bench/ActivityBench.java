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
 * table; and the figures of a project with many events, in the server's own time, beside the same
 * answer made from the events. And how long it takes to take access away while events come in.
 */
final class ActivityBench implements Bench.Benchmark {
  private static final int HANDED_IN = Integer.getInteger("bench.handed-in", 100_000);
  private static final int EVENTS = Integer.getInteger("bench.events", 1_000_000);
  private static final String WAITING = "select count(*) from activity_waiting";
  private static final String ELSEWHERE =
      """
      select count(*) from project_activity a join workspace w on w.id = a.workspace_id
      where a.zone <> w.time_zone or a.anew_before is not null
      """;

  /**
   * So many requests in a minute are more than anyone may make; waiting would let all cool down.
   */
  private static final String UNLIMITED =
      "with reset as (update rate_limit set used = 0 returning 1) select count(*) from reset";

  private static final int ROUNDS = 100;

  /** The slowest one in a hundred are few: with 500 rounds one list in twelve is off by chance. */
  private static final int LIST_ROUNDS = 2_000;

  private static final int WARM_UP = 300;

  /** So many until Java has compiled all that the lists run through. */
  private static final int LISTS_WARM_UP = 40_000;

  private static final String PROJECT = "/api/v1/workspaces/acme/projects/bench";
  private static final String USERS = PROJECT + "/users?limit=50&";

  @Override
  public void run(Path folder, Consumer<Bench.Figure> told) throws IOException {
    try {
      try (BuiltServer server = BuiltServer.start("demo", folder)) {
        fill(folder, server, told);
      }
      // Without the sample agents, who call sample servers on the same cores.
      try (BuiltServer server = BuiltServer.start("run", folder)) {
        look(folder, server, told);
      }
    } catch (SQLException e) {
      throw new IOException(e);
    }
  }

  private static void fill(Path folder, BuiltServer server, Consumer<Bench.Figure> told)
      throws IOException, SQLException {
    try (Visit visit = Visit.to(DataDirectory.at(folder));
        Connection database = visit.superuser("gatehouse")) {
      ApiClient client = new ApiClient(server.address());
      Feed feed = Feed.into(client);
      feed.send(20 * Feed.AT_ONCE, "warm-up", 2);
      for (int atATime : new int[] {1, 4}) {
        handIn(feed, visit, database, atATime, told);
      }
      Revocations.measure(client, database, feed, told);
      Past.into(database, EVENTS);
      System.out.printf("%,d calls counted in %.1f s%n", EVENTS, counted(database));
      Past.settle(database);
    }
  }

  private static void look(Path folder, BuiltServer server, Consumer<Bench.Figure> told)
      throws IOException, SQLException {
    try (Visit visit = Visit.to(DataDirectory.at(folder));
        Connection database = visit.superuser("gatehouse")) {
      ApiClient client = new ApiClient(server.address());
      figures(client, database, told);
      people(client, database, told);
      Past.value(
          database,
          "update workspace set time_zone = 'Asia/Tokyo' where slug = 'acme' returning id");
      System.out.printf(
          "%,d calls counted anew in another time zone in %.1f s%n",
          EVENTS, none(database, ELSEWHERE));
      check(client, database);
    }
  }

  private static void handIn(
      Feed feed, Visit visit, Connection database, int atATime, Consumer<Bench.Figure> told)
      throws IOException, SQLException {
    counted(database);
    long before = Long.parseLong(Past.value(database, "select last_value from activity_batch"));
    double measured = feed.send(HANDED_IN, "measured " + atATime, atATime);
    double late = counted(database);
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

  /** Waits until everything is counted; answers how long, in seconds. */
  private static double counted(Connection database) throws SQLException {
    return none(database, WAITING);
  }

  /** Waits until there is none of these. */
  private static double none(Connection database, String counted) throws SQLException {
    long begin = System.nanoTime();
    while (!Past.value(database, counted).equals("0")) {
      LockSupport.parkNanos(10_000_000);
    }
    return (System.nanoTime() - begin) / 1e9;
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
      {"WAU, MAU and inactive", PROJECT + "/summary", Past.active(30)},
      {"one user, 30 days", PROJECT + "/users/" + user + "/analytics", Past.OF_USER},
    };
    for (String[] one : asked) {
      client.times(one[1], WARM_UP);
      double[] times = client.serverTimes(one[1], 2 * ROUNDS);
      double raw = Past.millis(database, one[2]);
      told.accept(new Bench.Figure(one[0] + ", p50, by raw SQL", times[0], raw, "ms", "≤ 10 ms"));
      told.accept(new Bench.Figure(one[0] + ", p99, by raw SQL", times[1], raw, "ms", ""));
    }
    check(client, database);
  }

  private static void check(ApiClient client, Connection database)
      throws IOException, SQLException {
    String shown = client.get(PROJECT + "/analytics").replaceAll("(?s).*?\"calls\":(\\d+).*", "$1");
    String zone = Past.value(database, "select time_zone from workspace where slug = 'acme'");
    String counted = Past.value(database, Past.raw(30).replace("'UTC'", "'" + zone + "'"));
    System.out.printf("calls in 30 days there: shown %s, raw %s%n", shown, counted);
    String[] active =
        client
            .get(PROJECT + "/summary")
            .replaceAll(
                "(?s).*\"weeklyActiveUsers\":(\\d+),\"monthlyActiveUsers\":(\\d+).*", "$1 $2")
            .split(" ", 2);
    String week = Past.value(database, Past.active(7).replace("'UTC'", "'" + zone + "'"));
    String month = Past.value(database, Past.active(30).replace("'UTC'", "'" + zone + "'"));
    System.out.printf(
        "WAU and MAU there: shown %s and %s, raw %s and %s%n", active[0], active[1], week, month);
    if (!shown.equals(counted) || !active[0].equals(week) || !active[1].equals(month)) {
      throw new IOException("The figures are not those of the events");
    }
  }

  /** The list of its ten thousand users, beside a bare page of it. */
  private static void people(ApiClient client, Connection database, Consumer<Bench.Figure> told)
      throws IOException, SQLException {
    String server =
        client.get(PROJECT + "/servers").replaceAll("(?s).*?\"id\":\"(srv_\\w+)\".*", "$1");
    String[] asked = {
      "sort=email",
      "sort=-authenticatedServers",
      "sort=-queriesThisWeek",
      "sort=-toolCallsThisWeek",
      "sort=-lastActive",
      "sort=createdAt",
      "server=" + server,
      "pendingServer=" + server + "&sort=-lastActive",
      "activeIn=7",
      "activeIn=30&sort=-toolCallsThisWeek",
      "inactive=true",
      "never=true",
      "q=past04711",
      "q=crowd",
      "q=zzqqxx"
    };
    for (int i = 0; i < LISTS_WARM_UP; i += asked.length) {
      for (String one : asked) {
        client.times(USERS + one, 1);
      }
      Past.value(database, UNLIMITED);
    }
    for (String one : asked) {
      Past.value(database, UNLIMITED);
      client.times(USERS + one, ROUNDS);
      double[] times = client.serverTimes(USERS + one, LIST_ROUNDS);
      double floor = Past.millis(database, Past.PAGE);
      String name = "users: " + one.replaceAll("srv_\\w+", "one");
      told.accept(new Bench.Figure(name + ", p50", times[0], floor, "ms", ""));
      told.accept(new Bench.Figure(name + ", p99", times[1], floor, "ms", budget(one)));
    }
  }

  /** As budgets 1 and 2 have it. */
  private static String budget(String query) {
    if (query.startsWith("q=")) {
      return "≤ 25 ms";
    }
    return query.contains("&") ? "≤ 15 ms" : "≤ 5 ms";
  }
}
