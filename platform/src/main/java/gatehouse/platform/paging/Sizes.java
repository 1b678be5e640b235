package gatehouse.platform.paging;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.stream.Stream;

/** How many rows of a workspace's list there are of each kind, by dimension and key. */
record Sizes(Map<String, Map<String, Long>> byDimension) {
  static final String FACET = "facet";

  /** The codes that some row may have. */
  Collection<Integer> facets() {
    return of(FACET).keySet().stream().map(Integer::valueOf).toList();
  }

  long all() {
    return of(FACET).values().stream().mapToLong(n -> n).sum();
  }

  /** The codes among these that some row has. */
  List<Integer> present(Collection<Integer> codes) {
    return codes.stream().filter(code -> count(FACET, code.toString()) > 0).toList();
  }

  /** How many rows meet a condition at most; empty when that is not counted. */
  OptionalLong of(Condition condition) {
    return switch (condition) {
      case Condition.Facets(var codes) ->
          OptionalLong.of(codes.stream().mapToLong(code -> count(FACET, code.toString())).sum());
      case Condition.OneOf(var column, var dimension, var ids, var none) ->
          OptionalLong.of(sum(dimension, ids) + (none ? count(dimension, "") : 0));
      case Condition.AnyOf(var column, var dimension, var ids, var none) ->
          none ? OptionalLong.empty() : OptionalLong.of(sum(dimension, ids));
      case Condition.Lacks(var column, var dimension, var ids) ->
          OptionalLong.of(all() - (ids.size() == 1 ? sum(dimension, ids) : 0));
      case Condition.Between between -> OptionalLong.empty();
      case Condition.Never never -> OptionalLong.empty();
      case Condition.NotAfter past -> OptionalLong.empty();
    };
  }

  /** True when {@link #of(Condition)} is not only the most there can be, but the number. */
  static boolean isExact(Condition condition) {
    return switch (condition) {
      case Condition.Facets facets -> true;
      case Condition.OneOf one -> true;
      case Condition.AnyOf any -> any.ids().size() == 1;
      case Condition.Lacks lacks -> lacks.ids().size() == 1;
      case Condition.Between between -> false;
      case Condition.Never never -> false;
      case Condition.NotAfter past -> false;
    };
  }

  /** The dimensions that a query needs to know. */
  static List<String> dimensions(List<Condition> conditions) {
    return Stream.concat(
            Stream.of(FACET),
            conditions.stream()
                .flatMap(condition ->
                    switch (condition) {
                      case Condition.OneOf one -> Stream.of(one.dimension());
                      case Condition.AnyOf any -> Stream.of(any.dimension());
                      case Condition.Lacks lacks -> Stream.of(lacks.dimension());
                      default -> Stream.of();
                    }))
        .distinct()
        .toList();
  }

  private Map<String, Long> of(String dimension) {
    return byDimension.getOrDefault(dimension, Map.of());
  }

  private long count(String dimension, String key) {
    return of(dimension).getOrDefault(key, 0L);
  }

  private long sum(String dimension, Collection<UUID> ids) {
    return ids.stream().distinct().mapToLong(id -> count(dimension, id.toString())).sum();
  }
}
