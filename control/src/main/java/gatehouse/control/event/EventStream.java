package gatehouse.control.event;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import gatehouse.control.access.Identity;
import gatehouse.control.access.Permission;
import gatehouse.control.access.Role;
import gatehouse.control.access.StandingCheck;
import gatehouse.platform.events.Event;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * One open stream, on a virtual thread of its own.
 *
 * <p>Before anything is delivered the database is asked what the caller is now. News about the
 * caller wakes it at once. While this node hears no news at all, it asks every second; and when the
 * database cannot be asked, the stream ends.
 */
final class EventStream implements Runnable {
  private static final Logger LOG = Logger.getLogger("gatehouse.events");
  private static final int BUFFER = 256;
  private static final long LEASE_MILLIS = 1_000;
  private static final long HEARTBEAT = Duration.ofSeconds(15).toNanos();
  private static final long JUST_NOW = Duration.ofMillis(200).toNanos();
  private static final long LONGEST_UNASKED = Duration.ofSeconds(1).toNanos();

  /** These are about the caller: they make the stream look, and are never passed on. */
  private static final Set<String> ABOUT_STANDING =
      Set.of("role.changed", "access.ended", "session.ended");

  private final Identity identity;
  private final UUID workspace;
  private final StandingCheck standing;
  private final BooleanSupplier isHearing;
  private final StreamOutlet out;
  private final ObjectMapper json;
  private final BlockingQueue<Event> waiting = new ArrayBlockingQueue<>(BUFFER);
  private volatile boolean missed;
  private volatile boolean stopped;
  private Role role;
  private long askedAt = System.nanoTime();
  private long sentAt = System.nanoTime();

  EventStream(
      Identity identity,
      UUID workspace,
      Role role,
      StandingCheck standing,
      BooleanSupplier isHearing,
      StreamOutlet out,
      ObjectMapper json) {
    this.identity = identity;
    this.workspace = workspace;
    this.role = role;
    this.standing = standing;
    this.isHearing = isHearing;
    this.out = out;
    this.json = json;
  }

  @Nullable UUID accountId() {
    return identity.accountId();
  }

  /** From the bus: never waits. A client too slow for the buffer is told to read all anew. */
  void offer(Event event) {
    boolean mine = event.accountId() == null || event.accountId().equals(identity.accountId());
    boolean here = event.workspaceId() == null || event.workspaceId().equals(workspace);
    boolean anybodys = event.workspaceId() == null && event.accountId() == null;
    if (mine && here && !anybodys && !waiting.offer(event)) {
      miss();
    }
  }

  /** Some events are lost. */
  void miss() {
    missed = true;
    waiting.offer(new Event("resync", workspace, null, null, Map.of()));
  }

  void stop() {
    stopped = true;
    out.close();
  }

  /**
   * Says hello, in the thread of the request: the answer's head must be out before another thread
   * writes, or the two write it twice.
   *
   * @throws StreamOutlet.StreamClosedException when the client is gone already
   */
  void open() {
    send("hello", Map.of("role", role));
  }

  @Override
  public void run() {
    try {
      while (!stopped && !out.isClosed() && step()) {
        beat();
      }
    } catch (StreamOutlet.StreamClosedException gone) {
      LOG.debug("A stream's client is gone");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      // Whether the caller may still be told cannot be found out: then nothing is.
      LOG.warnf("An event stream ends: %s", e.getMessage());
    } finally {
      out.close();
    }
  }

  private boolean step() throws InterruptedException {
    Event first = waiting.poll(LEASE_MILLIS, TimeUnit.MILLISECONDS);
    if (first == null
        && isHearing.getAsBoolean()
        && System.nanoTime() - askedAt < LONGEST_UNASKED) {
      return true;
    }
    List<Event> events = new ArrayList<>();
    if (first != null) {
      events.add(first);
      waiting.drainTo(events);
    }
    boolean told = missed || events.stream().anyMatch(this::matters);
    return (!told && askedLately()) || (ask() && deliver(events));
  }

  private boolean deliver(List<Event> events) {
    if (missed) {
      missed = false;
      events.clear();
      send("resync", Map.of());
    }
    for (int i = 0; i < events.size(); i++) {
      Event event = events.get(i);
      // Sending may have taken a while: what was allowed for the first need not be for the next.
      if (i > 0 && !askedJustNow() && !ask()) {
        return false;
      }
      if (!ABOUT_STANDING.contains(event.type()) && mayHear(event)) {
        send(event.type(), event.data());
      }
    }
    return true;
  }

  /** What this role never hears costs no question: a bulk change reaches every open page. */
  private boolean matters(Event event) {
    return ABOUT_STANDING.contains(event.type()) || mayHear(event);
  }

  private boolean askedLately() {
    return System.nanoTime() - askedAt < LONGEST_UNASKED;
  }

  private boolean askedJustNow() {
    return System.nanoTime() - askedAt < JUST_NOW;
  }

  /** False when the stream has ended. */
  private boolean ask() {
    StandingCheck.Standing now = standing.of(identity, workspace);
    askedAt = System.nanoTime();
    if (now.role() == null) {
      send(now.ended() == null ? "access.ended" : now.ended(), Map.of());
      return false;
    }
    if (now.role() != role) {
      role = now.role();
      send("role.changed", Map.of("role", role));
    }
    return true;
  }

  private boolean mayHear(Event event) {
    String needed = event.permission();
    return needed == null
        || Arrays.stream(Permission.values())
            .anyMatch(p -> p.id().equals(needed) && p.heldBy(role));
  }

  private void beat() {
    if (System.nanoTime() - sentAt >= HEARTBEAT) {
      out.heartbeat();
      sentAt = System.nanoTime();
    }
  }

  private void send(String name, Map<String, ? extends @Nullable Object> data) {
    try {
      out.event(name, json.writeValueAsString(data));
      sentAt = System.nanoTime();
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
