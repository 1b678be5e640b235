package gatehouse.platform.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gatehouse.platform.net.OutgoingException.Reason;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.net.PfxOptions;
import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GuardedTlsTest {
  /**
   * The first handshake of a process reads the certificates of a whole world; a minute is ample.
   */
  private static final OutgoingLimits PATIENT =
      new OutgoingLimits(Duration.ofMinutes(1), Duration.ofMinutes(1), 1 << 20, 16 << 10, 1);

  private static final Vertx VERTX = Vertx.vertx();
  private static @Nullable PfxOptions certificate;
  private static int port;

  @BeforeAll
  static void start(@TempDir Path folder) throws Exception {
    Path file = folder.resolve("server.p12");
    Process keytool =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-keyalg",
                "EC",
                "-alias",
                "a",
                "-dname",
                "CN=test",
                "-ext",
                "san=dns:provider.example",
                "-storepass",
                "changeit",
                "-keystore",
                file.toString())
            .inheritIO()
            .start();
    assertThat(keytool.waitFor(60, TimeUnit.SECONDS) && keytool.exitValue() == 0).isTrue();
    certificate =
        new PfxOptions()
            .setValue(VERTX.fileSystem().readFileBlocking(file.toString()))
            .setPassword("changeit");
    HttpServer server =
        VERTX
            .createHttpServer(
                new HttpServerOptions().setSsl(true).setSni(true).setKeyCertOptions(certificate))
            .requestHandler(request ->
                request
                    .response()
                    .end(
                        request.connection().indicatedServerName()
                            + " "
                            + request.getHeader("Host")))
            .listen(0, "127.0.0.1")
            .toCompletionStage()
            .toCompletableFuture()
            .get(60, TimeUnit.SECONDS);
    port = server.actualPort();
  }

  @AfterAll
  static void stop() {
    VERTX.close();
  }

  @Test
  void theConnectionGoesToTheCheckedAddressAndTlsStillProvesTheName() {
    String answer = call("provider.example", certificate).body();
    assertThat(answer).isEqualTo("provider.example provider.example:" + port);
  }

  @Test
  void aCertificateForAnotherNameIsRefused() {
    assertThatThrownBy(() -> call("other.example", certificate))
        .isInstanceOfSatisfying(
            OutgoingException.class, e -> assertThat(e.reason()).isEqualTo(Reason.TLS));
  }

  @Test
  void aCertificateNobodyVouchesForIsRefused() {
    assertThatThrownBy(() -> call("provider.example", null))
        .isInstanceOfSatisfying(
            OutgoingException.class, e -> assertThat(e.reason()).isEqualTo(Reason.TLS));
  }

  private static OutgoingAnswer call(String host, @Nullable PfxOptions trusted) {
    GuardedHttp client =
        new GuardedHttp(
            VERTX,
            () -> false,
            new AllowedHosts(Optional.of(List.of(host))),
            name -> List.of(InetAddress.ofLiteral("127.0.0.1")),
            PATIENT,
            trusted);
    return client.send(
        OutgoingCall.get(URI.create("https://" + host + ":" + port + "/"), "text/plain"));
  }
}
