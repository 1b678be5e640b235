package gatehouse.platform.paging;

import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

/** Runs the statements of {@link ListSql} in the open transaction of a workspace. */
final class ListDao {
  private static final int FETCHED_AT_ONCE = 1_000;
  private static final int SAMPLE = 4_000;

  private final Handle handle;
  private final UUID workspace;

  ListDao(Handle handle, UUID workspace) {
    this.handle = handle;
    this.workspace = workspace;
  }

  <R> List<R> rows(ListTable<R> table, String sql, ListSql values) {
    return query(sql, values).map((row, context) -> table.read(row)).list();
  }

  /** Rows, and how many match in all; zero of them when there are no rows behind the cursor. */
  <R> Counted<R> counted(ListTable<R> table, String sql, ListSql values) {
    long[] matching = {0};
    List<R> rows =
        query(sql, values)
            .map((row, context) -> {
              matching[0] = row.getLong("matching");
              return table.read(row);
            })
            .list();
    return new Counted<>(rows, matching[0]);
  }

  record Counted<R>(List<R> rows, long matching) {}

  /** One after another, with little memory. */
  <R> void each(ListTable<R> table, String sql, ListSql values, Consumer<R> reader) {
    try (var rows =
        query(sql, values)
            .setFetchSize(FETCHED_AT_ONCE)
            .map((row, context) -> table.read(row))
            .stream()) {
      rows.forEach(reader);
    }
  }

  <R> List<R> some(ListTable<R> table, List<UUID> ids) {
    return scoped(
            "select %s from %s where workspace_id = :workspace and id = any(:ids)"
                .formatted(table.columns(), table.view()),
            "",
            table.scope())
        .bind("ids", ids.toArray(UUID[]::new))
        .map((row, context) -> table.read(row))
        .list();
  }

  /** Scopes whose counts nobody has appended to since are left alone. */
  static int fold(Handle handle, String counts, @Nullable String scope) {
    List<String> keys =
        Stream.of("workspace_id", scope, "dimension", "key").filter(Objects::nonNull).toList();
    return handle
        .createUpdate(
            """
            with grown as (
              select %2$s from %1$s group by %2$s having count(*) > 1
            ), gone as (
              delete from %1$s c using grown g where (%3$s) = (%4$s)
              returning c.*
            )
            insert into %1$s (%2$s, n)
            select %2$s, sum(n) from gone group by %2$s having sum(n) <> 0
            """
                .formatted(counts, String.join(", ", keys), of("c", keys), of("g", keys)))
        .execute();
  }

  private static String of(String alias, List<String> columns) {
    return columns.stream().map(column -> alias + "." + column).collect(Collectors.joining(", "));
  }

  long count(String sql, ListSql values) {
    return query(sql, values).mapTo(Long.class).one();
  }

  Optional<Map.Entry<String, UUID>> fence(String sql, ListSql values) {
    return query(sql, values)
        .map((ResultSet row, org.jdbi.v3.core.statement.StatementContext context) ->
            Map.entry(row.getString("value"), row.getObject("id", UUID.class)))
        .findOne();
  }

  /**
   * How many rows there are of each kind: dimension, key, number. Dimensions are constants of the
   * code; with them in its text the statement is planned once, and not each time.
   */
  Sizes sizes(ListTable<?> table, List<String> dimensions) {
    Map<String, Map<String, Long>> sizes = new HashMap<>();
    scoped(
            "select dimension, key, sum(n) as n from "
                + table.counts()
                + " where workspace_id = :workspace and dimension in "
                + dimensions.stream().collect(Collectors.joining("', '", "('", "')")),
            " group by dimension, key",
            table.scope())
        .map((row, context) ->
            sizes
                .computeIfAbsent(row.getString("dimension"), d -> new HashMap<>())
                .put(row.getString("key"), row.getLong("n")))
        .list();
    return new Sizes(sizes);
  }

  /** How many rows of these facets have their time in these quarters of an hour. */
  long times(
      ListTable<?> table, String dimension, Collection<Integer> facets, QuarterHours quarters) {
    String to = quarters.to();
    Query query =
        scoped(
                "select coalesce(sum(n), 0) from "
                    + table.counts()
                    + " where workspace_id = :workspace and dimension = any(:dimensions)"
                    + " and key >= :from"
                    + (to == null ? "" : " and key < :to"),
                "",
                table.scope())
            .bind(
                "dimensions",
                facets.stream().map(facet -> dimension + "/" + facet).toArray(String[]::new))
            .bind("from", quarters.from());
    return (to == null ? query : query.bind("to", to)).mapTo(Long.class).one();
  }

  /** Search texts of people from all over the workspace, or all of a small one. */
  List<String> sample(long people) {
    String some = people <= SAMPLE ? "" : " tablesample system (" + 100.0 * SAMPLE / people + ")";
    return new ArrayList<>(
        handle
            .createQuery(
                "select search_key from person"
                    + some
                    + " where workspace_id = :workspace limit "
                    + SAMPLE)
            .bind("workspace", workspace)
            .mapTo(String.class)
            .list());
  }

  private Query scoped(String sql, String end, ListTable.@Nullable Scope scope) {
    return scope == null
        ? handle.createQuery(sql + end).bind("workspace", workspace)
        : handle
            .createQuery(sql + " and " + scope.column() + " = :scope" + end)
            .bind("workspace", workspace)
            .bind("scope", scope.id());
  }

  private Query query(String sql, ListSql values) {
    return handle.createQuery(sql).bind("workspace", workspace).bindMap(values.values());
  }
}
