package gatehouse.control.agent;

import gatehouse.control.agent.AdmissionException.Kind;
import gatehouse.platform.limits.Limits;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;

/**
 * The limit of each agent key. A node takes permits in blocks and hands them out from memory, so
 * that most calls cost no write; all nodes together never hand out more than there are.
 */
@ApplicationScoped
class KeyMeter {
  private static final Duration WINDOW = Duration.ofMinutes(1);
  private static final int MOST_REMEMBERED = 10_000;
  private static final int BLOCKS = 20;

  private final Limits limits;
  private final Clock clock;
  private final ConcurrentMap<UUID, Block> blocks = new ConcurrentHashMap<>();

  KeyMeter(Limits limits, Clock clock) {
    this.limits = limits;
    this.clock = clock;
  }

  /**
   * Permits this node may hand out until the window ends.
   *
   * @param left negative when one too many was asked for
   * @param more false when the shared count has none left
   */
  private record Block(int left, boolean more, Instant ends) {}

  /**
   * Counts one call. Never in a transaction: a refusal that rolls back its own count would not
   * count.
   *
   * @param perMinute null without limit
   * @throws AdmissionException too-many, with the time to wait
   */
  void take(UUID key, @Nullable Integer perMinute) {
    if (perMinute == null) {
      return;
    }
    if (blocks.size() > MOST_REMEMBERED) {
      Instant now = clock.instant();
      blocks.values().removeIf(block -> !now.isBefore(block.ends()));
    }
    int permits = perMinute;
    Block block = blocks.compute(key, (id, held) -> next(id, held, permits));
    if (block.left() < 0) {
      Duration wait = Duration.between(clock.instant(), block.ends());
      throw new AdmissionException(
          Kind.TOO_MANY,
          "This agent key is good for " + perMinute + " calls a minute. Wait, then go on.",
          wait.isPositive() ? wait : Duration.ofSeconds(1));
    }
  }

  private Block next(UUID key, @Nullable Block held, int perMinute) {
    boolean open = held != null && clock.instant().isBefore(held.ends());
    if (open && held != null && (held.left() > 0 || !held.more())) {
      return new Block(Math.max(-1, held.left() - 1), held.more(), held.ends());
    }
    int size = Math.max(1, perMinute / BLOCKS);
    Limits.Taken taken = limits.draw("agent-key", key.toString(), size, WINDOW);
    long before = taken.used() - size;
    int granted = Math.clamp(perMinute - before, 0, size);
    return new Block(granted - 1, taken.used() < perMinute, taken.ends());
  }
}
