package gatehouse.platform.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import gatehouse.platform.net.OutgoingException.Reason;
import io.vertx.core.Vertx;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class GuardedHttpTest {
  /** Ways to write this machine, for a lookup that finds every name on it. */
  static final List<String> INSIDE =
      List.of(
          "127.0.0.1",
          "127.0.0.2",
          "[::1]",
          "[::ffff:127.0.0.1]",
          "[::ffff:7f00:1]",
          "[::127.0.0.1]",
          "[64:ff9b::7f00:1]",
          "[2002:7f00:1::]",
          "0.0.0.0",
          "[::]",
          "localhost",
          "localhost.",
          "2130706433",
          "0x7f.1",
          "127.1",
          "inside.example");

  private static final OutgoingLimits SMALL =
      new OutgoingLimits(Duration.ofSeconds(30), Duration.ofSeconds(15), 64 << 10, 4 << 10, 3);

  /** For what shall run out of time; nothing else may on a busy machine. */
  private static final OutgoingLimits SHORT =
      new OutgoingLimits(Duration.ofSeconds(1), Duration.ofMillis(500), 64 << 10, 4 << 10, 3);

  private static @Nullable Vertx vertx;

  @BeforeAll
  static void start() {
    vertx = Vertx.vertx();
  }

  @AfterAll
  static void stop() {
    vertx().close();
  }

  @Test
  void anOrdinaryAnswerArrivesWhole() {
    try (Peer peer =
        Peer.saying(
            "HTTP/1.1 200 OK", "Content-Type: application/json", "Content-Length: 2", "", "{}")) {
      OutgoingAnswer answer = client("127.0.0.1").send(to("http://127.0.0.1:" + peer.port() + "/"));
      assertThat(answer.status()).isEqualTo(200);
      assertThat(answer.body()).isEqualTo("{}");
      assertThat(answer.header("content-TYPE")).contains("application/json");
    }
  }

  @Test
  void theOwnMachineIsRefusedHoweverItIsWrittenAndSeesNoConnection() {
    try (Peer peer = Peer.saying("HTTP/1.1 200 OK", "Content-Length: 0", "", "")) {
      for (String host : INSIDE) {
        OutgoingException e = refused(client(), "https://" + host + ":" + peer.port() + "/");
        assertThat(e.reason()).as(host).isIn(Reason.HOST_REFUSED, Reason.URL_REFUSED);
      }
      assertThat(peer.connections()).isZero();
    }
  }

  @Test
  void metadataIsRefusedEvenWhenTheOperatorNamedTheHost() {
    for (String address : List.of("169.254.169.254", "100.100.100.200", "fd00:ec2::254")) {
      GuardedHttp client =
          client("metadata.example", name -> List.of(InetAddress.ofLiteral(address)));
      assertThat(refused(client, "http://metadata.example/").reason())
          .isEqualTo(Reason.HOST_REFUSED);
    }
  }

  @Test
  void oneAddressInsideAmongManyRefusesTheName() {
    GuardedHttp client =
        client(
            "other.example",
            name -> List.of(InetAddress.ofLiteral("8.8.8.8"), InetAddress.ofLiteral("10.0.0.1")));
    assertThat(refused(client, "https://mixed.example/").reason()).isEqualTo(Reason.HOST_REFUSED);
  }

  @Test
  void aNameThatDoesNotExistIsToldAsOneThatIsInside() {
    GuardedHttp nowhere =
        client(
            "x.example",
            name -> {
              throw new UnknownHostException(name);
            });
    String missing = refused(nowhere, "https://name.example/").getMessage();
    GuardedHttp inside = client("x.example", name -> List.of(InetAddress.ofLiteral("10.0.0.1")));
    assertThat(refused(inside, "https://name.example/").getMessage()).isEqualTo(missing);
  }

  @Test
  void aNameThatChangesItsAnswerIsAskedOnceAndTheFirstAnswerIsUsed() {
    AtomicInteger asked = new AtomicInteger();
    try (Peer first = Peer.saying("HTTP/1.1 200 OK", "Content-Length: 5", "", "first");
        Peer second =
            Peer.at(
                "127.0.0.2",
                first.port(),
                out -> Peer.write(out, "HTTP/1.1 200 OK\r\nContent-Length: 6\r\n\r\nsecond"))) {
      GuardedHttp client =
          client(
              "rebinding.example",
              name ->
                  List.of(
                      InetAddress.ofLiteral(
                          asked.incrementAndGet() == 1 ? "127.0.0.1" : "127.0.0.2")));
      OutgoingAnswer answer = client.send(to("http://rebinding.example:" + first.port() + "/"));
      assertThat(answer.body()).isEqualTo("first");
      assertThat(asked).hasValue(1);
      assertThat(second.connections()).isZero();
    }
  }

  @Test
  void anAddressThatIsDeadLeavesTimeForTheNext() {
    try (Peer peer = Peer.saying("HTTP/1.1 200 OK", "Content-Length: 2", "", "ok")) {
      GuardedHttp client =
          client(
              "two.example",
              name ->
                  List.of(InetAddress.ofLiteral("127.0.0.3"), InetAddress.ofLiteral("127.0.0.1")));
      assertThat(client.send(to("http://two.example:" + peer.port() + "/")).body()).isEqualTo("ok");
    }
  }

  @Test
  void aRedirectIsNotFollowed() {
    try (Peer inside = Peer.saying("HTTP/1.1 200 OK", "Content-Length: 0", "", "");
        Peer peer =
            Peer.saying(
                "HTTP/1.1 302 Found",
                "Location: http://127.0.0.1:" + inside.port() + "/secret",
                "Content-Length: 0",
                "",
                "")) {
      assertFails(peer, Reason.REDIRECTED);
      assertThat(inside.connections()).isZero();
    }
  }

  @Test
  void anEndlessBodyIsCut() {
    byte[] part = new byte[8192];
    try (Peer peer =
        Peer.that(out -> {
          Peer.write(out, "HTTP/1.1 200 OK\r\n\r\n");
          while (true) {
            out.write(part);
          }
        })) {
      assertFails(peer, Reason.TOO_LARGE);
    }
  }

  @Test
  void aCompressedBombIsRefusedUnopened() throws IOException {
    ByteArrayOutputStream bomb = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bomb)) {
      gzip.write(new byte[8 << 20]);
    }
    try (Peer peer =
        Peer.that(out -> {
          Peer.write(
              out,
              "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: "
                  + bomb.size()
                  + "\r\n\r\n");
          bomb.writeTo(out);
        })) {
      assertFails(peer, Reason.GARBLED);
    }
  }

  @Test
  void whatDripsIsCutWhenTheTimeIsOver() {
    try (Peer head = drip("HTTP/1.1 200 OK\r\n", "X-Slow: yes\r\n");
        Peer body = drip("HTTP/1.1 200 OK\r\n\r\n", "x");
        Peer interim = drip("", "HTTP/1.1 100 Continue\r\n\r\n");
        Peer silent = drip("", "")) {
      GuardedHttp client =
          client(List.of("127.0.0.1"), name -> List.of(InetAddress.ofLiteral("127.0.0.1")), SHORT);
      for (Peer peer : List.of(head, body, interim, silent)) {
        assertFails(client, peer, Reason.TIMEOUT);
      }
    }
  }

  @Test
  void headersWithoutEndAndWhatIsNoHttpAreRefused() {
    try (Peer long1 = Peer.saying("HTTP/1.1 200 OK", "X-Long: " + "x".repeat(9000), "", "");
        Peer noHttp = Peer.saying("220 mail.example ESMTP", "", "");
        Peer half = Peer.saying("HTTP/1.1 200 OK", "Content-Length: 100", "", "half")) {
      for (Peer peer : List.of(long1, noHttp, half)) {
        assertFails(peer, Reason.GARBLED);
      }
    }
  }

  @Test
  void aSlowNameServerDoesNotHoldTheCaller() {
    GuardedHttp client =
        client(
            List.of("x.example"),
            name -> {
              try {
                Thread.sleep(Duration.ofMinutes(1));
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
              throw new UnknownHostException(name);
            },
            SHORT);
    assertThat(refused(client, "https://slow.example/").reason()).isEqualTo(Reason.TIMEOUT);
  }

  @Test
  void withoutTlsOnlyToHostsTheOperatorNamed() {
    assertThat(refused(client(), "http://a.example/").reason()).isEqualTo(Reason.URL_REFUSED);
    assertThatThrownBy(() -> client().check("http://a.example/")).hasMessageContaining("https://");
    assertThat(client().check(" https://a.example/x "))
        .isEqualTo(URI.create("https://a.example/x"));
  }

  @Test
  void portsOfOtherServicesAreRefused() {
    for (int port : List.of(22, 25, 80, 993)) {
      assertThat(refused(client(), "https://a.example:" + port + "/").reason())
          .isEqualTo(Reason.URL_REFUSED);
    }
  }

  @Test
  void noCallLeavesInsideATransaction() {
    GuardedHttp client =
        new GuardedHttp(
            vertx(),
            () -> true,
            new AllowedHosts(Optional.empty()),
            name -> List.of(),
            SMALL,
            null);
    assertThatThrownBy(() -> client.send(to("https://a.example/")))
        .isInstanceOf(IllegalStateException.class);
  }

  private static Peer drip(String first, String again) {
    return Peer.that(out -> {
      Peer.write(out, first);
      for (int i = 0; i < 3000; i++) {
        Thread.sleep(20);
        Peer.write(out, again);
      }
    });
  }

  private static void assertFails(Peer peer, Reason reason) {
    assertFails(client("127.0.0.1"), peer, reason);
  }

  private static void assertFails(GuardedHttp client, Peer peer, Reason reason) {
    OutgoingException e = refused(client, "http://127.0.0.1:" + peer.port() + "/");
    assertThat(e.reason()).as(e.getMessage()).isEqualTo(reason);
    assertThat(peer.connections()).isEqualTo(1);
  }

  private static OutgoingException refused(GuardedHttp client, String url) {
    OutgoingException e = catchThrowableOfType(OutgoingException.class, () -> client.send(to(url)));
    assertThat(e).as(url).isNotNull();
    return e;
  }

  private static OutgoingCall to(String url) {
    return OutgoingCall.get(URI.create(url), "application/json");
  }

  private static GuardedHttp client(String... allowed) {
    return client(List.of(allowed), name -> List.of(InetAddress.ofLiteral("127.0.0.1")));
  }

  private static GuardedHttp client(String allowed, HostLookup lookup) {
    return client(List.of(allowed), lookup);
  }

  private static GuardedHttp client(List<String> allowed, HostLookup lookup) {
    return client(allowed, lookup, SMALL);
  }

  private static GuardedHttp client(
      List<String> allowed, HostLookup lookup, OutgoingLimits limits) {
    return new GuardedHttp(
        vertx(), () -> false, new AllowedHosts(Optional.of(allowed)), lookup, limits, null);
  }

  private static Vertx vertx() {
    return java.util.Objects.requireNonNull(vertx);
  }
}
