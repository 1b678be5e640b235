package gatehouse.bench;

import com.password4j.Argon2Function;
import com.password4j.Password;
import com.password4j.types.Argon2;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;

/** Budget 10: what a sign-in costs beside the hash that it cannot do without. */
final class SignInBench implements Bench.Benchmark {
  private static final int WARM_UP = 150;

  /** So many until Java has compiled what a sign-in runs through. */
  private static final int WARM_UP_OF_SERVER = 800;

  private static final int ROUNDS = 200;
  private static final String PASSWORD = "correct horse battery staple";

  @Override
  public List<Bench.Figure> run(Path folder) throws IOException {
    double floor = hashMillis();
    try (BuiltServer server = BuiltServer.start("demo", folder)) {
      signIns(server, WARM_UP_OF_SERVER);
      double before = server.cpuMillis();
      signIns(server, ROUNDS);
      double each = (server.cpuMillis() - before) / ROUNDS;
      return List.of(
          new Bench.Figure(
              "password sign-in, CPU (server + database)", each, floor, "ms", "≤ 1.15"));
    }
  }

  private static double hashMillis() {
    Argon2Function argon = Argon2Function.getInstance(19456, 2, 1, 32, Argon2.ID);
    String hash = Password.hash(PASSWORD).addRandomSalt(16).with(argon).getResult();
    for (int i = 0; i < WARM_UP; i++) {
      check(argon, hash);
    }
    var threads = ManagementFactory.getThreadMXBean();
    long before = threads.getCurrentThreadCpuTime();
    for (int i = 0; i < ROUNDS; i++) {
      check(argon, hash);
    }
    return (threads.getCurrentThreadCpuTime() - before) / 1e6 / ROUNDS;
  }

  private static void check(Argon2Function argon, String hash) {
    if (!Password.check(PASSWORD, hash).with(argon)) {
      throw new IllegalStateException("The hash does not match");
    }
  }

  private static void signIns(BuiltServer server, int times) throws IOException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(server.address() + "/api/v1/session"))
            .header("Content-Type", "application/json")
            .header("Sec-Fetch-Site", "same-origin")
            .POST(
                HttpRequest.BodyPublishers.ofString(
                    "{\"email\":\"admin@acme.example\",\"password\":\"" + PASSWORD + "\"}"))
            .build();
    try (HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
      for (int i = 0; i < times; i++) {
        int status = client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
        if (status != 200) {
          throw new IOException("A sign-in answered " + status);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }
}
