package gatehouse.bench;

import com.password4j.Argon2Function;
import com.password4j.types.Argon2;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/**
 * Budget 10: what a sign-in costs, server and database, beside the hash that it cannot do without.
 */
final class SignInBench implements Bench.Benchmark {
  private static final int WARM_UP = 150;

  /** So many until Java has compiled what a sign-in runs through. */
  private static final int WARM_UP_OF_SERVER = 3_000;

  private static final int ROUNDS = 200;
  private static final String PASSWORD = "correct horse battery staple";

  @Override
  public void run(Path folder, Consumer<Bench.Figure> told) throws IOException {
    double floor = cpuMillis(SignInBench::hash);
    Argon2Function usual = Argon2Function.getInstance(19_456, 2, 1, 32, Argon2.ID);
    double peer =
        cpuMillis(() -> usual.hash(PASSWORD.getBytes(StandardCharsets.UTF_8), new byte[16]));
    try (BuiltServer server = BuiltServer.start("demo", folder)) {
      signIns(server, WARM_UP_OF_SERVER);
      double before = server.cpuMillis();
      signIns(server, ROUNDS);
      double each = (server.cpuMillis() - before) / ROUNDS;
      told.accept(new Bench.Figure("sign-in, CPU, to one bare hash", each, floor, "ms", "≤ 1.15"));
      told.accept(
          new Bench.Figure("sign-in, CPU, to one hash of Password4j", each, peer, "ms", "≤ 1.15"));
    }
  }

  private static double cpuMillis(Runnable work) {
    for (int i = 0; i < WARM_UP; i++) {
      work.run();
    }
    var threads = ManagementFactory.getThreadMXBean();
    long before = threads.getCurrentThreadCpuTime();
    for (int i = 0; i < ROUNDS; i++) {
      work.run();
    }
    return (threads.getCurrentThreadCpuTime() - before) / 1e6 / ROUNDS;
  }

  /** By the plain call of the library that the server uses, of the parameters OWASP names first. */
  private static void hash() {
    Argon2BytesGenerator generator = new Argon2BytesGenerator();
    generator.init(
        new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
            .withMemoryAsKB(19_456)
            .withIterations(2)
            .withParallelism(1)
            .withSalt(new byte[16])
            .build());
    generator.generateBytes(PASSWORD.toCharArray(), new byte[32]);
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
