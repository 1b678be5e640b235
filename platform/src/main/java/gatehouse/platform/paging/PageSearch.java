package gatehouse.platform.paging;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Finds one page, the cheapest way that the sizes of the filters allow:
 *
 * <ol>
 *   <li>nothing filtered: the index of the sort;
 *   <li>facets only: one index range for each facet, merged;
 *   <li>one id that has an index with the sort: that one's range;
 *   <li>a small set: all of it, sorted;
 *   <li>else the next rows in order are looked through, up to a fence. Many match: that was it. Few
 *       match: the page is short. Almost none: a moderate set, or the index of runs of letters.
 * </ol>
 */
final class PageSearch<R> {
  /** Sets up to here are read whole and sorted. */
  private static final long SMALL = 3_000;

  /** So are sets up to here, when looking through rows in order found almost none. */
  private static final long MODERATE = 20_000;

  private static final int FENCE = 4_000;
  private static final int FENCE_WHEN_MOST_MATCH = 1_000;

  /** A page with this many rows is worth showing. */
  private static final int ENOUGH = 10;

  private final ListTable<R> table;
  private final List<Condition> conditions;
  private final @Nullable String search;
  private final ListQuery.Order order;
  private final PageRequest request;
  private final @Nullable Cursor after;
  private final ListDao dao;
  private final Function<Long, Grams> gramsOf;
  private final int rows;
  private final Map<Condition, Long> uncounted = new HashMap<>();
  private @Nullable Sizes sizes;

  PageSearch(
      ListTable<R> table,
      ListQuery query,
      PageRequest request,
      @Nullable Cursor after,
      ListDao dao,
      Function<Long, Grams> gramsOf) {
    this.table = table;
    this.conditions = joined(query.conditions());
    this.search = query.search();
    this.order = query.order();
    this.request = request;
    this.after = after;
    this.dao = dao;
    this.gramsOf = gramsOf;
    this.rows = request.limit() + 1;
  }

  /** Several conditions on facets are one. */
  private static List<Condition> joined(List<Condition> asked) {
    Set<Integer> codes = null;
    List<Condition> joined = new ArrayList<>();
    for (Condition condition : asked) {
      if (condition instanceof Condition.Facets facets) {
        if (codes == null) {
          codes = new HashSet<>(facets.codes());
        } else {
          codes.retainAll(facets.codes());
        }
      } else {
        joined.add(condition);
      }
    }
    if (codes != null) {
      joined.addFirst(new Condition.Facets(codes));
    }
    return joined;
  }

  Page<R> page() {
    if (conditions.isEmpty() && search == null) {
      ListSql sql = sql();
      return cut(dao.rows(table, sql.ordered(rows), sql), total());
    }
    boolean facetsOnly =
        search == null
            && conditions.size() == 1
            && conditions.getFirst() instanceof Condition.Facets;
    return facetsOnly && order.key().byFacet()
        ? ofFacets((Condition.Facets) conditions.getFirst())
        : found();
  }

  private Page<R> ofFacets(Condition.Facets facets) {
    List<Integer> codes = sizes().present(facets.codes());
    long matching = sizes().of(facets).orElse(0);
    if (codes.isEmpty()) {
      return cut(List.of(), total());
    }
    if (matching * 2 >= sizes().all()) {
      ListSql sql = sql();
      List<R> found =
          dao.rows(table, sql.fenced(conditions, null, FENCE_WHEN_MOST_MATCH, rows), sql);
      if (found.size() == rows) {
        return cut(found, total());
      }
    }
    ListSql sql = sql();
    return cut(dao.rows(table, sql.merged(codes, rows), sql), total());
  }

