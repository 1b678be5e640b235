package gatehouse.platform.config;

import java.util.Collection;
import java.util.Comparator;

/** Guesses what was meant. */
public final class Nearest {
  private Nearest() {}

  /** The end of a sentence: a question with the likeliest name, or a full stop. */
  public static String to(String wrong, Collection<String> names) {
    // Who types a hundred characters did not mistype a name, and the comparison would cost.
    String typed = wrong.length() > 60 ? wrong.substring(0, 60) : wrong;
    return names.stream()
        .min(Comparator.comparingInt(name -> distance(typed, name)))
        .filter(name -> distance(typed, name) <= Math.max(2, name.length() / 4))
        .map(name -> ". Did you mean " + name + "?")
        .orElse(".");
  }

  /** Levenshtein's: how many characters must be changed, added or taken away. */
  static int distance(String a, String b) {
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int changed = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(changed, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    return row[b.length()];
  }
}
