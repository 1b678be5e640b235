package gatehouse.platform.paging;

import gatehouse.platform.http.ProblemException;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What is wanted of a list.
 *
 * @param search any part of a name or address, folded; null for all
 */
public record ListQuery(List<Condition> conditions, @Nullable String search, Order order) {
  public static final int LONGEST_SEARCH = 200;

  public ListQuery {
    conditions = List.copyOf(conditions);
  }

  /** A sort and its direction; ids break ties in the same direction. */
  public record Order(SortKey key, boolean descending) {
    /**
     * Reads {@code name} or {@code -name}; the list's first sort when null.
     *
     * @throws ProblemException when the list has no such sort
     */
    public static Order of(@Nullable String text, ListTable<?> table) {
      if (text == null) {
        return new Order(table.sorts().getFirst(), false);
      }
      boolean descending = text.startsWith("-");
      SortKey key = table.sort(descending ? text.substring(1) : text);
      if (key == null) {
        throw ProblemException.invalid(
            "?sort",
            "Must be one of these, with a - before it for descending: "
                + table.sorts().stream().map(SortKey::name).collect(Collectors.joining(", ")));
      }
      return new Order(key, descending);
    }

    public String text() {
      return descending ? "-" + key.name() : key.name();
    }
  }
}