  private Page<R> found() {
    Condition.OneOf lead = lead();
    List<Condition> rest = conditions.stream().filter(one -> !one.equals(lead)).toList();
    if (lead != null && rest.isEmpty() && search == null) {
      ListSql sql = led(lead);
      return cut(dao.rows(table, sql.ordered(rows), sql), total());
    }
    Optional<Condition> smallest = smallest();
    long size = smallest.map(this::sizeOf).orElse(Long.MAX_VALUE);
    if (size <= SMALL) {
      return driven(smallest.orElseThrow());
    }
    if (search != null && Grams.canFind(search) && shareOf(search) * sizes().all() <= SMALL) {
      return byLetters(search);
    }
    ListSql sql = led(lead);
    List<R> seen = dao.rows(table, sql.fenced(rest, search, FENCE, rows), sql);
    if (seen.size() == rows) {
      return cut(seen, total());
    }
    ListSql end = led(lead);
    Optional<Map.Entry<String, UUID>> fence = dao.fence(end.fence(FENCE), end);
    if (fence.isEmpty()) {
      return cut(seen, after == null ? new Page.Total(seen.size(), true) : total());
    }
    if (seen.size() < ENOUGH) {
      if (size <= MODERATE) {
        return driven(smallest.orElseThrow());
      }
      if (search != null && Grams.canFind(search)) {
        return byLetters(search);
      }
    }
    Page.Total total = total();
    return new Page<>(
        seen,
        new Cursor(order.text(), fence.get().getKey(), fence.get().getValue(), total).encoded(),
        total);
  }

  /** The condition whose rows can be read in the order asked for. */
  private Condition.@Nullable OneOf lead() {
    for (Condition condition : conditions) {
      if (condition instanceof Condition.OneOf one
          && one.ids().size() == 1
          && !one.none()
          && table.hasIndex(one.column(), order.key())) {
        return one;
      }
    }
    return null;
  }

  private Page<R> driven(Condition by) {
    List<Condition> rest = conditions.stream().filter(one -> !one.equals(by)).toList();
    ListSql sql = sql();
    return counted(dao.counted(table, sql.driven(by, rest, search, rows), sql));
  }

  private Page<R> byLetters(String text) {
    List<String> runs = grams().rarest(text);
    ListSql sql = sql();
    return counted(dao.counted(table, sql.found(runs, conditions, text, rows), sql));
  }

  private Page<R> counted(ListDao.Counted<R> counted) {
    Page.Total known = after == null ? null : after.total();
    return cut(counted.rows(), known == null ? new Page.Total(counted.matching(), true) : known);
  }

  private Page<R> cut(List<R> found, Page.Total total) {
    return Page.cut(
        found,
        request,
        row -> new Cursor(order.text(), table.sortValue(row, order.key()), table.id(row), total),
        total);
  }

  /** Counted where that is cheap, else estimated; the first page's answer serves the next. */
  private Page.Total total() {
    if (after != null && after.total() != null) {
      return after.total();
    }
    if (search == null && conditions.stream().allMatch(Sizes::isExact) && conditions.size() <= 1) {
      return new Page.Total(
          conditions.isEmpty() ? sizes().all() : sizes().of(conditions.getFirst()).orElseThrow(),
          true);
    }
    long smallest = smallest().map(this::sizeOf).orElse(Long.MAX_VALUE);
    if (smallest <= Page.Total.COUNTED) {
      ListSql sql = sql();
      return new Page.Total(
          dao.count(sql.count(conditions, search, Page.Total.COUNTED + 1), sql), true);
    }
    double all = Math.max(1, sizes().all());
    double share = search == null ? 1 : shareOf(search);
    for (Condition condition : conditions) {
      share *= sizeOf(condition) / all;
    }
    return new Page.Total(Math.round(share * all), false);
  }

  private Optional<Condition> smallest() {
    return conditions.stream().min(Comparator.comparingLong(this::sizeOf));
  }

  /** How many rows meet a condition; what nobody counts is counted up to a limit. */
  private long sizeOf(Condition condition) {
    OptionalLong known = sizes().of(condition);
    if (known.isPresent()) {
      return known.getAsLong();
    }
    return uncounted.computeIfAbsent(
        condition,
        one -> {
          ListSql sql = sql();
          long counted = dao.count(sql.count(List.of(one), null, MODERATE + 1), sql);
          return counted > MODERATE ? sizes().all() / 2 : counted;
        });
  }

  private double shareOf(String text) {
    return grams().shareOf(text);
  }

  private Grams grams() {
    return gramsOf.apply(sizes().all());
  }

  private Sizes sizes() {
    if (sizes == null) {
      sizes = dao.sizes(table, Sizes.dimensions(conditions));
    }
    return sizes;
  }

  private ListSql sql() {
    return led(null);
  }

  private ListSql led(Condition.@Nullable OneOf lead) {
    return new ListSql(table, order, after, lead);
  }
}
