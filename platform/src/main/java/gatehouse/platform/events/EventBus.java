package gatehouse.platform.events;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import gatehouse.platform.database.Node;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;

/**
 * Hears what any node publishes, over one connection, and hands it to who listens here.
 *
 * <p>It proves twice a second that the connection still hears. While it does not, {@link
 * #isHearing} says so and listeners must look for themselves; after a gap they are told to.
 */
@ApplicationScoped
public class EventBus {
  private static final Logger LOG = Logger.getLogger("gatehouse.events");
  private static final int PROOF_MILLIS = 500;
  private static final long LEASE_NANOS = Duration.ofSeconds(1).toNanos();
  private static final Duration SHORTEST_BACKOFF = Duration.ofMillis(50);
  private static final Duration LONGEST_BACKOFF = Duration.ofSeconds(5);
  private static final Duration PATIENCE_AT_STOP = Duration.ofSeconds(5);

  private final Node node;
  private final ObjectMapper json;
  private final Set<Listener> listeners = ConcurrentHashMap.newKeySet();
  private volatile boolean running;
  private volatile long heardAt = System.nanoTime() - LEASE_NANOS;
  private @Nullable Thread thread;

  EventBus(Node node, ObjectMapper json) {
    this.node = node;
    this.json = json;
  }

  /** Told of events, in the bus's own thread: must be quick and never wait. */
  public interface Listener {
    void on(Event event);

    /** Some events may have been missed. */
    void onGap();
  }

  public void subscribe(Listener listener) {
    listeners.add(listener);
  }

  public void unsubscribe(Listener listener) {
    listeners.remove(listener);
  }

  /** True when everything published until a second ago has been heard. */
  public boolean isHearing() {
    return System.nanoTime() - heardAt <= LEASE_NANOS;
  }

  void start(@Observes @Priority(Integer.MAX_VALUE - 200) StartupEvent event) {
    start();
  }

  void stop(@Observes @Priority(2) ShutdownEvent event) {
    stop();
  }

  /** Begins to hear; also again after a stop. */
  public synchronized void start() {
    if (thread == null) {
      running = true;
      thread = Thread.ofVirtual().name("events").start(this::listen);
    }
  }

  /** Hears nothing more, once it has given its connection back. */
  public synchronized void stop() {
    running = false;
    Thread listening = thread;
    if (listening != null) {
      listening.interrupt();
      try {
        listening.join(PATIENCE_AT_STOP);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      thread = null;
      heardAt = System.nanoTime() - LEASE_NANOS - 1;
    }
  }

  private void listen() {
    Duration backoff = SHORTEST_BACKOFF;
    while (running) {
      try (Connection connection = node.connect()) {
        subscribe(connection);
        backoff = SHORTEST_BACKOFF;
        listeners.forEach(Listener::onGap);
        while (running) {
          hear(connection);
        }
      } catch (SQLException e) {
        if (running) {
          LOG.debugf("The events' connection is gone: %s", e.getMessage());
          pause(backoff);
          Duration doubled = backoff.multipliedBy(2);
          backoff = doubled.compareTo(LONGEST_BACKOFF) > 0 ? LONGEST_BACKOFF : doubled;
        }
      }
    }
  }

  private static void subscribe(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("listen " + Events.CHANNEL);
    }
  }

  private void hear(Connection connection) throws SQLException {
    PGNotification[] heard = connection.unwrap(PGConnection.class).getNotifications(PROOF_MILLIS);
    if (heard != null) {
      for (PGNotification notification : heard) {
        deliver(notification.getParameter());
      }
    }
    long asked = System.nanoTime();
    try (Statement proof = connection.createStatement()) {
      proof.setQueryTimeout(2);
      proof.execute("select 1");
    }
    heardAt = asked;
  }

  private void deliver(String payload) {
    Event event;
    try {
      event = json.readValue(payload, Event.class);
    } catch (JsonProcessingException e) {
      LOG.warnf("Heard an event that is none: %s", e.getMessage());
      return;
    }
    for (Listener listener : listeners) {
      try {
        listener.on(event);
      } catch (RuntimeException e) {
        LOG.errorf(e, "A listener failed on %s", event.type());
      }
    }
  }

  private static void pause(Duration time) {
    try {
      Thread.sleep(time);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
