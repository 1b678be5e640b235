package gatehouse.control.account;

import gatehouse.platform.http.ProblemException;
import java.text.Normalizer;

/**
 * A person's first and last name, cleaned of what is not seen: it stands in lists, mails and other
 * people's screens.
 */
public record PersonName(String first, String last) {
  public static final int LONGEST = 120;

  /**
   * Reads names as a person typed them.
   *
   * @throws ProblemException invalid-input that names the field
   */
  public static PersonName of(String first, String last) {
    return new PersonName(clean(first, "/firstName"), clean(last, "/lastName"));
  }

  public String full() {
    return (first + " " + last).strip();
  }

  private static String clean(String typed, String field) {
    String name = isPlain(typed) ? typed : spaced(Normalizer.normalize(typed, Normalizer.Form.NFC));
    if (name.length() > LONGEST) {
      throw ProblemException.invalid(field, "A name has at most " + LONGEST + " characters");
    }
    // Also the marks that turn the direction of writing: they make a name read as another.
    if (name.codePoints().anyMatch(PersonName::hidden)) {
      throw ProblemException.invalid(field, "A name has no invisible characters");
    }
    return name;
  }

  private static String spaced(String name) {
    return name.strip().replaceAll("\\s+", " ");
  }

  /** Most names are as they should be, and to make sure of that costs little. */
  private static boolean isPlain(String name) {
    boolean behindSpace = true;
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      if (c < ' ' || c > '~' || (c == ' ' && behindSpace)) {
        return false;
      }
      behindSpace = c == ' ';
    }
    return !behindSpace;
  }

  private static boolean hidden(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          // These two join letters and signs in Persian, Indic scripts and emoji.
          c != 0x200c && c != 0x200d;
      default -> false;
    };
  }
}
