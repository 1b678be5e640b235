package gatehouse.control.project;

import gatehouse.platform.http.ProblemException;
import java.text.Normalizer;

/** Names that people give to projects and to what is in them. */
public final class Label {
  public static final int LONGEST = 120;

  private Label() {}

  /**
   * A name as a person typed it, tidied.
   *
   * @param pointer of the field, for the answer when it is none
   * @throws ProblemException invalid-input
   */
  public static String of(String typed, String pointer) {
    String text = Normalizer.normalize(typed, Normalizer.Form.NFC).strip().replaceAll("\\s+", " ");
    if (text.isEmpty()) {
      throw ProblemException.invalid(pointer, "Give it a name");
    }
    return checked(text, pointer, LONGEST);
  }

  /** Text of several lines, as a person typed it. */
  public static String text(String typed, String pointer, int longest) {
    return checked(
        Normalizer.normalize(typed.replace("\r\n", "\n"), Normalizer.Form.NFC).strip(),
        pointer,
        longest);
  }

  private static String checked(String text, String pointer, int longest) {
    if (text.length() > longest) {
      throw ProblemException.invalid(pointer, "Must not be longer than " + longest + " characters");
    }
    if (text.codePoints().anyMatch(Label::hidden)) {
      throw ProblemException.invalid(pointer, "Must not have control characters");
    }
    return text;
  }

  private static boolean hidden(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL -> c != '\n';
      case Character.SURROGATE, Character.PRIVATE_USE -> true;
      // Marks that turn the direction of writing make a name read as another.
      case Character.FORMAT -> c != 0x200c && c != 0x200d;
      default -> false;
    };
  }
}
