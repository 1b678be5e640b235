package gatehouse.bench;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Another gateway that hands in what it saw: calls of people in sessions of twenty calls each. */
final class Feed {
  static final int AT_ONCE = 5_000;
  private static final int USERS = 2_000;
  private static final int CALLS_OF_SESSION = 20;

  private final ApiClient client;
  private final String token;
  private final Instant begin = Instant.now().minus(Duration.ofHours(6));

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
        "{\"name\":\"Tools\",\"slug\":\"tools\",\"url\":\"https://tools.example.com/mcp\","
            + "\"auth\":{\"kind\":\"header\",\"level\":\"user\"}}");
    client.made(projects + "/bench/agents", "{\"name\":\"Feed\"}");
    String made =
        client.made(
            "/api/v1/workspaces/acme/api-tokens",
            "{\"name\":\"Feed\",\"role\":\"editor\",\"expiresAt\":\"%s\"}"
                .formatted(Instant.now().plus(Duration.ofDays(1))));
    return new Feed(client, made.replaceAll("(?s).*\"token\":\"([^\"]+)\".*", "$1"));
  }

  /** Sends so many calls, so many batches at a time; answers how many a second. */
  double send(int events, String name, int atATime) throws IOException {
    List<String> batches = new ArrayList<>();
    for (int from = 0; from < events; from += AT_ONCE) {
      batches.add(batch(name, from));
    }
    return each(batches, atATime, batch -> client.ingest(token, batch));
  }

  /** Does what is to be done with each of these, so many at a time; answers how many a second. */
  static double each(List<String> batches, int atATime, Work work) throws IOException {
    long begin = System.nanoTime();
    try (ExecutorService threads = Executors.newFixedThreadPool(atATime)) {
      List<Future<?>> all = new ArrayList<>();
      for (String batch : batches) {
        all.add(
            threads.submit(() -> {
              work.with(batch);
              return null;
            }));
      }
      for (Future<?> one : all) {
        one.get();
      }
    } catch (ExecutionException | InterruptedException e) {
      throw new IOException(e);
    }
    return batches.size() * (double) AT_ONCE / ((System.nanoTime() - begin) / 1e9);
  }

  /** What is done with a batch. */
  interface Work {
    void with(String batch) throws Exception;
  }

  private String batch(String name, int from) {
    StringBuilder batch = new StringBuilder("[");
    for (int i = from; i < from + AT_ONCE; i++) {
      int session = i / CALLS_OF_SESSION;
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
                      begin.plusMillis(i),
                      session % USERS,
                      name,
                      session,
                      begin,
                      i / 3,
                      i % 12,
                      40_000 + i % 9_000,
                      39_000 + i % 9_000));
    }
    return batch.append(']').toString();
  }
}
