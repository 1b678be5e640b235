package gatehouse.gateway.mcp;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * Events for an agent's client. It outlives the connection: what was sent is kept for a while, and
 * what comes while nobody listens waits for who comes back.
 */
final class EventStream {
  private static final Buffer BREATH = Buffer.buffer(":\n\n");

  private final int number;
  private final boolean primes;
  private final @Nullable Runnable whenLeft;
  private final Deque<Kept> kept = new ArrayDeque<>();
  // The last one is sent to; the others are there in case it goes.
  private final Deque<HttpServerResponse> clients = new ArrayDeque<>();
  private int keptBytes;
  private int unread; // bytes for who is behind and cannot hold back those who send
  private long last;
  private long delivered;
  private boolean ended;
  private long usedAt = System.nanoTime();

  private record Kept(long number, Buffer event) {}

  /**
   * A new one.
   *
   * @param number of its session; stands in the ids of its events
   * @param primes whether it begins with an empty event, from which it can be taken up again
   */
  EventStream(int number, boolean primes) {
    this.number = number;
    this.primes = primes;
    this.whenLeft = null;
  }

  /**
   * One that ends with its client, as in the stateless revision: nothing is numbered, nothing kept.
   */
  EventStream(int number, Runnable whenLeft) {
    this.number = number;
    this.primes = false;
    this.whenLeft = whenLeft;
  }

  /** Sends from now on to this client, what it has not been sent yet first. */
  synchronized void attach(HttpServerResponse client) {
    attach(client, delivered);
  }

  /** Sends what came after the event of this number, and from now on. */
  synchronized void attach(HttpServerResponse client, long after) {
    usedAt = System.nanoTime();
    client
        .setChunked(true)
        .putHeader("Content-Type", "text/event-stream")
        .putHeader("Cache-Control", "no-cache, no-transform")
        .putHeader("X-Accel-Buffering", "no"); // nginx holds streams back otherwise
    clients.addLast(client);
    client.closeHandler(gone -> left(client));
    client.exceptionHandler(broken -> left(client));
    if (primes) {
      client.write("id: " + number + "-" + after + "\ndata: \n\n");
    } else {
      client.write(BREATH); // the head goes out with it
    }
    for (Kept event : kept) {
      if (event.number() > after) {
        client.write(event.event());
        delivered = Math.max(delivered, event.number());
      }
    }
    if (ended) {
      client.end();
    }
  }

  /**
   * Sends it, or keeps it for who comes back.
   *
   * @param flow of what brings it, to be held back; null where nothing can be
   */
  synchronized void send(ObjectNode message, Lane.@Nullable Flow flow) {
    HttpServerResponse client = clients.peekLast();
    boolean isBehind = client != null && client.writeQueueFull();
    int bytes = put(message, client);
    if (client == null) {
      return;
    }
    unread = isBehind ? unread + bytes : 0;
    if (flow == null && unread > McpLimit.KEPT_BYTES.value()) {
      unread = 0;
      clients.remove(client);
      client.reset(); // it does not read, and memory is no place to wait; it may come back
    } else if (flow != null && client.writeQueueFull()) {
      flow.pause();
      client.drainHandler(drained -> flow.resume());
      // Who leaves takes nothing any more: then it is only kept, which has its own bounds.
      client.closeHandler(gone -> {
        left(client);
        flow.resume();
      });
    }
  }

  /** The last that comes, however far behind its reader is. */
  synchronized void finish(ObjectNode message) {
    put(message, clients.peekLast());
    end();
  }

  /** Answers its bytes. */
  private int put(ObjectNode message, @Nullable HttpServerResponse client) {
    if (ended) {
      return 0;
    }
    usedAt = System.nanoTime();
    last++;
    Buffer event =
        Buffer.buffer(whenLeft == null ? "id: " + number + "-" + last + "\n" : "")
            .appendString("event: message\ndata: ")
            .appendBuffer(Json.write(message))
            .appendString("\n\n");
    if (whenLeft == null) {
      keep(new Kept(last, event));
    }
    if (client != null) {
      client.write(event);
      delivered = last;
    }
    return event.length();
  }

  private void keep(Kept event) {
    kept.addLast(event);
    keptBytes += event.event().length();
    while (kept.size() > McpLimit.KEPT_EVENTS.value()
        || (keptBytes > McpLimit.KEPT_BYTES.value() && kept.size() > 1)) {
      keptBytes -= kept.removeFirst().event().length();
    }
  }

  synchronized void end() {
    if (!ended) {
      ended = true;
      usedAt = System.nanoTime();
      clients.forEach(HttpServerResponse::end);
      clients.clear();
    }
  }

  /** A comment, so that no proxy takes silence for an end, and a dead client is noticed. */
  synchronized void breathe() {
    long silent = System.nanoTime() - usedAt;
    if (silent >= McpLimit.KEEP_ALIVE_SECONDS.seconds().toNanos() && !clients.isEmpty()) {
      clients.forEach(client -> client.write(BREATH));
    }
  }

  private void left(HttpServerResponse client) {
    synchronized (this) {
      clients.remove(client);
      usedAt = System.nanoTime();
    }
    if (whenLeft != null) {
      whenLeft.run();
    }
  }

  int number() {
    return number;
  }

  synchronized boolean isOpen() {
    return !clients.isEmpty();
  }

  synchronized boolean isEnded() {
    return ended;
  }

  /** True when there is something after this event, or may come. */
  synchronized boolean goesOnAfter(long event) {
    return !ended || event < last;
  }

  synchronized int keptBytes() {
    return keptBytes;
  }

  synchronized long silentNanos() {
    return System.nanoTime() - usedAt;
  }
}
