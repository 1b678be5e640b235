package gatehouse.platform.paging;

import gatehouse.platform.http.ProblemException;
import org.jspecify.annotations.Nullable;

/** Which page of a list is wanted: how many rows, behind which. */
public record PageRequest(int limit, @Nullable String cursor) {
  public static final int DEFAULT_LIMIT = 50;
  public static final int MOST = 200;

  public static PageRequest of(@Nullable Integer limit, @Nullable String cursor) {
    int rows = limit == null ? DEFAULT_LIMIT : limit;
    if (rows < 1 || rows > MOST) {
      throw ProblemException.invalid("?limit", "Must be a number from 1 to " + MOST);
    }
    return new PageRequest(rows, cursor);
  }
}
