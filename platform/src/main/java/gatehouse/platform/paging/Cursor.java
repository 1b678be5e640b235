package gatehouse.platform.paging;

import gatehouse.platform.http.ProblemException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Where a page ended: the sort value and the id of its last row. The next page begins behind it,
 * whatever was inserted meanwhile, at the same cost at any depth.
 *
 * @param sort the sort it belongs to, such as {@code -createdAt}
 * @param total how many rows the first page counted, so that the next need not count again
 */
public record Cursor(String sort, String value, UUID id, Page.@Nullable Total total) {
  private static final String SEPARATOR = "\u001f";
  private static final int PARTS = 3;
  private static final int PARTS_WITH_TOTAL = 5;

  public Cursor(String sort, String value, UUID id) {
    this(sort, value, id, null);
  }

  public String encoded() {
    String text = sort + SEPARATOR + value + SEPARATOR + id;
    if (total != null) {
      text += SEPARATOR + total.value() + SEPARATOR + total.exact();
    }
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * Reads a cursor back.
   *
   * @throws ProblemException when it is damaged or of another sort
   */
  public static @Nullable Cursor decode(@Nullable String text, String sort) {
    if (text == null) {
      return null;
    }
    try {
      String[] parts =
          new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8)
              .split(SEPARATOR, -1);
      boolean counted = parts.length == PARTS_WITH_TOTAL;
      if ((counted || parts.length == PARTS) && parts[0].equals(sort) && parts[1].indexOf(0) < 0) {
        Page.Total total =
            counted
                ? new Page.Total(Long.parseLong(parts[3]), Boolean.parseBoolean(parts[4]))
                : null;
        return new Cursor(sort, parts[1], UUID.fromString(parts[2]), total);
      }
    } catch (IllegalArgumentException damaged) {
      // falls through to the one answer
    }
    throw damaged();
  }

  static ProblemException damaged() {
    return ProblemException.invalid(
        "?cursor", "Take nextCursor of the page before, with the same sort; or leave it out.");
  }
}
