package gatehouse.platform.limits;

import gatehouse.platform.http.CallerKey;
import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.ext.Provider;
import java.time.Clock;
import java.time.Instant;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;

/**
 * The general limit of every caller. A node takes permits in blocks and hands them out from memory,
 * so that most requests cost no write; all nodes together never hand out more than there are.
 */
@Provider
@Priority(Priorities.AUTHORIZATION + 10)
class ApiLimit implements ContainerRequestFilter {
  private static final int BLOCK = 50;
  private static final int MOST_REMEMBERED = 10_000;

  private final Limits limits;
  private final Clock clock;
  private final ConcurrentMap<String, Block> blocks = new ConcurrentHashMap<>();

  ApiLimit(Limits limits, Clock clock) {
    this.limits = limits;
    this.clock = clock;
  }

  /**
   * Permits this node may hand out until the window ends.
   *
   * @param left negative when one too many was asked for
   */
  private record Block(long left, long beyond, Instant ends) {}

  @Override
  public void filter(ContainerRequestContext request) {
    String key = CallerKey.of(request);
    if (key == null) {
      return;
    }
    if (blocks.size() > MOST_REMEMBERED) {
      Instant now = clock.instant();
      blocks.values().removeIf(block -> !now.isBefore(block.ends()));
    }
    Block block = blocks.compute(key, (k, held) -> next(k, held));
    limits.show(Limit.API_CALLS, Math.max(0, block.left()) + block.beyond(), block.ends());
    if (block.left() < 0) {
      throw limits.refused(Limit.API_CALLS, block.ends());
    }
  }

  private Block next(String key, @Nullable Block held) {
    boolean over = held == null || !clock.instant().isBefore(held.ends());
    if (!over && held != null && (held.left() > 0 || held.beyond() == 0)) {
      return new Block(Math.max(-1, held.left() - 1), held.beyond(), held.ends());
    }
    Limits.Taken taken = limits.draw(Limit.API_CALLS.id(), key, BLOCK, Limit.API_CALLS.per());
    long before = taken.used() - BLOCK;
    long granted = Math.clamp(Limit.API_CALLS.permits() - before, 0, BLOCK);
    long beyond = Math.max(0, Limit.API_CALLS.permits() - taken.used());
    return new Block(granted - 1, beyond, taken.ends());
  }
}
