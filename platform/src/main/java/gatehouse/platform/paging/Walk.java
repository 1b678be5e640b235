package gatehouse.platform.paging;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Looks through rows in order for those that match, up to a fence in each stretch. */
final class Walk<R> {
  private static final int FENCE = 4_000;

  private final ListTable<R> table;
  private final List<Condition> conditions;
  private final @Nullable String search;
  private final Sequence sequence;
  private final Sequence.@Nullable Place after;
  private final ListDao dao;

  Walk(
      ListTable<R> table,
      List<Condition> conditions,
      @Nullable String search,
      Sequence sequence,
      Sequence.@Nullable Place after,
      ListDao dao) {
    this.table = table;
    this.conditions = conditions;
    this.search = search;
    this.sequence = sequence;
    this.after = after;
    this.dao = dao;
  }

  /**
   * What was found.
   *
   * @param fence the last row that was looked at, as a cursor names it; null when there were enough
   *     rows, or no more
   */
  record Seen<R>(List<R> rows, Map.@Nullable Entry<String, UUID> fence) {}

  /**
   * The next rows that match.
   *
   * @param all how many rows there are
   */
  Seen<R> next(int most, long all) {
    List<R> seen = new ArrayList<>();
    List<Sequence.Stretch> stretches = sequence.stretches();
    for (int i = after == null ? 0 : after.stretch(); i < stretches.size(); i++) {
      Sequence.Stretch stretch = stretches.get(i);
      Sequence.Place from = after != null && after.stretch() == i ? after : null;
      seen.addAll(in(stretch, from, most - seen.size()));
      if (seen.size() == most) {
        break;
      }
      Optional<Map.Entry<String, UUID>> fence =
          all <= FENCE ? Optional.empty() : fence(stretch, from);
      if (fence.isPresent()) {
        return new Seen<>(
            seen, Map.entry(sequence.valueAt(i, fence.get().getKey()), fence.get().getValue()));
      }
    }
    return new Seen<>(seen, null);
  }

  private List<R> in(Sequence.Stretch stretch, Sequence.@Nullable Place from, int most) {
    Condition.OneOf lead = table.lead(conditions, stretch.key());
    List<Condition> rest = conditions.stream().filter(one -> !one.equals(lead)).toList();
    ListSql sql = new ListSql(table, sequence, from);
    return dao.rows(table, sql.fenced(stretch, lead, rest, search, FENCE, most), sql);
  }

  /** Where looking through rows had to end; empty when there were no more. */
  private Optional<Map.Entry<String, UUID>> fence(
      Sequence.Stretch stretch, Sequence.@Nullable Place from) {
    ListSql sql = new ListSql(table, sequence, from);
    return dao.fence(sql.fence(stretch, table.lead(conditions, stretch.key()), FENCE), sql);
  }
}
