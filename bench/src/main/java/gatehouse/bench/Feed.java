package gatehouse.bench;

import java.io.IOException;
import java.io.StringReader;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.postgresql.PGConnection;

/** Another gateway that hands in what it saw. */
final class Feed {
  static final int AT_ONCE = 5_000;
  private static final int USERS = 500;
  private static final int CALLS_OF_SESSION = 20;

  private final ApiClient client;
  private final String token;

  private Feed(ApiClient client, String token) {
    this.client = client;
    this.token = token;
  }

  /** Makes the project it belongs to. */
  static Feed into(ApiClient client) throws IOException {
    String projects = "/api/v1/workspaces/acme/projects";
    client.made(projects, "{\"name\":\"Bench\",\"slug\":\"bench\"}");
    client.made(
        projects + "/bench/servers",
        "{\"name\":\"Tools\",\"slug\":\"tools\",\"url\":\"https://tools.example.com/mcp\"}");
    client.made(projects + "/bench/agents", "{\"name\":\"Feed\"}");
    String made =
        client.made(
            "/api/v1/workspaces/acme/api-tokens",
            "{\"name\":\"Feed\",\"role\":\"editor\",\"expiresAt\":\"%s\"}"
                .formatted(Instant.now().plus(Duration.ofDays(1))));
    return new Feed(client, made.replaceAll("(?s).*\"token\":\"([^\"]+)\".*", "$1"));
  }

  /** Sends so many calls, one batch after the other; answers how many a second. */
  double send(int events, String name) throws IOException {
    Instant now = Instant.now().minus(Duration.ofHours(6));
    long nanos = 0;
    for (int from = 0; from < events; from += AT_ONCE) {
      StringBuilder batch = new StringBuilder("[");
      for (int i = from; i < from + AT_ONCE; i++) {
        batch
            .append(i == from ? "" : ",")
            .append(
                """
                {"specversion":"1.0","type":"gatehouse.tool-call","source":"bench","id":"%s-%d",
                "time":"%s","data":{"project":"bench","email":"user%d@feed.example","agent":"Feed",
                "session":"%s-%d","sessionStart":"%s","query":"q%d","server":"tools","tool":"tool%d",
                "totalMicros":%d,"upstreamMicros":%d}}\
                """
                    .formatted(
                        name,
                        i,
                        now.plusMillis(i),
                        i / CALLS_OF_SESSION % USERS,
                        name,
                        i / CALLS_OF_SESSION,
                        now,
                        i / 3,
                        i % 12,
                        40_000 + i % 9_000,
                        39_000 + i % 9_000));
      }
      String text = batch.append(']').toString();
      long begin = System.nanoTime();
      client.ingest(token, text);
      nanos += System.nanoTime() - begin;
    }
    return events / (nanos / 1e9);
  }

  /**
   * The floor: the same rows into the same table by COPY, committed as often; how many a second.
   */
  double copy(Connection database, int events) throws SQLException, IOException {
    String user =
        Past.value(
            database,
            "select workspace_id || E'\\t' || id from project_user where email like '%feed.example'"
                + " order by id limit 1");
    String agent = Past.value(database, "select id from agent where name = 'Feed'");
    String server = Past.value(database, "select id from mcp_server where slug = 'tools'");
    var copies = database.unwrap(PGConnection.class).getCopyAPI();
    String at = Instant.now().toString();
    long nanos = 0;
    for (int from = 0; from < events; from += AT_ONCE) {
      StringBuilder rows = new StringBuilder();
      for (int i = from; i < from + AT_ONCE; i++) {
        rows.append(user)
            .append('\t')
            .append(new UUID((System.currentTimeMillis() << 16) | 0x7000, i * 7919L))
            .append('\t')
            .append(agent)
            .append('\t')
            .append(server)
            .append('\t')
            .append(agent)
            .append('\t')
            .append(at)
            .append("\t42000\t41000\t\\N\ttool\tq\n");
      }
      StringReader text = new StringReader(rows.toString());
      long begin = System.nanoTime();
      copies.copyIn(
          "copy tool_call (workspace_id, project_user_id, id, agent_id, server_id, session_id, at,"
              + " total_micros, upstream_micros, error, tool, query) from stdin",
          text);
      nanos += System.nanoTime() - begin;
    }
    return events / (nanos / 1e9);
  }
}
