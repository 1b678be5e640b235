package gatehouse.gateway.mcp;

import com.fasterxml.jackson.databind.node.ObjectNode;
import gatehouse.platform.events.Epochs;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Remembers for some minutes which tools servers have. The credential is part of what an entry is
 * found by: what a server shows to one person is never shown to another, while those who reach it
 * with the same secret, or with none, share an entry. A server that says that its tools have
 * changed is asked anew.
 */
@ApplicationScoped
class ToolCache {
  private final Clock clock;
  private final Map<Key, Entry> entries = new ConcurrentHashMap<>();
  private final AtomicLong bytes = new AtomicLong();
  private final Epochs epochs = new Epochs();

  ToolCache(Clock clock) {
    this.clock = clock;
  }

  /**
   * One server as one kind of caller sees it.
   *
   * @param version of the server's settings
   * @param credential it is reached with; null for none
   * @param protocol and capabilities of the client: servers may offer tools by them
   */
  record Key(
      UUID server,
      long version,
      @Nullable UUID credential,
      String protocol,
      ObjectNode capabilities) {}

  private record Entry(List<ObjectNode> tools, int bytes, Instant until) {}

  /** What is remembered, not to be changed; null when nothing is. */
  @Nullable List<ObjectNode> find(Key key) {
    Entry entry = entries.get(key);
    if (entry == null) {
      return null;
    }
    if (clock.instant().isBefore(entry.until())) {
      return entry.tools();
    }
    remove(key, entry);
    return null;
  }

  /** To be taken before a server is asked. */
  long epoch(Key key) {
    return epochs.of(key.server());
  }

  /**
   * Keeps what a server answered, unless it has said since that this changed.
   *
   * @param epoch from before it was asked
   */
  void keep(Key key, List<ObjectNode> tools, long epoch) {
    int size = tools.stream().mapToInt(tool -> Json.write(tool).length()).sum();
    if (size > McpLimit.TOOLS_BYTES.value()) {
      return;
    }
    Instant now = clock.instant();
    if (bytes.get() + size > McpLimit.TOOLS_BYTES_IN_ALL.value()) {
      entries.forEach(this::remove); // rare, and each costs one question once more
    }
    Entry entry = new Entry(List.copyOf(tools), size, now.plus(McpLimit.TOOLS_SECONDS.seconds()));
    bytes.addAndGet(size);
    Entry before = entries.put(key, entry);
    if (before != null) {
      bytes.addAndGet(-before.bytes());
    }
    if (epochs.of(key.server()) != epoch) {
      remove(key, entry);
    }
  }

  /** The server said that its tools are others now. */
  void drop(UUID server) {
    epochs.end(server);
    entries.forEach((key, entry) -> {
      if (key.server().equals(server)) {
        remove(key, entry);
      }
    });
  }

  private void remove(Key key, Entry entry) {
    if (entries.remove(key, entry)) {
      bytes.addAndGet(-entry.bytes());
    }
  }
}
