package gatehouse.platform.paging;

import gatehouse.platform.http.ProblemException;
import java.time.DateTimeException;
import java.time.OffsetDateTime;

/**
 * By what a list can be sorted. Each has an index over the workspace, the column and the id.
 *
 * @param name in the API, such as {@code lastLogin}
 * @param column its column, never null in any row
 * @param byFacet true when there is also an index that has the facet before the column
 */
public record SortKey(String name, String column, Type type, boolean byFacet) {
  /** The earliest of all times: stands for never. */
  public static final String NEVER = "-infinity";

  /** What a sort column holds. */
  public enum Type {
    TEXT("text"),
    NUMBER("int"),
    TIME("timestamptz"),
    ID("uuid");

    private final String sql;

    Type(String sql) {
      this.sql = sql;
    }

    String sql() {
      return sql;
    }
  }

  /**
   * Makes sure that a cursor's value is one of this column.
   *
   * @throws ProblemException when someone made it up
   */
  void check(String value) {
    try {
      switch (type) {
        case TEXT -> {}
        case NUMBER -> Integer.parseInt(value);
        case ID -> java.util.UUID.fromString(value);
        case TIME -> {
          if (!value.equals(NEVER)) {
            OffsetDateTime.parse(value);
          }
        }
      }
    } catch (IllegalArgumentException | DateTimeException madeUp) {
      throw Cursor.damaged();
    }
  }
}
