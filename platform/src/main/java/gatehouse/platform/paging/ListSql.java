package gatehouse.platform.paging;

import java.time.ZoneOffset;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.UUID;
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
  private final ListQuery.Order order;
  private final @Nullable Cursor after;
  private final Condition.@Nullable OneOf lead;
  private final Map<String, Object> values = new LinkedHashMap<>();

  /**
   * Builds one statement.
   *
   * @param lead what the rows that are read in order have in common; there is an index for it
   */
  ListSql(
      ListTable<?> table,
      ListQuery.Order order,
      @Nullable Cursor after,
      Condition.@Nullable OneOf lead) {
    this.table = table;
    this.order = order;
    this.after = after;
    this.lead = lead;
  }

  Map<String, Object> values() {
    return values;
  }

  /** The next rows in order. */
  String ordered(int rows) {
    return "select " + table.columns() + " from " + table.view() + start() + inOrder(rows);
  }

  /**
   * The next rows of those facets: one index range each, merged by PostgreSQL. The limit within
   * each branch keeps it from sorting whole branches.
   */
  String merged(Collection<Integer> facets, int rows) {
    if (facets.size() == 1) {
      return branch(facets.iterator().next(), rows);
    }
    StringJoiner branches = new StringJoiner(") union all (", "select * from ((", ")) merged");
    facets.stream().sorted().forEach(facet -> branches.add(branch(facet, rows)));
    return branches + inOrder(rows);
  }

  /** A facet is a number, and as a constant of the text it has a plan of its own. */
  private String branch(int facet, int rows) {
    return "select "
        + table.columns()
        + " from "
        + table.view()
        + here()
        + " and facet = "
        + facet
        + behind()
        + inOrder(rows);
  }

  /** Of the next {@code fence} rows in order, those that meet the conditions. */
  String fenced(List<Condition> conditions, @Nullable String search, int fence, int rows) {
    return "select * from (select "
        + table.columns()
        + needed(conditions, search)
        + " from "
        + table.view()
        + start()
        + inOrder(fence)
        + ") fenced where true"
        + all(conditions)
        + containing(search)
        + inOrder(rows);
  }

  /** Sort value and id of the last row before a fence. */
  String fence(int fence) {
    return "select "
        + asText(order.key())
        + " as value, id from "
        + table.view()
        + start()
        + order()
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
    return drivenBy(part(by), all(rest) + containing(search), rows);
  }

  /** All rows that have these runs of letters, then sorted. */
  String found(List<String> runs, List<Condition> conditions, String search, int rows) {
    StringBuilder people =
        new StringBuilder(" and person_id in (select id from person_list").append(HERE);
    for (String run : runs) {
      people.append(" and search_key like ").append(bound("%" + escaped(run) + "%"));
    }
    people.append(')');
    return drivenBy(people.toString(), all(conditions) + containing(search), rows);
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
        + behind()
        + inOrder(rows);
  }

  /** How many rows match, counted up to a limit. */
  String count(List<Condition> conditions, @Nullable String search, long most) {
    return "select count(*) from (select 1 from "
        + table.view()
        + here()
        + all(conditions)
        + containing(search)
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
        + all(query.conditions())
        + containing(query.search())
        + order();
  }

  /** Where reading in order begins. */
  private String start() {
    return here() + (lead == null ? "" : part(lead)) + behind();
  }

  private String here() {
    ListTable.Scope scope = table.scope();
    if (scope == null) {
      return HERE;
    }
    values.put("scope", scope.id());
    return HERE + " and " + scope.column() + " = :scope";
  }

  /** A row comparison, one direction: anything else makes PostgreSQL read too much, or sort. */
  private String behind() {
    if (after == null) {
      return "";
    }
    values.put("after", after.value());
    values.put("afterId", after.id());
    return " and (%s, id) %s (cast(:after as %s), cast(:afterId as uuid))"
        .formatted(order.key().column(), order.descending() ? "<" : ">", order.key().type().sql());
  }

  private String inOrder(int rows) {
    return order() + " limit " + rows;
  }

  private String order() {
    String direction = order.descending() ? " desc" : "";
    return " order by " + order.key().column() + direction + ", id" + direction;
  }

  /** Columns that conditions ask for and the rows do not carry. */
  private String needed(List<Condition> conditions, @Nullable String search) {
    List<String> read = List.of(table.columns().split(",\\s*"));
    return Stream.concat(
            conditions.stream().map(ListSql::column),
            search == null ? Stream.of() : table.searched().stream())
        .distinct()
        .filter(column -> !read.contains(column))
        .map(column -> ", " + column)
        .collect(Collectors.joining());
  }

  private static String column(Condition condition) {
    return switch (condition) {
      case Condition.Facets facets -> "facet";
      case Condition.OneOf one -> one.column();
      case Condition.AnyOf any -> any.column();
      case Condition.Lacks lacks -> lacks.column();
      case Condition.Between between -> between.column();
      case Condition.Never never -> never.column();
      case Condition.NotAfter past -> past.column();
    };
  }

  private String all(List<Condition> conditions) {
    return conditions.stream().map(this::part).collect(Collectors.joining());
  }

  private String part(Condition condition) {
    return switch (condition) {
      case Condition.Facets(var codes) ->
          " and facet = any(" + bound(codes.toArray(Integer[]::new)) + ")";
      case Condition.OneOf(var column, var dimension, var ids, var none) ->
          either(ids.isEmpty() ? null : column + among(ids), none ? column + " is null" : null);
      case Condition.AnyOf(var column, var dimension, var ids, var none) ->
          either(
              ids.isEmpty() ? null : column + " && " + bound(ids.toArray(UUID[]::new)),
              none ? column + " = '{}'" : null);
      case Condition.Lacks(var column, var ids) ->
          " and not " + column + " @> " + bound(ids.toArray(UUID[]::new));
      case Condition.Between(var column, var from, var to) ->
          (from == null ? "" : " and " + column + " >= " + bound(from.atOffset(ZoneOffset.UTC)))
              + (to == null ? "" : " and " + column + " < " + bound(to.atOffset(ZoneOffset.UTC)));
      case Condition.Never(var column) -> " and " + column + " = '-infinity'";
      case Condition.NotAfter(var column, var time) ->
          " and (%1$s is null or %1$s <= %2$s)"
              .formatted(column, bound(time.atOffset(ZoneOffset.UTC)));
    };
  }

  /** One id is asked for as one: only then are rows read in the order of an index behind it. */
  private String among(Collection<UUID> ids) {
    return ids.size() == 1
        ? " = " + bound(ids.iterator().next())
        : " = any(" + bound(ids.toArray(UUID[]::new)) + ")";
  }

  private static String either(@Nullable String one, @Nullable String other) {
    if (one == null || other == null) {
      return " and " + (one == null ? other == null ? "false" : other : one);
    }
    return " and (" + one + " or " + other + ")";
  }

  private String containing(@Nullable String search) {
    if (search == null) {
      return "";
    }
    String text = bound(search);
    return table.searched().stream()
        .map(column -> "strpos(" + column + ", " + text + ") > 0")
        .collect(Collectors.joining(" or ", " and (", ")"));
  }

  private String bound(Object value) {
    String name = "v" + values.size();
    values.put(name, value);
    return ":" + name;
  }

  private static String escaped(String run) {
    return run.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
  }
}
