package gatehouse.platform.net;

import gatehouse.platform.database.Database;
import gatehouse.platform.net.GuardedHttp.Deadline;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClosedException;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;

/**
 * The way out for streams: the checks of {@link GuardedHttp}, for answers that are read as they
 * come and have no end of their own. Who uses it limits what it reads and how long it waits.
 *
 * <p>Connections are kept. Each goes to a checked address, and belongs to that address in the pool:
 * when a name changes its answer, its next call is checked anew and finds no connection.
 */
@ApplicationScoped
public class GuardedStreams {
  private static final Duration CHECK_HOLDS = Duration.ofSeconds(10);
  private static final int MOST_CHECKS = 10_000;
  private static final int MOST_CONNECTIONS = 8_192;

  /** Below the five seconds after which many servers close a connection that nobody uses. */
  private static final int KEPT_SECONDS = 4;

  private final AllowedHosts allowed;
  private final BooleanSupplier inTransaction;
  private final Duration checkHolds;
  private final Lookups lookups;
  private final HttpClient client;
  private final Map<URI, Checked> checked = new ConcurrentHashMap<>();

  @Inject
  GuardedStreams(Vertx vertx, Database database, AllowedHosts allowed, HostLookup lookup) {
    this(vertx, database::inTransaction, allowed, lookup, CHECK_HOLDS);
  }

  GuardedStreams(
      Vertx vertx,
      BooleanSupplier inTransaction,
      AllowedHosts allowed,
      HostLookup lookup,
      Duration checkHolds) {
    this.allowed = allowed;
    this.inTransaction = inTransaction;
    this.checkHolds = checkHolds;
    this.lookups = new Lookups(lookup);
    OutgoingLimits limits = OutgoingLimits.STANDARD;
    this.client =
        vertx.createHttpClient(
            new HttpClientOptions()
                .setKeepAlive(true)
                .setKeepAliveTimeout(KEPT_SECONDS)
                .setMaxPoolSize(MOST_CONNECTIONS)
                .setMaxWaitQueueSize(0)
                .setTcpNoDelay(true)
                .setVerifyHost(true)
                .setForceSni(true)
                .setDecompressionSupported(false)
                .setConnectTimeout(Math.toIntExact(limits.connect().toMillis()))
                .setMaxHeaderSize(limits.headerBytes())
                .setMaxRedirects(0));
  }

  /** A checked address to send to. */
  public static final class Destination {
    private final Target target;
    private final List<InetAddress> addresses;

    private Destination(Target target, List<InetAddress> addresses) {
      this.target = target;
      this.addresses = addresses;
    }

    /** Path and query, as they are sent. */
    public String path() {
      return target.path();
    }

    /** True for an address with the same scheme, host and port. */
    public boolean sharesOriginWith(URI other) {
      Target its = Target.of(other);
      return its.tls() == target.tls()
          && its.host().equals(target.host())
          && its.port() == target.port();
    }
  }

  private record Checked(Destination to, long untilNanos) {}

  /**
   * Checks an address and looks its host up; may wait for a name server. Call it from a virtual
   * thread, before each request.
   *
   * @throws OutgoingException when it must not be called
   */
  public Destination check(URI url) {
    if (inTransaction.getAsBoolean()) {
      throw new IllegalStateException("A call out would hold a transaction open");
    }
    Checked known = checked.get(url);
    if (known == null || known.untilNanos() - System.nanoTime() < 0) {
      Target target = Target.of(url);
      boolean mayBePrivate = GuardedHttp.permitted(allowed, target);
      List<InetAddress> addresses =
          lookups.of(target, mayBePrivate, Deadline.in(OutgoingLimits.STANDARD.total()));
      known =
          new Checked(new Destination(target, addresses), System.nanoTime() + checkHolds.toNanos());
      if (checked.size() >= MOST_CHECKS) {
        checked.clear();
      }
      checked.put(url, known);
    }
    return known.to();
  }

  /**
   * A connection to the destination, with a request on it that has Host and nothing else.
   *
   * @param path path and query; those of the destination or others on the same host
   */
  public Future<HttpClientRequest> request(Destination to, HttpMethod method, String path) {
    int tries = Math.min(to.addresses.size(), OutgoingLimits.STANDARD.addresses());
    Future<HttpClientRequest> request = begin(options(to, 0, method, path));
    for (int i = 1; i < tries; i++) {
      int next = i;
      request = request.recover(dead -> begin(options(to, next, method, path)));
    }
    return request;
  }

  private Future<HttpClientRequest> begin(RequestOptions options) {
    try {
      // Who sends hears of failures from the future of that. Where nobody handles them as well,
      // Vert.x takes each call that is cut for an error of this server, and logs it.
      return client
          .request(options)
          // A kept connection that ended as it was taken: nothing was sent on it.
          .recover(e -> e instanceof HttpClosedException ? client.request(options) : failed(e))
          .onSuccess(request -> request.exceptionHandler(heard -> {}));
    } catch (IllegalStateException closed) {
      return Future.failedFuture(closed); // thrown, not told, once the server stops
    }
  }

  private static Future<HttpClientRequest> failed(Throwable e) {
    return Future.failedFuture(e);
  }

  private static RequestOptions options(
      Destination to, int address, HttpMethod method, String path) {
    Target target = to.target;
    return new RequestOptions()
        .setMethod(method)
        .setServer(
            SocketAddress.inetSocketAddress(
                new InetSocketAddress(to.addresses.get(address), target.port())))
        .setHost(target.host())
        .setPort(target.port())
        .setSsl(target.tls())
        .setURI(path)
        .setFollowRedirects(false)
        // Until the request can be sent, TLS included; the client limits the connecting alone.
        .setConnectTimeout(OutgoingLimits.STANDARD.total().toMillis())
        .putHeader("Host", target.authority())
        .putHeader("Accept-Encoding", "identity");
  }

  @PreDestroy
  void close() {
    client.close();
    lookups.close();
  }
}
