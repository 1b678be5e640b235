package gatehouse.platform.paging;

import org.jspecify.annotations.Nullable;

/** A sequence as parts of a statement: what it is ordered by, and what stands behind a place. */
final class SequenceSql {
  private final Sequence sequence;
  private final Sequence.@Nullable Place after;
  private final ConditionSql sql;

  /**
   * Of one statement.
   *
   * @param after where to go on; null at the beginning
   * @param sql takes the values
   */
  SequenceSql(Sequence sequence, Sequence.@Nullable Place after, ConditionSql sql) {
    this.sequence = sequence;
    this.after = after;
    this.sql = sql;
  }

  /** What makes rows belong to a stretch. */
  String within(Sequence.Stretch stretch) {
    String text = stretch.search();
    if (text == null) {
      return "";
    }
    return (stretch.begins() ? sql.beginning(stretch.key().column(), text) : "")
        + sql.notBeginning(stretch.without(), text);
  }

  /** A row comparison, one direction: anything else makes PostgreSQL read too much, or sort. */
  String behind(Sequence.Stretch stretch) {
    if (after == null) {
      return "";
    }
    return " and (%s, id) %s (cast(%s as %s), cast(%s as uuid))"
        .formatted(
            stretch.key().column(),
            stretch.descending() ? "<" : ">",
            sql.bound(after.value()),
            stretch.key().type().sql(),
            sql.bound(after.id()));
  }

  static String by(Sequence.Stretch stretch) {
    String direction = stretch.descending() ? " desc" : "";
    return " order by " + stretch.key().column() + direction + ", id" + direction;
  }

  /** The order of all stretches in one. */
  String by() {
    return switch (sequence) {
      case Sequence.Sorted sorted -> by(sorted.stretches().getFirst());
      case Sequence.BestFirst best -> " order by " + rank(best) + ", " + value(best) + ", id";
    };
  }

  /** What stands behind the place, in all stretches. */
  String behind() {
    return switch (sequence) {
      case Sequence.Sorted sorted -> behind(sorted.stretches().getFirst());
      case Sequence.BestFirst best when after == null -> "";
      case Sequence.BestFirst best ->
          " and (%s, %s, id) > (%s, %s, cast(%s as uuid))"
              .formatted(
                  rank(best),
                  value(best),
                  sql.bound(after.stretch()),
                  sql.bound(after.value()),
                  sql.bound(after.id()));
    };
  }

  /** In which stretch a row is. */
  private String rank(Sequence.BestFirst best) {
    StringBuilder rank = new StringBuilder("case");
    int stretch = 0;
    for (SortKey key : best.beginnings()) {
      rank.append(sql.when(key, best.search())).append(stretch++);
    }
    return rank.append(" else ").append(stretch).append(" end").toString();
  }

  /** What a row is sorted by in its stretch. */
  private String value(Sequence.BestFirst best) {
    StringBuilder value = new StringBuilder("case");
    for (SortKey key : best.beginnings()) {
      value.append(sql.when(key, best.search())).append(key.column());
    }
    return value.append(" else ").append(best.rest().column()).append(" end").toString();
  }
}
