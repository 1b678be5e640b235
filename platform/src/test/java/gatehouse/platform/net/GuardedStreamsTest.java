package gatehouse.platform.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import gatehouse.platform.net.GuardedStreams.Destination;
import gatehouse.platform.net.OutgoingException.Reason;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpMethod;
import java.net.InetAddress;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Case 40, of what MCP servers are reached by. */
@SuppressWarnings("NullAway.Init") // made before each test
class GuardedStreamsTest {
  private static final Duration ALWAYS_ANEW = Duration.ofSeconds(-1);
  private static final String[] ANSWER = {"HTTP/1.1 200 OK", "Content-Length: 5", "", "first"};

  private final AtomicInteger asked = new AtomicInteger();
  private final AtomicReference<String> answer = new AtomicReference<>("127.0.0.1");
  private Vertx vertx;

  @BeforeEach
  void start() {
    vertx = Vertx.vertx();
  }

  @AfterEach
  void stop() {
    vertx.close();
  }

  private GuardedStreams streams(Duration checkHolds, String... allowed) {
    return new GuardedStreams(
        vertx,
        () -> false,
        new AllowedHosts(Optional.of(List.of(allowed))),
        name -> {
          asked.incrementAndGet();
          return List.of(InetAddress.ofLiteral(answer.get()));
        },
        checkHolds);
  }

  private static String said(GuardedStreams streams, URI url) {
    Destination to = streams.check(url);
    return streams
        .request(to, HttpMethod.GET, to.path())
        .compose(HttpClientRequest::send)
        .compose(response -> response.body().map(body -> response.statusCode() + " " + body))
        .toCompletionStage()
        .toCompletableFuture()
        .join();
  }

  private static Peer second(Peer first) {
    return Peer.at(
        "127.0.0.2",
        first.port(),
        out -> Peer.write(out, "HTTP/1.1 200 OK\r\nContent-Length: 6\r\n\r\nsecond"));
  }

  @Test
  void theAddressThatWasCheckedIsCalledWhateverTheNameSaysSince() {
    try (Peer first = Peer.saying(ANSWER);
        Peer second = second(first)) {
      GuardedStreams streams = streams(Duration.ofMinutes(1), "rebinding.example");
      URI url = URI.create("http://rebinding.example:" + first.port() + "/");
      Destination to = streams.check(url);
      answer.set("127.0.0.2");
      assertThat(said(streams, url)).isEqualTo("200 first");
      assertThat(streams.check(url)).isSameAs(to);
      assertThat(asked).hasValue(1);
      assertThat(second.connections()).isZero();
    }
  }

  @Test
  void aNameThatMovesIsCheckedAnewAndFindsNoConnectionOfBefore() {
    try (Peer first =
            Peer.that(out -> {
              Peer.write(out, String.join("\r\n", ANSWER));
              Thread.sleep(3_000); // its connection stays
            });
        Peer second = second(first)) {
      GuardedStreams streams = streams(ALWAYS_ANEW, "moving.example");
      URI url = URI.create("http://moving.example:" + first.port() + "/");
      assertThat(said(streams, url)).isEqualTo("200 first");
      answer.set("127.0.0.2");
      assertThat(said(streams, url)).isEqualTo("200 second");
      assertThat(second.connections()).isEqualTo(1);
    }
  }

  @Test
  void aNameThatMovesInsideIsRefusedBeforeAnyConnection() {
    try (Peer inside = Peer.saying(ANSWER)) {
      answer.set("8.8.8.8");
      GuardedStreams streams = streams(ALWAYS_ANEW);
      URI url = URI.create("https://rebinding.example:" + inside.port() + "/");
      assertThat(streams.check(url).path()).isEqualTo("/");
      answer.set("127.0.0.1");
      assertThat(refused(streams, url)).isEqualTo(Reason.HOST_REFUSED);
      assertThat(inside.connections()).isZero();
    }
  }

  @Test
  void theOwnMachineIsRefusedHoweverItIsWritten() {
    GuardedStreams streams = streams(ALWAYS_ANEW);
    for (String host : GuardedHttpTest.INSIDE) {
      assertThat(refused(streams, URI.create("https://" + host + "/mcp")))
          .as(host)
          .isIn(Reason.HOST_REFUSED, Reason.URL_REFUSED);
    }
  }

  @Test
  void aRedirectIsHandedOnAndNotFollowed() {
    try (Peer inside = Peer.saying(ANSWER);
        Peer peer =
            Peer.saying(
                "HTTP/1.1 307 Temporary Redirect",
                "Location: http://127.0.0.1:" + inside.port() + "/secret",
                "Content-Length: 0",
                "",
                "")) {
      GuardedStreams streams = streams(ALWAYS_ANEW, "127.0.0.1");
      assertThat(said(streams, URI.create("http://127.0.0.1:" + peer.port() + "/")))
          .startsWith("307");
      assertThat(inside.connections()).isZero();
    }
  }

  private static Reason refused(GuardedStreams streams, URI url) {
    OutgoingException e = catchThrowableOfType(OutgoingException.class, () -> streams.check(url));
    assertThat(e).as(url.toString()).isNotNull();
    return e.reason();
  }
}
