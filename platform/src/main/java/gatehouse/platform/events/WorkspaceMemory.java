package gatehouse.platform.events;

import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * Remembers what was read of workspaces, until an event says that it may be different: on this node
 * before the change answers, on the others at once. While this node does not hear the others,
 * everything is read each time.
 *
 * @param <K> what is asked for; unique among all workspaces
 */
public final class WorkspaceMemory<K, V> implements EventBus.Listener {
  private static final int MOST = 10_000;

  private final EventBus bus;
  private final Predicate<Event> ends;
  private final Epochs epochs = new Epochs();
  private final ConcurrentMap<K, Kept<V>> kept = new ConcurrentHashMap<>();

  /**
   * Listens from now on.
   *
   * @param ends true for an event after which what is remembered of its workspace may be wrong
   */
  public WorkspaceMemory(EventBus bus, Events events, Predicate<Event> ends) {
    this.bus = bus;
    this.ends = ends;
    bus.subscribe(this);
    events.promptly(this::on);
  }

  private record Kept<V>(V value, long epoch) {}

  /**
   * What is remembered, or else is read now. Not for what the open transaction itself may change.
   *
   * @param read finds nothing when there is none; that is not remembered
   */
  public Optional<V> of(UUID workspace, K key, Supplier<Optional<V>> read) {
    if (!bus.isHearing()) {
      return read.get();
    }
    long epoch = epochs.of(workspace);
    Kept<V> known = kept.get(key);
    if (known != null && known.epoch() == epoch) {
      return Optional.of(known.value());
    }
    Optional<V> value = read.get();
    if (value.isPresent()) {
      if (kept.size() >= MOST) {
        kept.clear(); // rare, and each is read once more
      }
      kept.put(key, new Kept<>(value.get(), epoch));
    }
    return value;
  }

  @Override
  public void on(Event event) {
    if (event.workspaceId() != null && ends.test(event)) {
      epochs.end(event.workspaceId());
    }
  }

  @Override
  public void onGap() {
    epochs.endAll();
  }
}
