package gatehouse.platform.paging;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Builds a list's statements. Each shape of a question has a text of its own, so that PostgreSQL
 * plans it once and plans it well; values are bound. Names of columns are constants of the code.
 */
final class ListSql {
  private static final String HERE = " where workspace_id = :workspace";

  private final ListTable<?> table;
  private final Sequence sequence;
  private final Sequence.@Nullable Place after;
  private final ConditionSql sql = new ConditionSql();

  /** Builds one statement about the rows behind a place. */
  ListSql(ListTable<?> table, Sequence sequence, Sequence.@Nullable Place after) {
    this.table = table;
    this.sequence = sequence;
    this.after = after;
  }

  Map<String, Object> values() {
    return sql.values();
  }

  /**
   * The next rows of a stretch.
   *
   * @param lead what they have in common; there is an index for it
   */
  String ordered(Sequence.Stretch stretch, Condition.@Nullable OneOf lead, int rows) {
    return "select "
        + table.columns()
        + " from "
        + table.view()
        + start(stretch, lead)
        + inOrder(stretch, rows);
  }

  /**
   * The next rows of those facets: one index range each, merged by PostgreSQL. The limit within
   * each branch keeps it from sorting whole branches.
   */
  String merged(Sequence.Stretch stretch, Collection<Integer> facets, int rows) {
    if (facets.size() == 1) {
      return branch(stretch, facets.iterator().next(), rows);
    }
    StringJoiner branches = new StringJoiner(") union all (", "select * from ((", ")) merged");
    facets.stream().sorted().forEach(facet -> branches.add(branch(stretch, facet, rows)));
    return branches + inOrder(stretch, rows);
  }

  /** A facet is a number, and as a constant of the text it has a plan of its own. */
  private String branch(Sequence.Stretch stretch, int facet, int rows) {
    return "select "
        + table.columns()
        + " from "
        + table.view()
        + here()
        + " and facet = "
        + facet
        + behind(stretch)
        + inOrder(stretch, rows);
  }

  /** Of the next {@code fence} rows of a stretch, those that meet the conditions. */
  String fenced(
      Sequence.Stretch stretch,
      Condition.@Nullable OneOf lead,
      List<Condition> conditions,
      @Nullable String search,
      int fence,
      int rows) {
    return "select * from (select "
        + table.columns()
        + needed(conditions, search)
        + " from "
        + table.view()
        + start(stretch, lead)
        + inOrder(stretch, fence)
        + ") fenced where true"
        + sql.all(conditions)
        + sql.containing(table.searched(), search)
        + inOrder(stretch, rows);
  }

  /** Sort value and id of the last row before a fence. */
  String fence(Sequence.Stretch stretch, Condition.@Nullable OneOf lead, int fence) {
    return "select "
        + asText(stretch.key())
        + " as value, id from "
        + table.view()
        + start(stretch, lead)
        + order(stretch)
        + " offset "
        + (fence - 1)
        + " limit 1";
  }

  /** A time as Java reads it, too. */
  private static String asText(SortKey key) {
    return key.type() == SortKey.Type.TIME
        ? "case when %1$s = '-infinity' then '-infinity' else to_char(%1$s at time zone 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS.US\"Z\"') end"
            .formatted(key.column())
        : "cast(" + key.column() + " as text)";
  }

  /** All rows of a small set, then sorted; with the number of rows that match in all. */
  String driven(Condition by, List<Condition> rest, @Nullable String search, int rows) {
    return drivenBy(sql.part(by), sql.all(rest) + sql.containing(table.searched(), search), rows);
  }

  /** All rows that have these runs of letters, then sorted. */
  String found(List<String> runs, List<Condition> conditions, String search, int rows) {
    String people =
        runs.stream()
            .map(run -> sql.like("search_key", run))
            .collect(
                Collectors.joining(
                    "", " and person_id in (select id from person_list" + HERE, ")"));
    return drivenBy(people, sql.all(conditions) + sql.containing(table.searched(), search), rows);
  }

  private String drivenBy(String by, String rest, int rows) {
    return "with k as materialized (select * from "
        + table.view()
        + here()
        + by
        + rest
        + ") select "
        + table.columns()
        + ", (select count(*) from k) as matching from k where true"
        + wholeBehind()
        + wholeOrder()
        + " limit "
        + rows;
  }

  /** How many rows match, counted up to a limit. */
  String count(List<Condition> conditions, @Nullable String search, long most) {
    return "select count(*) from (select 1 from "
        + table.view()
        + here()
        + sql.all(conditions)
        + sql.containing(table.searched(), search)
        + " limit "
        + most
        + ") counted";
  }

  /** Every row that matches, in order of the query. */
  String everything(ListQuery query) {
    return "select "
        + table.columns()
        + " from "
        + table.view()
        + here()
        + sql.all(query.conditions())
        + sql.containing(table.searched(), query.search())
        + wholeOrder();
  }

  /** Where reading a stretch begins. */
  private String start(Sequence.Stretch stretch, Condition.@Nullable OneOf lead) {
    String text = stretch.search();
    return here()
        + (lead == null ? "" : sql.part(lead))
        + (text == null || !stretch.begins() ? "" : sql.beginning(stretch.key().column(), text))
        + (text == null ? "" : sql.notBeginning(stretch.without(), text))
        + behind(stretch);
  }

  private String here() {
    ListTable.Scope scope = table.scope();
    if (scope == null) {
      return HERE;
    }
    values().put("scope", scope.id());
    return HERE + " and " + scope.column() + " = :scope";
  }

  /** A row comparison, one direction: anything else makes PostgreSQL read too much, or sort. */
  private String behind(Sequence.Stretch stretch) {
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

  private static String inOrder(Sequence.Stretch stretch, int rows) {
    return order(stretch) + " limit " + rows;
  }

  private static String order(Sequence.Stretch stretch) {
    String direction = stretch.descending() ? " desc" : "";
    return " order by " + stretch.key().column() + direction + ", id" + direction;
  }

  /** The order of all stretches in one. */
  private String wholeOrder() {
    return switch (sequence) {
      case Sequence.Sorted sorted -> order(sorted.stretches().getFirst());
      case Sequence.BestFirst best -> " order by " + rank(best) + ", " + value(best) + ", id";
    };
  }

  private String wholeBehind() {
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

  /** Columns that conditions ask for and the rows do not carry. */
  private String needed(List<Condition> conditions, @Nullable String search) {
    List<String> read = List.of(table.columns().split(",\\s*"));
    return Stream.concat(
            conditions.stream().map(Condition::column),
            search == null ? Stream.of() : table.searched().stream())
        .distinct()
        .filter(column -> !read.contains(column))
        .map(column -> ", " + column)
        .collect(Collectors.joining());
  }
}
