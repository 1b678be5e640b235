package gatehouse.platform.events;

import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Tells whether what was read of a workspace may have changed since: note the epoch before reading,
 * and what was read is good for as long as the epoch is the same.
 */
public final class Epochs {
  private final ConcurrentMap<UUID, AtomicLong> workspaces = new ConcurrentHashMap<>();
  private final AtomicLong all = new AtomicLong();

  /** A number that is never the same again once it has ended. */
  public long of(UUID workspace) {
    AtomicLong own = workspaces.get(workspace);
    return all.get() + (own == null ? 0 : own.get());
  }

  public void end(UUID workspace) {
    workspaces.computeIfAbsent(workspace, w -> new AtomicLong()).incrementAndGet();
  }

  /** Ends every workspace's. */
  public void endAll() {
    all.incrementAndGet();
  }
}
