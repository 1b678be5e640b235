package gatehouse.control.letter;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A letter to one person.
 *
 * @param kind what it is, such as {@code password-reset}: for the list of sent mail
 * @param to the address
 * @param paragraphs plain text
 * @param link what to click, if there is something
 */
public record Letter(
    String kind, String to, String subject, List<String> paragraphs, @Nullable Link link) {

  public Letter {
    paragraphs = List.copyOf(paragraphs);
  }

  /** The text on the button and where it leads. It may hold a secret: never into a log. */
  public record Link(String label, String url) {
    @Override
    public String toString() {
      return "Link[" + label + "]";
    }
  }
}
