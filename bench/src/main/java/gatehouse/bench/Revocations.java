package gatehouse.bench;

import gatehouse.platform.ids.IdType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/**
 * Takes the access of users of the project "bench" away: when nothing else happens, and while as
 * many events of theirs are handed in, and counted, as the machine can take.
 */
final class Revocations {
  private static final int EACH = 50;
  private static final Duration BETWEEN = Duration.ofMillis(100);
  private static final Duration UNTIL_BUSY = Duration.ofSeconds(3);
  private static final String PROJECT = "/api/v1/workspaces/acme/projects/bench";

  private static final String CONNECT =
      """
      with made as (
        insert into credential (workspace_id, project_id, id, server_id, project_user_id, sealed,
          created_at)
        select u.workspace_id, u.project_id, uuidv7(), s.id, u.id, '\\x00', now()
        from project p
          join project_user u on (u.workspace_id, u.project_id) = (p.workspace_id, p.id)
          join mcp_server s on (s.workspace_id, s.project_id) = (p.workspace_id, p.id)
        where p.slug = 'bench' order by u.email_key limit <most>
        returning project_user_id)
      select string_agg(project_user_id::text, ' ') from made
      """;

  private Revocations() {}

  static void measure(ApiClient api, Connection database, Feed feed, Consumer<Bench.Figure> told)
      throws IOException, SQLException {
    List<String> users =
        List.of(Past.value(database, CONNECT.replace("<most>", "" + 2 * EACH)).split(" ", -1));
    double[] idle = times(api, users.subList(0, EACH));
    AtomicBoolean enough = new AtomicBoolean();
    CompletableFuture<Void> load =
        CompletableFuture.runAsync(() -> {
          try {
            for (int i = 0; !enough.get(); i++) {
              feed.send(8 * Feed.AT_ONCE, "beside revocations " + i, 4);
            }
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        });
    LockSupport.parkNanos(UNTIL_BUSY.toNanos());
    double[] busy = times(api, users.subList(EACH, 2 * EACH));
    enough.set(true);
    load.join();
    String act = "access is revoked while events come in, ";
    told.accept(new Bench.Figure(act + "p50, by idle", busy[0], idle[0], "ms", ""));
    told.accept(new Bench.Figure(act + "slowest", busy[1], idle[1], "ms", "≤ 250 ms"));
  }

  private static double[] times(ApiClient api, List<String> users) throws IOException {
    String server =
        api.get(PROJECT + "/servers").replaceAll("(?s).*?\"id\":\"(srv_\\w+)\".*", "$1");
    String body = "{\"servers\":[\"%s\"]}".formatted(server);
    List<Double> times = new ArrayList<>();
    for (String user : users) {
      LockSupport.parkNanos(BETWEEN.toNanos());
      String id = IdType.PROJECT_USER.format(UUID.fromString(user));
      long begin = System.nanoTime();
      String answer = api.made(PROJECT + "/users/" + id + "/revoke", body);
      times.add((System.nanoTime() - begin) / 1e6);
      if (!answer.contains("\"local\":\"removed\"")) {
        throw new IOException("Nothing was revoked: " + answer);
      }
    }
    return ApiClient.percentiles(times);
  }
}
