package gatehouse.platform.paging;

import gatehouse.platform.http.ProblemException;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What is wanted of a list.
 *
 * @param search any part of a name or address, folded; null for all
 * @param sequence in which order
 */
public record ListQuery(List<Condition> conditions, @Nullable String search, Sequence sequence) {
  public static final int LONGEST_SEARCH = 200;

  public ListQuery {
    conditions = List.copyOf(conditions);
  }

  /**
   * A query of one list.
   *
   * @param sort such as {@code -lastLogin}; when null, a search has its best matches first and
   *     everything else is in the list's first order
   * @throws ProblemException when the list has no such sort
   */
  public static ListQuery of(
      ListTable<?> table,
      List<Condition> conditions,
      @Nullable String search,
      @Nullable String sort) {
    SortKey first = table.sorts().getFirst();
    Sequence sequence;
    if (sort != null) {
      boolean descending = sort.startsWith("-");
      sequence = new Sequence.Sorted(key(table, descending ? sort.substring(1) : sort), descending);
    } else if (search == null) {
      sequence = new Sequence.Sorted(first, false);
    } else {
      sequence = new Sequence.BestFirst(search, table.beginnings(), first);
    }
    return new ListQuery(conditions, search, sequence);
  }

  /**
   * Refuses a sort that a list has not.
   *
   * @param field of the request
   */
  public static void checkSort(ListTable<?> table, @Nullable String sort, String field) {
    try {
      of(table, List.of(), null, sort);
    } catch (ProblemException e) {
      throw ProblemException.invalid(field, e.detail());
    }
  }

  private static SortKey key(ListTable<?> table, String name) {
    SortKey key = table.sort(name);
    if (key == null) {
      throw ProblemException.invalid(
          "?sort",
          "Must be one of these, with a - before it for descending: "
              + table.sorts().stream().map(SortKey::name).collect(Collectors.joining(", ")));
    }
    return key;
  }
}
