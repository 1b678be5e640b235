package gatehouse.platform.paging;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
  /** Sets up to here are read whole when looking through rows in order found almost none. */
  static final long MODERATE = 20_000;

  /** Sets up to here are read whole and sorted. */
  private static final long SMALL = 3_000;

  private static final int FENCE = 4_000;
  private static final int FENCE_WHEN_MOST_MATCH = 1_000;

  /** A page with this many rows is worth showing. */
  private static final int ENOUGH = 10;

  private final ListTable<R> table;
  private final List<Condition> conditions;
  private final @Nullable String search;
  private final Sequence sequence;
  private final PageRequest request;
  private final @Nullable Cursor cursor;
  private final Sequence.@Nullable Place after;
  private final ListDao dao;
  private final Estimates estimates;
  private final int rows;

  PageSearch(
      ListTable<R> table,
      ListQuery query,
      PageRequest request,
      ListDao dao,
      Function<Long, Grams> gramsOf) {
    this.table = table;
    this.conditions = Condition.Facets.joined(query.conditions());
    this.search = query.search();
    this.sequence = query.sequence();
    this.request = request;
    this.cursor = Cursor.decode(request.cursor(), sequence.text());
    this.after = cursor == null ? null : sequence.place(cursor);
    this.dao = dao;
    this.estimates = new Estimates(table, query, conditions, dao, gramsOf);
    this.rows = request.limit() + 1;
  }

  Page<R> page() {
    if (search != null) {
      return found();
    }
    Sequence.Stretch stretch = sequence.stretches().getFirst();
    if (conditions.isEmpty()) {
      ListSql sql = sql();
      return cut(dao.rows(table, sql.ordered(stretch, null, rows), sql), total());
    }
    boolean facetsOnly =
        conditions.size() == 1 && conditions.getFirst() instanceof Condition.Facets;
    return facetsOnly && stretch.key().byFacet()
        ? ofFacets(stretch, (Condition.Facets) conditions.getFirst())
        : found();
  }

  private Page<R> ofFacets(Sequence.Stretch stretch, Condition.Facets facets) {
    List<Integer> codes = estimates.sizes().present(facets.codes());
    if (codes.isEmpty()) {
      return cut(List.of(), total());
    }
    if (estimates.of(facets) * 2 >= estimates.sizes().all()) {
      ListSql sql = sql();
      List<R> found =
          dao.rows(
              table, sql.fenced(stretch, null, conditions, null, FENCE_WHEN_MOST_MATCH, rows), sql);
      if (found.size() == rows) {
        return cut(found, total());
      }
    }
    ListSql sql = sql();
    return cut(dao.rows(table, sql.merged(stretch, codes, rows), sql), total());
  }

  private Page<R> found() {
    Sequence.Stretch first = sequence.stretches().getFirst();
    Condition.OneOf lead = lead(first.key());
    if (search == null && lead != null && conditions.size() == 1) {
      ListSql sql = sql();
      return cut(dao.rows(table, sql.ordered(first, lead, rows), sql), total());
    }
    Optional<Condition> smallest = estimates.smallest();
    long size = smallest.map(estimates::of).orElse(Long.MAX_VALUE);
    if (size <= SMALL) {
      return driven(smallest.orElseThrow());
    }
    if (search != null && Grams.canFind(search) && estimates.having(search) <= SMALL) {
      return byLetters(search);
    }
    return inOrder(size <= MODERATE ? smallest.orElseThrow() : null);
  }

  /**
   * Looks through the next rows in order.
   *
   * @param moderate the condition to go by when almost none of them match
   */
  private Page<R> inOrder(@Nullable Condition moderate) {
    List<R> seen = new ArrayList<>();
    List<Sequence.Stretch> stretches = sequence.stretches();
    for (int i = after == null ? 0 : after.stretch(); i < stretches.size(); i++) {
      Sequence.Stretch stretch = stretches.get(i);
      Sequence.Place from = after != null && after.stretch() == i ? after : null;
      seen.addAll(next(stretch, from, rows - seen.size()));
      if (seen.size() == rows) {
        return cut(seen, total());
      }
      Optional<Map.Entry<String, UUID>> fence = fence(stretch, from);
      if (fence.isPresent()) {
        if (seen.size() < ENOUGH && moderate != null) {
          return driven(moderate);
        }
        if (seen.size() < ENOUGH && search != null && Grams.canFind(search)) {
          return byLetters(search);
        }
        return shortened(seen, sequence.valueAt(i, fence.get().getKey()), fence.get().getValue());
      }
    }
    return cut(seen, after == null ? new Page.Total(seen.size(), true) : total());
  }

  private List<R> next(Sequence.Stretch stretch, Sequence.@Nullable Place from, int most) {
    Condition.OneOf lead = lead(stretch.key());
    List<Condition> rest = conditions.stream().filter(one -> !one.equals(lead)).toList();
    ListSql sql = new ListSql(table, sequence, from);
    return dao.rows(table, sql.fenced(stretch, lead, rest, search, FENCE, most), sql);
  }

  /** Where looking through rows had to end; empty when there were no more. */
  private Optional<Map.Entry<String, UUID>> fence(
      Sequence.Stretch stretch, Sequence.@Nullable Place from) {
    if (estimates.sizes().all() <= FENCE) {
      return Optional.empty();
    }
    ListSql sql = new ListSql(table, sequence, from);
    return dao.fence(sql.fence(stretch, lead(stretch.key()), FENCE), sql);
  }

  private Page<R> shortened(List<R> seen, String value, UUID id) {
    Page.Total total = total();
    return new Page<>(seen, new Cursor(sequence.text(), value, id, total).encoded(), total);
  }

  /** The condition whose rows can be read in the order of the key. */
  private Condition.@Nullable OneOf lead(SortKey key) {
    for (Condition condition : conditions) {
      if (condition instanceof Condition.OneOf one
          && one.ids().size() == 1
          && !one.none()
          && table.hasIndex(one.column(), key)) {
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
    List<String> runs = estimates.grams().rarest(text);
    ListSql sql = sql();
    return counted(dao.counted(table, sql.found(runs, conditions, text, rows), sql));
  }

  private Page<R> counted(ListDao.Counted<R> counted) {
    Page.Total known = cursor == null ? null : cursor.total();
    return cut(counted.rows(), known == null ? new Page.Total(counted.matching(), true) : known);
  }

  private Page<R> cut(List<R> found, Page.Total total) {
    return Page.cut(
        found,
        request,
        row -> new Cursor(sequence.text(), sequence.valueOf(row, table), table.id(row), total),
        total);
  }

  /** The first page's answer serves the next. */
  private Page.Total total() {
    Page.Total known = cursor == null ? null : cursor.total();
    return known == null ? estimates.total() : known;
  }

  private ListSql sql() {
    return new ListSql(table, sequence, after);
  }
}
