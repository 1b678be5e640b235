package gatehouse.control.workspace;

import gatehouse.platform.http.ProblemException;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** A workspace's name in addresses: 2 to 40 of a–z, 0–9 and inner hyphens. */
record Slug(String value) {
  private static final Pattern FORM = Pattern.compile("[a-z0-9](?:[a-z0-9-]{0,38}[a-z0-9])");
  private static final Set<String> RESERVED = Set.of("api", "new", "operator", "account", "system");

  Slug {
    if (!FORM.matcher(value).matches() || value.startsWith("wsp-") || RESERVED.contains(value)) {
      throw ProblemException.invalid(
          "/slug",
          "Use 2 to 40 lower-case letters, digits and hyphens, not at the ends; not: "
              + String.join(", ", RESERVED.stream().sorted().toList()));
    }
  }

  /** A slug made from a workspace's name; "Čapek & Söhne" gives "capek-sohne". */
  static Slug from(String name) {
    String plain =
        Normalizer.normalize(name, Normalizer.Form.NFKD)
            .replaceAll("\\p{M}", "")
            .toLowerCase(Locale.ROOT)
            .replaceAll("[^a-z0-9]+", "-")
            .replaceAll("^-|-$", "");
    String cut = plain.substring(0, Math.min(plain.length(), 40)).replaceAll("-$", "");
    return new Slug(cut.length() < 2 || RESERVED.contains(cut) ? "workspace-" + cut + "1" : cut);
  }
}
