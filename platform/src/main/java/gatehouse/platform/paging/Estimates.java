package gatehouse.platform.paging;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** How many rows meet each condition of a query, and all of them: counted where that is cheap. */
final class Estimates {
  private final ListTable<?> table;
  private final ListQuery query;
  private final List<Condition> conditions;
  private final ListDao dao;
  private final Function<Long, Grams> gramsOf;
  private final Map<Condition, Long> asked = new HashMap<>();
  private @Nullable Sizes sizes;

  /**
   * Of one query.
   *
   * @param sizes when they are known already
   * @param gramsOf the runs of letters of a workspace with so many people
   */
  Estimates(
      ListTable<?> table,
      ListQuery query,
      ListDao dao,
      @Nullable Sizes sizes,
      Function<Long, Grams> gramsOf) {
    this.table = table;
    this.query = query;
    this.conditions = Condition.Facets.joined(query.conditions());
    this.dao = dao;
    this.sizes = sizes;
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
    return known.isPresent() ? known.getAsLong() : asked.computeIfAbsent(condition, this::ask);
  }

  private long ask(Condition condition) {
    Times times = Times.of(table, condition);
    if (times != null) {
      return dao.times(table, times.dimension(), sizes().facets(), times.quarters());
    }
    long counted = count(List.of(condition), null, PageSearch.MODERATE + 1);
    return counted > PageSearch.MODERATE ? sizes().all() / 2 : counted;
  }

  /** About how many rows match in all, when the conditions have nothing to do with each other. */
  double matching() {
    String search = query.search();
    double all = Math.max(1, sizes().all());
    double share = search == null ? 1 : grams().shareOf(search);
    for (Condition condition : conditions) {
      share *= of(condition) / all;
    }
    return share * all;
  }

  /** How many rows match in all. */
  Page.Total total() {
    OptionalLong known = counted();
    if (known.isPresent()) {
      return new Page.Total(known.getAsLong(), true);
    }
    String search = query.search();
    long most = smallest().map(this::of).orElse(sizes().all());
    return most <= Page.Total.COUNTED
        ? new Page.Total(count(conditions, search, Page.Total.COUNTED + 1L), true)
        : new Page.Total(Math.round(matching()), false);
  }

  /** How many rows match in all, where that is counted already. */
  OptionalLong counted() {
    if (query.search() != null) {
      return OptionalLong.empty();
    }
    if (conditions.isEmpty()) {
      return OptionalLong.of(sizes().all());
    }
    Condition last = conditions.getLast();
    if (conditions.size() == 1 && Sizes.isExact(last)) {
      return sizes().of(last);
    }
    Times times = Times.of(table, last);
    if (times == null || !times.quarters().exact()) {
      return OptionalLong.empty();
    }
    if (conditions.size() == 1) {
      return OptionalLong.of(of(last));
    }
    return conditions.size() == 2
            && conditions.getFirst() instanceof Condition.Facets(Set<Integer> codes)
        ? OptionalLong.of(dao.times(table, times.dimension(), codes, times.quarters()))
        : OptionalLong.empty();
  }

  /** A condition on times that are counted. */
  private record Times(String dimension, QuarterHours quarters) {
    static @Nullable Times of(ListTable<?> table, Condition condition) {
      String dimension = table.countedBy(condition.column());
      QuarterHours quarters = dimension == null ? null : QuarterHours.of(condition);
      return dimension == null || quarters == null ? null : new Times(dimension, quarters);
    }
  }

  private long count(List<Condition> those, @Nullable String search, long most) {
    ListSql sql = new ListSql(table, query.sequence(), null);
    return dao.count(sql.count(those, search, most), sql);
  }
}
