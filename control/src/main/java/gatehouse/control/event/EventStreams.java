package gatehouse.control.event;

import com.fasterxml.jackson.databind.ObjectMapper;
import gatehouse.control.access.Identity;
import gatehouse.control.access.Membership;
import gatehouse.control.access.StandingCheck;
import gatehouse.platform.events.Event;
import gatehouse.platform.events.EventBus;
import gatehouse.platform.http.ProblemException;
import gatehouse.platform.http.ProblemType;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** The streams that are open on this node. */
@ApplicationScoped
class EventStreams implements EventBus.Listener {
  static final int MOST_OF_ONE = 20;
  private static final Duration RETRY = Duration.ofSeconds(10);

  private final EventBus bus;
  private final StandingCheck standing;
  private final ObjectMapper json;
  private final Set<EventStream> open = ConcurrentHashMap.newKeySet();
  private final ConcurrentMap<UUID, Integer> countOf = new ConcurrentHashMap<>();

  EventStreams(EventBus bus, StandingCheck standing, ObjectMapper json) {
    this.bus = bus;
    this.standing = standing;
    this.json = json;
  }

  @PostConstruct
  void listen() {
    bus.subscribe(this);
  }

  /**
   * Begins a stream; it runs until one side ends it.
   *
   * @throws ProblemException too-many-requests when the caller has many open already
   */
  void begin(Identity identity, Membership membership, StreamOutlet out) {
    UUID owner = identity.accountId() == null ? identity.credentialId() : identity.accountId();
    take(owner);
    EventStream stream =
        new EventStream(
            identity,
            membership.workspaceId(),
            membership.role(),
            standing,
            bus::isHearing,
            out,
            json);
    open.add(stream); // before hello: what happens behind it is heard
    try {
      stream.open();
      Thread.ofVirtual()
          .name("stream")
          .start(() -> {
            try {
              stream.run();
            } finally {
              gone(stream, owner);
            }
          });
    } catch (StreamOutlet.StreamClosedException left) {
      gone(stream, owner);
    }
  }

  private void gone(EventStream stream, UUID owner) {
    open.remove(stream);
    countOf.computeIfPresent(owner, (o, count) -> count == 1 ? null : count - 1);
  }

  private void take(UUID owner) {
    countOf.compute(
        owner,
        (o, count) -> {
          if (count != null && count >= MOST_OF_ONE) {
            throw new ProblemException(
                ProblemType.TOO_MANY_REQUESTS,
                "You have " + count + " event streams open. Close some pages.",
                List.of(),
                RETRY);
          }
          return count == null ? 1 : count + 1;
        });
  }

  @Override
  public void on(Event event) {
    open.forEach(stream -> stream.offer(event));
  }

  @Override
  public void onGap() {
    open.forEach(EventStream::miss);
  }

  void stop(@Observes ShutdownEvent event) {
    open.forEach(EventStream::stop);
  }
}
