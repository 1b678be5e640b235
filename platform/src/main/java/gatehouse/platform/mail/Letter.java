package gatehouse.platform.mail;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A letter to one person.
 *
 * @param workspaceId whose it is; null for the server's own
 * @param kind what it is, such as {@code password-reset}: for the list of sent mail
 * @param to the address
 * @param paragraphs plain text
 * @param link what to click, if there is something
 */
public record Letter(
    @Nullable UUID workspaceId,
    String kind,
    String to,
    String subject,
    List<String> paragraphs,
    @Nullable Link link) {

  public Letter {
    paragraphs = List.copyOf(paragraphs);
    if (hasLineBreak(to) || hasLineBreak(subject)) {
      throw new IllegalArgumentException(
          "A line break in a mail's header would forge another header");
    }
  }

  public Letter(
      String kind, String to, String subject, List<String> paragraphs, @Nullable Link link) {
    this(null, kind, to, subject, paragraphs, link);
  }

  private static boolean hasLineBreak(String text) {
    return text.indexOf('\r') >= 0 || text.indexOf('\n') >= 0;
  }

  /** The text on the button and where it leads. It may hold a secret: never into a log. */
  public record Link(String label, String url) {
    @Override
    public String toString() {
      return "Link[" + label + "]";
    }
  }
}
