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
  private final ConditionSql sql = new ConditionSql();
  private final SequenceSql order;

  /** Builds one statement about the rows behind a place. */
  ListSql(ListTable<?> table, Sequence sequence, Sequence.@Nullable Place after) {
    this.table = table;
    this.order = new SequenceSql(sequence, after, sql);
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
        + order.behind(stretch)
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
        + SequenceSql.by(stretch)
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
    return drivenBy(sql.sought(by), sql.all(rest) + sql.containing(table.searched(), search), rows);
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
        + order.behind()
        + order.by()
        + " limit "
        + rows;
  }

  /** How many rows match, counted up to a limit. */
  String count(List<Condition> conditions, @Nullable String search, long most) {
    return "select count(*) from (select 1 from "
        + table.view()
        + here()
        + sql.sought(conditions)
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
        + sql.sought(query.conditions())
        + sql.containing(table.searched(), query.search())
        + order.by();
  }

  /** Where reading a stretch begins. */
  private String start(Sequence.Stretch stretch, Condition.@Nullable OneOf lead) {
    return here()
        + (lead == null ? "" : sql.part(lead))
        + order.within(stretch)
        + order.behind(stretch);
  }

  private String here() {
    ListTable.Scope scope = table.scope();
    if (scope == null) {
      return HERE;
    }
    values().put("scope", scope.id());
    return HERE + " and " + scope.column() + " = :scope";
  }

  private static String inOrder(Sequence.Stretch stretch, int rows) {
    return SequenceSql.by(stretch) + " limit " + rows;
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
