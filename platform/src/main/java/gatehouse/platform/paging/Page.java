package gatehouse.platform.paging;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One page of a list.
 *
 * @param nextCursor opaque; null on the last page
 */
public record Page<T>(List<T> items, @Nullable String nextCursor, Total total) {
  public Page {
    items = List.copyOf(items);
  }

  /**
   * Makes a page of rows that were read with one more than wanted: the one more says that there is
   * a next page.
   */
  public static <T> Page<T> cut(
      List<T> rows, PageRequest request, Function<? super T, Cursor> cursor, Total total) {
    if (rows.size() <= request.limit()) {
      return new Page<>(rows, null, total);
    }
    List<T> shown = rows.subList(0, request.limit());
    return new Page<>(shown, cursor.apply(shown.getLast()).encoded(), total);
  }

  public <U> Page<U> map(Function<? super T, ? extends U> convert) {
    return new Page<>(items.stream().<U>map(convert).toList(), nextCursor, total);
  }

  /**
   * How many there are in all.
   *
   * @param exact false above {@value #COUNTED}: then the value is only what was counted so far
   */
  public record Total(long value, boolean exact) {
    /** Up to here rows are counted one by one. */
    public static final int COUNTED = 10_000;

    /** From a count that stopped at {@link #COUNTED} + 1. */
    public static Total of(long counted) {
      return new Total(counted, counted <= COUNTED);
    }
  }
}
