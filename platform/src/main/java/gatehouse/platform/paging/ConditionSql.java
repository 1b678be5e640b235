package gatehouse.platform.paging;

import java.time.ZoneOffset;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Conditions as parts of a statement, each with its "and"; and the values bound in them. */
final class ConditionSql {
  private final Map<String, Object> values = new LinkedHashMap<>();

  Map<String, Object> values() {
    return values;
  }

  /** Binds a value and answers how the statement names it. */
  String bound(Object value) {
    String name = "v" + values.size();
    values.put(name, value);
    return ":" + name;
  }

  String all(List<Condition> conditions) {
    return conditions.stream().map(this::part).collect(Collectors.joining());
  }

  String part(Condition condition) {
    return switch (condition) {
      case Condition.Facets(var codes) ->
          " and facet = any(" + bound(codes.toArray(Integer[]::new)) + ")";
      case Condition.OneOf(var column, var dimension, var ids, var none) ->
          either(ids.isEmpty() ? null : column + among(ids), none ? column + " is null" : null);
      case Condition.AnyOf(var column, var dimension, var ids, var none) ->
          either(
              ids.isEmpty() ? null : column + " && " + bound(ids.toArray(UUID[]::new)),
              none ? column + " = '{}'" : null);
      case Condition.Lacks(var column, var dimension, var ids) ->
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

  /**
   * A condition that rows may be searched for by. Of an array it is said that it has any, too: the
   * index leaves out the many that have none. Where rows are found another way it is better not
   * said, or PostgreSQL might read all that have a common tag.
   */
  String sought(Condition condition) {
    return part(condition)
        + (condition instanceof Condition.AnyOf any && !any.none()
            ? " and " + any.column() + " <> '{}'"
            : "");
  }

  String sought(List<Condition> conditions) {
    return conditions.stream().map(this::sought).collect(Collectors.joining());
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

  /** One of these columns has the text somewhere. */
  String containing(List<String> columns, @Nullable String search) {
    if (search == null) {
      return "";
    }
    String text = bound(search);
    return columns.stream()
        .map(column -> "strpos(" + column + ", " + text + ") > 0")
        .collect(Collectors.joining(" or ", " and (", ")"));
  }

  /** A column has this run somewhere, as an index of runs of letters is asked. */
  String like(String column, String run) {
    String escaped = run.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
    return " and " + column + " like " + bound("%" + escaped + "%");
  }

  /** A column begins with the text; as a range, for its index. */
  String beginning(String column, String text) {
    return " and %1$s >= %2$s and %1$s < %3$s"
        .formatted(column, bound(text), bound(text + Character.toString(Character.MAX_CODE_POINT)));
  }

  /** A branch of a case: the key begins with the text. */
  String when(SortKey key, String text) {
    return " when starts_with(" + key.column() + ", " + bound(text) + ") then ";
  }

  /** None of these columns begins with the text. */
  String notBeginning(List<SortKey> keys, String text) {
    return keys.isEmpty()
        ? ""
        : keys.stream()
            .map(key -> "starts_with(" + key.column() + ", " + bound(text) + ")")
            .collect(Collectors.joining(" or ", " and not (", ")"));
  }
}
