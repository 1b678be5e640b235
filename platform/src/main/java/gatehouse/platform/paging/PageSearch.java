package gatehouse.platform.paging;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Finds one page, the cheapest way that the sizes of the filters allow:
 *
 * <ol>
 *   <li>nothing filtered: the index of the sort;
 *   <li>facets only: one index range for each facet, merged;
 *   <li>one id that has an index with the sort: that one's range;
 *   <li>a small set: all of it, sorted; unless the page is nearer;
 *   <li>else the next rows in order are looked through, up to a fence. Many match: that was it. Few
 *       match: the page is short. Almost none: a moderate set, or the index of runs of letters.
 * </ol>
 */
final class PageSearch<R> {
  /** Sets up to here are read whole when looking through rows in order found almost none. */
  static final long MODERATE = 20_000;

  /** Sets up to here are read whole and sorted. */
  private static final long SMALL = 3_000;

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
    this.estimates = new Estimates(table, query, dao, null, gramsOf);
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
    Condition.OneOf lead = table.lead(conditions, first.key());
    if (search == null && lead != null && conditions.size() == 1) {
      ListSql sql = sql();
      return cut(dao.rows(table, sql.ordered(first, lead, rows), sql), total());
    }
    Optional<Condition> smallest = estimates.smallest();
    long size = smallest.map(estimates::of).orElse(Long.MAX_VALUE);
    if (size <= SMALL && !isNear(size)) {
      return driven(smallest.orElseThrow());
    }
    if (search != null && Grams.canFind(search) && estimates.having(search) <= SMALL) {
      return byLetters(search);
    }
    return inOrder(size <= MODERATE ? smallest.orElseThrow() : null);
  }

  /**
   * True when so many match that the page is likely found in fewer rows than a set has. Reading the
   * set tells how many match, too, so that must be known.
   */
  private boolean isNear(long size) {
    return search == null
        && (knownTotal() != null || estimates.counted().isPresent())
        && 2.0 * rows * estimates.sizes().all() < size * estimates.matching();
  }

  /**
   * Looks through the next rows in order.
   *
   * @param moderate the condition to go by when few of them match
   */
  private Page<R> inOrder(@Nullable Condition moderate) {
    Walk.Seen<R> seen =
        new Walk<>(table, conditions, search, sequence, after, dao)
            .next(rows, estimates.sizes().all());
    boolean few = seen.rows().size() < ENOUGH;
    if (seen.rows().size() == rows) {
      return cut(seen.rows(), total());
    }
    if (seen.fence() == null) {
      return cut(seen.rows(), after == null ? new Page.Total(seen.rows().size(), true) : total());
    }
    if (moderate != null && (few || estimates.of(moderate) <= SMALL)) {
      return driven(moderate);
    }
    if (few && search != null && Grams.canFind(search)) {
      return byLetters(search);
    }
    Page.Total total = total();
    return new Page<>(
        seen.rows(),
        new Cursor(sequence.text(), seen.fence().getKey(), seen.fence().getValue(), total)
            .encoded(),
        total);
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
    Page.Total known = knownTotal();
    return cut(counted.rows(), known == null ? new Page.Total(counted.matching(), true) : known);
  }

  private Page<R> cut(List<R> found, Page.Total total) {
    return Page.cut(
        found,
        request,
        row -> new Cursor(sequence.text(), sequence.valueOf(row, table), table.id(row), total),
        total);
  }

  private Page.Total total() {
    Page.Total known = knownTotal();
    return known == null ? estimates.total() : known;
  }

  /** The first page's answer serves the next. */
  private Page.@Nullable Total knownTotal() {
    return cursor == null ? null : cursor.total();
  }

  private ListSql sql() {
    return new ListSql(table, sequence, after);
  }
}
