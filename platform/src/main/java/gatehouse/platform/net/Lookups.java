package gatehouse.platform.net;

import gatehouse.platform.net.GuardedHttp.Deadline;
import gatehouse.platform.net.OutgoingException.Reason;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Resolves a host once, within the time there is, and lets only addresses through that may be
 * called.
 */
final class Lookups {
  // A lookup blocks its thread in native code and cannot be stopped: not on virtual threads, whose
  // few carriers a slow name server would hold, and never more than this many.
  private static final int AT_ONCE = 64;

  private final HostLookup lookup;
  private final Semaphore places = new Semaphore(AT_ONCE);
  private final ExecutorService threads =
      Executors.newThreadPerTaskExecutor(
          Thread.ofPlatform().daemon().name("host-lookup-", 0).factory());

  Lookups(HostLookup lookup) {
    this.lookup = lookup;
  }

  /** The addresses to connect to, all checked. One that is refused refuses the host. */
  List<InetAddress> of(Target target, boolean mayBePrivate, Deadline deadline) {
    List<InetAddress> addresses =
        target.literal() != null ? List.of(target.literal()) : resolve(target, deadline);
    for (InetAddress address : addresses) {
      AddressKind kind = AddressKind.of(address);
      boolean fine = mayBePrivate ? kind.operatorMayAllow() : kind == AddressKind.PUBLIC;
      if (!fine) {
        throw refused(target);
      }
    }
    return addresses;
  }

  private List<InetAddress> resolve(Target target, Deadline deadline) {
    try {
      if (!places.tryAcquire(deadline.millisLeft(), TimeUnit.MILLISECONDS)) {
        throw late(target);
      }
      Future<List<InetAddress>> found =
          threads.submit(() -> {
            try {
              return lookup.addresses(target.host());
            } finally {
              places.release();
            }
          });
      return found.get(deadline.millisLeft(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      throw late(target);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof UnknownHostException) {
        throw refused(target);
      }
      throw new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw late(target);
    }
  }

  /**
   * One answer for a name that does not exist and for one inside: a name server's content is told
   * to nobody.
   */
  static OutgoingException refused(Target target) {
    return new OutgoingException(
        Reason.HOST_REFUSED,
        target.host()
            + " has no public address. If it is in your own network, the operator can allow it in "
            + AllowedHosts.KEY
            + ".");
  }

  private static OutgoingException late(Target target) {
    return new OutgoingException(
        Reason.TIMEOUT, "The name " + target.host() + " could not be looked up in time.");
  }

  void close() {
    threads.shutdownNow();
  }
}
