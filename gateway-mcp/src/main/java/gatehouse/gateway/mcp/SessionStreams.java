package gatehouse.gateway.mcp;

import io.vertx.core.http.HttpServerResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The streams of one session: the general one, and one for each request answered in events. */
final class SessionStreams {
  private final boolean primes;
  private final boolean kept;
  private final EventStream general;
  private final Map<Integer, EventStream> ofRequests = new LinkedHashMap<>();
  private int last;

  private SessionStreams(boolean primes, boolean kept) {
    this.primes = primes;
    this.kept = kept;
    this.general = new EventStream(0, primes);
  }

  static SessionStreams of(String version) {
    return new SessionStreams(
        ProtocolVersion.takesEmptyEvents(version), !version.equals(ProtocolVersion.STATELESS));
  }

  EventStream general() {
    return general;
  }

  /** Another one; without sessions it is told when its client has left. */
  synchronized EventStream open(Runnable whenLeft) {
    EventStream stream = kept ? new EventStream(++last, primes) : new EventStream(++last, whenLeft);
    ofRequests.put(stream.number(), stream);
    if (kept) {
      forget();
    } else {
      ofRequests.values().removeIf(EventStream::isEnded);
    }
    return stream;
  }

  /** Takes a stream up after an event; false when there is nothing to go on with. */
  synchronized boolean resume(String eventId, HttpServerResponse client) {
    int dash = eventId.indexOf('-');
    try {
      int number = Integer.parseInt(eventId.substring(0, Math.max(0, dash)));
      long after = Long.parseLong(eventId.substring(dash + 1));
      EventStream stream = number == 0 ? general : ofRequests.get(number);
      if (stream == null || !stream.goesOnAfter(after)) {
        return false;
      }
      stream.attach(client, after);
      return true;
    } catch (NumberFormatException e) {
      return false;
    }
  }

  /** Of the ended ones only the newest are kept, and not much of them in all. */
  private void forget() {
    if (ofRequests.size() <= McpLimit.KEPT_STREAMS.value() / 2) {
      return;
    }
    List<EventStream> ended = ofRequests.values().stream().filter(EventStream::isEnded).toList();
    int bytes = ended.stream().mapToInt(EventStream::keptBytes).sum();
    int count = ended.size();
    for (EventStream oldest : ended) {
      if (count <= McpLimit.KEPT_STREAMS.value() && bytes <= McpLimit.KEPT_BYTES.value()) {
        return;
      }
      count--;
      bytes -= oldest.keptBytes();
      ofRequests.remove(oldest.number());
    }
  }

  synchronized boolean anyOpen() {
    return general.isOpen() || ofRequests.values().stream().anyMatch(s -> !s.isEnded());
  }

  synchronized void breathe() {
    general.breathe();
    ofRequests.values().forEach(EventStream::breathe);
    long old = McpLimit.KEEP_ALIVE_SECONDS.seconds().multipliedBy(3).toNanos();
    ofRequests.values().removeIf(s -> s.isEnded() && s.silentNanos() > old);
  }

  synchronized void end() {
    general.end();
    ofRequests.values().forEach(EventStream::end);
    ofRequests.clear();
  }
}
