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
 */
public record Cursor(String sort, String value, UUID id) {
  private static final String SEPARATOR = "\u001f";

  public String encoded() {
    String text = sort + SEPARATOR + value + SEPARATOR + id;
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
      if (parts.length == 3 && parts[0].equals(sort) && parts[1].indexOf(0) < 0) {
        return new Cursor(sort, parts[1], UUID.fromString(parts[2]));
      }
    } catch (IllegalArgumentException damaged) {
      // falls through to the one answer
    }
    throw ProblemException.invalid(
        "?cursor", "Take nextCursor of the page before, with the same sort; or leave it out.");
  }
}
