package gatehouse.control.project;

import gatehouse.platform.http.ProblemException;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** The name of a project or a server in addresses: 1 to 40 of a–z, 0–9 and inner hyphens. */
public record Slug(String value) {
  private static final int LONGEST = 40;
  private static final Pattern FORM = Pattern.compile("[a-z0-9](?:[a-z0-9-]{0,38}[a-z0-9])?");

  /** Pages of the console. */
  private static final Set<String> RESERVED = Set.of("new");

  /** As it stands in the field {@code /slug} of a request. */
  public static Slug ofRequest(String typed) {
    if (!FORM.matcher(typed).matches() || RESERVED.contains(typed)) {
      throw ProblemException.invalid(
          "/slug",
          "Use 1 to 40 lower-case letters, digits and hyphens, not at the ends; not: "
              + String.join(", ", RESERVED));
    }
    return new Slug(typed);
  }

  /**
   * One made from a name; "Čapek & Söhne" gives "capek-sohne".
   *
   * @param otherwise where nothing is left of the name
   */
  public static Slug from(String name, String otherwise) {
    String plain =
        Normalizer.normalize(name, Normalizer.Form.NFKD)
            .replaceAll("\\p{M}", "")
            .toLowerCase(Locale.ROOT)
            .replaceAll("[^a-z0-9]+", "-");
    String text = cut(plain.replaceAll("^-+", ""), LONGEST);
    return new Slug(text.isEmpty() || RESERVED.contains(text) ? otherwise : text);
  }

  /** The same with a number, for when it is taken. */
  public Slug numbered(int number) {
    String end = "-" + number;
    return new Slug(cut(value, LONGEST - end.length()) + end);
  }

  private static String cut(String text, int longest) {
    return text.substring(0, Math.min(text.length(), longest)).replaceAll("-+$", "");
  }
}
