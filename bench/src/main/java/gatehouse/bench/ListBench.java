package gatehouse.bench;

import gatehouse.platform.ids.IdType;
import gatehouse.platform.paging.Cursor;
import gatehouse.platform.postgres.DataDirectory;
import gatehouse.platform.postgres.Visit;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * Budgets 1 and 2: pages and searches of a list of a million members. Told is what the server says
 * that it took; the floor is the bare page, 51 rows behind a key, asked of PostgreSQL directly.
 */
final class ListBench implements Bench.Benchmark {
  private static final int MEMBERS = Integer.getInteger("bench.members", 1_000_000);
  private static final int ROUNDS = 150;

  /** So many until Java has compiled what a page runs through. */
  private static final int WARM_UP = 2_000;

  private static final String MEMBERS_PATH = "/api/v1/workspaces/acme/members?limit=50&";

  @Override
  public void run(Path folder, Consumer<Bench.Figure> told) throws IOException {
    try (BuiltServer server = BuiltServer.start("demo", folder);
        Visit visit = Visit.to(DataDirectory.at(folder));
        Connection database = visit.superuser("gatehouse")) {
      long begin = System.nanoTime();
      Crowd.into(database, MEMBERS);
      System.out.printf(
          "%,d members made in %d s%n", MEMBERS, (System.nanoTime() - begin) / 1_000_000_000);
      double[] floor = bare(database);
      ApiClient client = new ApiClient(server.address());
      client.times(MEMBERS_PATH + "sort=name", WARM_UP);
      double[] trivial = client.serverTimes("/api/v1/workspaces/acme", ROUNDS);
      told.accept(
          new Bench.Figure(
              "a request that does next to nothing, p50", trivial[0], floor[0], "ms", ""));
      for (Map.Entry<String, String> one : cases().entrySet()) {
        client.times(MEMBERS_PATH + one.getValue(), ROUNDS / 3); // statements get prepared
        double[] times = client.serverTimes(MEMBERS_PATH + one.getValue(), ROUNDS);
        told.accept(new Bench.Figure(one.getKey() + ", p50", times[0], floor[0], "ms", ""));
        told.accept(
            new Bench.Figure(
                one.getKey() + ", p99", times[1], floor[1], "ms", budget(one.getKey())));
      }
    } catch (SQLException e) {
      throw new IOException(e);
    }
  }

  private static Map<String, String> cases() {
    Map<String, String> cases = new LinkedHashMap<>();
    cases.put("first page by name", "sort=name");
    cases.put("middle by name", "sort=name&cursor=" + behind("name", "jonas"));
    cases.put("last page by name", "sort=-name");
    cases.put("first page by last login", "sort=-lastLogin");
    cases.put("first page by role", "sort=-role");
    cases.put("first page by e-mail", "sort=email");
    cases.put("invited, by name", "status=invited&sort=name");
    cases.put("invited, by last login", "status=invited&sort=-lastLogin");
    cases.put("Admins, by name", "role=admin&sort=name");
    cases.put("active, by name", "status=active&sort=name");
    cases.put("with 2FA, by created", "twoFactor=true&sort=-createdAt");
    cases.put("a team, by name", "team=" + IdType.TEAM.format(UUID.fromString(Crowd.TEAM)));
    cases.put(
        "a team and disabled (combined)",
        "status=disabled&team=" + IdType.TEAM.format(UUID.fromString(Crowd.TEAM)));
    cases.put(
        "a common tag and Admin (combined)",
        "role=admin&tag=" + IdType.TAG.format(UUID.fromString(Crowd.COMMON_TAG)));
    cases.put(
        "a rare tag, by e-mail",
        "sort=email&tag=" + IdType.TAG.format(UUID.fromString(Crowd.RARE_TAG)));
    cases.put("never signed in and active (combined)", "lastLogin=never&status=active&sort=name");
    cases.put("search: none", "q=zzqqxxv");
    cases.put("search: rare", "q=065432");
    cases.put("search: full address", "q=user0654321@crowd.example");
    cases.put("search: common", "q=crowd");
    cases.put("search: first name", "q=priya");
    cases.put("search: two letters", "q=ka");
    return cases;
  }

  private static String budget(String name) {
    return name.startsWith("search")
        ? "≤ 25 ms"
        : name.endsWith("(combined)") ? "≤ 15 ms" : "≤ 5 ms";
  }

  private static String behind(String sort, String value) {
    return new Cursor(sort, value, new UUID(0, 0)).encoded();
  }

  /** The floor: p50 and p99 of the bare page at places all over the list. */
  private static double[] bare(Connection database) throws SQLException {
    List<Double> times = new ArrayList<>();
    try (PreparedStatement page =
        database.prepareStatement(
            """
            select * from member where workspace_id = (select id from workspace where slug = 'acme')
              and (name_key, id) > (?, '00000000-0000-0000-0000-000000000000'::uuid)
            order by name_key, id limit 51
            """)) {
      for (int i = 0; i < ROUNDS * 2; i++) {
        page.setString(1, "" + (char) ('a' + i * 7 % 26));
        long begin = System.nanoTime();
        try (var rows = page.executeQuery()) {
          while (rows.next()) {
            rows.getString("email");
          }
        }
        if (i >= ROUNDS) {
          times.add((System.nanoTime() - begin) / 1e6);
        }
      }
    }
    return ApiClient.percentiles(times);
  }
}
