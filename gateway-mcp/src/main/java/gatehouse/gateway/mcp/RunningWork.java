package gatehouse.gateway.mcp;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** What goes on at the moment, by the requests it is for. */
final class RunningWork {
  private final boolean idsAreUnique;
  private final AtomicLong requests = new AtomicLong();
  private final Map<String, Work> all = new ConcurrentHashMap<>();

  /**
   * Nothing yet.
   *
   * @param idsAreUnique true in a session; without one, two requests may have the same id
   */
  RunningWork(boolean idsAreUnique) {
    this.idsAreUnique = idsAreUnique;
  }

  /** What a request runs under. */
  String keyOf(Message request) {
    return idsAreUnique ? request.id().toString() : "#" + requests.incrementAndGet();
  }

  /** False when there is too much, or something for this request. */
  boolean begins(Work work) {
    return all.size() < McpLimit.CALLS_AT_ONCE.value() && all.putIfAbsent(work.key(), work) == null;
  }

  void ends(Work work) {
    all.remove(work.key(), work);
  }

  boolean isEmpty() {
    return all.isEmpty();
  }

  /** What goes on with one server. */
  List<Relay> with(UpstreamSession upstream) {
    return all.values().stream()
        .filter(Relay.class::isInstance)
        .map(Relay.class::cast)
        .filter(relay -> relay.isWith(upstream))
        .toList();
  }

  void cancel(Message notification) {
    Work work = all.get(notification.params().path("requestId").toString());
    if (work != null) {
      work.cancel(notification.text("reason"));
    }
  }
}
