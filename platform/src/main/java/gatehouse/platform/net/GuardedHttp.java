package gatehouse.platform.net;

import gatehouse.platform.database.Database;
import gatehouse.platform.net.OutgoingException.Reason;
import io.quarkus.runtime.Startup;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.net.TrustOptions;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The only way out to an address that somebody configured. The name is resolved once, every address
 * it has is checked, and the connection goes to a checked address: a name that changes its answer
 * between check and use gains nothing. TLS still proves the name, not the address.
 *
 * <p>Not java.net.http: that cannot be told the address without losing the name in TLS. Not the
 * system's proxy either: it would resolve the name again, behind our back.
 */
@Startup
@ApplicationScoped
public class GuardedHttp {
  private final AllowedHosts allowed;
  private final Lookups lookups;
  private final BooleanSupplier inTransaction;
  private final OutgoingLimits limits;
  private final HttpClient client;

  @Inject
  GuardedHttp(Vertx vertx, Database database, AllowedHosts allowed, HostLookup lookup) {
    this(vertx, database::inTransaction, allowed, lookup, OutgoingLimits.STANDARD, null);
  }

  GuardedHttp(
      Vertx vertx,
      BooleanSupplier inTransaction,
      AllowedHosts allowed,
      HostLookup lookup,
      OutgoingLimits limits,
      @Nullable TrustOptions trust) {
    this.allowed = allowed;
    this.lookups = new Lookups(lookup);
    this.inTransaction = inTransaction;
    this.limits = limits;
    HttpClientOptions options =
        new HttpClientOptions()
            .setKeepAlive(false) // a kept connection would outlive the check of its address
            .setMaxPoolSize(64)
            .setVerifyHost(true)
            .setForceSni(true)
            .setDecompressionSupported(false)
            .setConnectTimeout(Math.toIntExact(limits.connect().toMillis()))
            .setSslHandshakeTimeout(limits.total().toMillis())
            .setSslHandshakeTimeoutUnit(TimeUnit.MILLISECONDS)
            .setMaxHeaderSize(limits.headerBytes())
            .setMaxRedirects(0);
    if (trust != null) {
      options.setTrustOptions(trust);
    }
    this.client = vertx.createHttpClient(options);
  }

  /**
   * Says whether an address may be called at all, as far as it can be told without the network. For
   * forms; {@link #send} checks again, with what the name resolves to.
   *
   * @throws OutgoingException with a message for the person who typed it
   */
  public URI check(String url) {
    try {
      URI parsed = new URI(url.strip());
      permitted(Target.of(parsed));
      return parsed;
    } catch (URISyntaxException e) {
      throw new OutgoingException(Reason.URL_REFUSED, "This is not an address (URL).");
    }
  }

  /**
   * Sends and waits for the whole answer, at most five seconds. Call it from a virtual thread and
   * outside a transaction.
   *
   * @throws OutgoingException when it is not allowed, or brought no answer
   */
  public OutgoingAnswer send(OutgoingCall call) {
    if (inTransaction.getAsBoolean()) {
      throw new IllegalStateException("A call out would hold a transaction open");
    }
    if (Context.isOnEventLoopThread()) {
      throw new IllegalStateException("A call out would block an event loop");
    }
    Deadline deadline = Deadline.in(limits.total());
    Target target = Target.of(call.url());
    boolean mayBePrivate = permitted(target);
    List<InetAddress> addresses = lookups.of(target, mayBePrivate, deadline);
    OutgoingException last = null;
    for (InetAddress address :
        addresses.subList(0, Math.min(addresses.size(), limits.addresses()))) {
      try {
        return new Exchange(client, limits, target, address, call).await(deadline);
      } catch (OutgoingException e) {
        if (e.reason() != Reason.UNREACHABLE) {
          throw e;
        }
        last = e;
      }
    }
    throw last == null ? Lookups.refused(target) : last;
  }

  private boolean permitted(Target target) {
    return permitted(allowed, target);
  }

  /** True when the operator allows the host; otherwise it must be public and the call encrypted. */
  static boolean permitted(AllowedHosts allowed, Target target) {
    if (allowed.contain(target)) {
      return true;
    }
    if (!target.tls()) {
      throw new OutgoingException(
          Reason.URL_REFUSED, "The address must begin with https:// and not with http://.");
    }
    // Below 1024 live services that are not the web; a TLS greeting can be made to look like
    // theirs.
    if (target.port() < 1024 && target.port() != 443) {
      throw new OutgoingException(
          Reason.URL_REFUSED, "The address must use port 443 or one from 1024 on.");
    }
    if (target.literal() != null && AddressKind.of(target.literal()) != AddressKind.PUBLIC) {
      throw Lookups.refused(target);
    }
    return false;
  }

  @PreDestroy
  void close() {
    client.close();
    lookups.close();
  }

  /**
   * A point in time that a whole call must not pass; by the machine's clock, not the calendar's.
   */
  record Deadline(long nanos) {
    static Deadline in(Duration time) {
      return new Deadline(System.nanoTime() + time.toNanos());
    }

    long millisLeft() {
      return Math.max(0, (nanos - System.nanoTime()) / 1_000_000);
    }
  }
}
