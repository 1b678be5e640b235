package gatehouse.platform.paging;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** How many rows meet each condition of a query, and all of them: counted where that is cheap. */
final class Estimates {
  private final ListTable<?> table;
  private final ListQuery query;
  private final List<Condition> conditions;
  private final ListDao dao;
  private final Function<Long, Grams> gramsOf;
  private final Map<Condition, Long> uncounted = new HashMap<>();
  private @Nullable Sizes sizes;

  /**
   * Of one query.
   *
   * @param gramsOf the runs of letters of a workspace with so many people
   */
  Estimates(
      ListTable<?> table,
      ListQuery query,
      List<Condition> conditions,
      ListDao dao,
      Function<Long, Grams> gramsOf) {
    this.table = table;
    this.query = query;
    this.conditions = conditions;
    this.dao = dao;
    this.gramsOf = gramsOf;
  }

  Sizes sizes() {
    if (sizes == null) {
      sizes = dao.sizes(table, Sizes.dimensions(conditions));
    }
    return sizes;
  }

  Grams grams() {
    return gramsOf.apply(sizes().all());
  }

  /** About how many rows have the text. */
  double having(String text) {
    return grams().shareOf(text) * sizes().all();
  }

  Optional<Condition> smallest() {
    return conditions.stream().min(Comparator.comparingLong(this::of));
  }

  /**
   * How many rows meet a condition; what nobody counts is counted up to {@code most}, and beyond it
   * is taken to be half of all.
   */
  long of(Condition condition) {
    OptionalLong known = sizes().of(condition);
    if (known.isPresent()) {
      return known.getAsLong();
    }
    return uncounted.computeIfAbsent(
        condition,
        one -> {
          long counted = count(List.of(one), null, PageSearch.MODERATE + 1);
          return counted > PageSearch.MODERATE ? sizes().all() / 2 : counted;
        });
  }

  /** How many rows match in all. */
  Page.Total total() {
    String search = query.search();
    if (search == null && conditions.stream().allMatch(Sizes::isExact) && conditions.size() <= 1) {
      return new Page.Total(
          conditions.isEmpty() ? sizes().all() : sizes().of(conditions.getFirst()).orElseThrow(),
          true);
    }
    long most = smallest().map(this::of).orElse(sizes().all());
    if (most <= Page.Total.COUNTED) {
      return new Page.Total(count(conditions, search, Page.Total.COUNTED + 1L), true);
    }
    double all = Math.max(1, sizes().all());
    double share = search == null ? 1 : grams().shareOf(search);
    for (Condition condition : conditions) {
      share *= of(condition) / all;
    }
    return new Page.Total(Math.round(share * all), false);
  }

  private long count(List<Condition> those, @Nullable String search, long most) {
    ListSql sql = new ListSql(table, query.sequence(), null);
    return dao.count(sql.count(those, search, most), sql);
  }
}
