package gatehouse.control.group;

import gatehouse.platform.http.ProblemException;
import gatehouse.platform.paging.Folded;
import java.text.Normalizer;
import java.util.Set;

/**
 * A group's name as it is shown, and as it is compared: two spellings of one name are one name.
 *
 * @param key folded
 */
public record GroupName(String text, String key) {
  public static final int LONGEST = 120;

  /** Words with a meaning of their own where sites are chosen. */
  private static final Set<String> TAKEN = Set.of("all", "none");

  /**
   * Reads a name as a person typed it.
   *
   * @throws IllegalArgumentException with a sentence for that person
   */
  public static GroupName parse(GroupKind kind, String typed) {
    String text = Normalizer.normalize(typed, Normalizer.Form.NFC).strip().replaceAll("\\s+", " ");
    String key = Folded.of(text);
    if (key.isEmpty()) {
      throw new IllegalArgumentException("A " + kind.label() + " needs a name");
    }
    if (text.length() > LONGEST) {
      throw new IllegalArgumentException("A name has at most " + LONGEST + " characters");
    }
    if (text.codePoints().anyMatch(GroupName::hidden)) {
      throw new IllegalArgumentException("A name has no control characters");
    }
    if (kind.severalInACell() && text.indexOf(',') >= 0) {
      throw new IllegalArgumentException("No commas: they separate one name from the next");
    }
    if (kind == GroupKind.SITE && TAKEN.contains(key)) {
      throw new IllegalArgumentException("\"" + text + "\" means something else here");
    }
    return new GroupName(text, key);
  }

  /** As {@link #parse}, for the field {@code /name} of a request. */
  static GroupName ofRequest(GroupKind kind, String typed) {
    try {
      return parse(kind, typed);
    } catch (IllegalArgumentException e) {
      throw ProblemException.invalid("/name", String.valueOf(e.getMessage()));
    }
  }

  private static boolean hidden(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          true;
      // Marks that turn the direction of writing make a name read as another.
      case Character.FORMAT -> c != 0x200c && c != 0x200d;
      default -> false;
    };
  }
}
