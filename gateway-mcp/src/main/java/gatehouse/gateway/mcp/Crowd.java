package gatehouse.gateway.mcp;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Who gives way when there is no more room: one of those who take most of it. */
final class Crowd {
  private Crowd() {}

  /**
   * The longest idle one of the largest group; null when all of that are busy.
   *
   * @param idle zero for a busy one
   */
  static <T> @Nullable T givesWay(
      Collection<T> all, Function<T, UUID> group, ToLongFunction<T> idle) {
    Map<UUID, List<T>> groups = all.stream().collect(Collectors.groupingBy(group));
    return groups.values().stream()
        .max(Comparator.comparingInt(List::size))
        .flatMap(largest -> largest.stream().max(Comparator.comparingLong(idle)))
        .filter(one -> idle.applyAsLong(one) > 0)
        .orElse(null);
  }
}
