package gatehouse.control.member;

import java.text.Normalizer;
import java.util.Locale;

/** Folds names for sorting and search, in Java: the same in SQL costs 75 µs a row. */
final class SortKeys {
  private SortKeys() {}

  /** Lower case without accents; an empty name sorts by the address. */
  static String of(String name, String email) {
    return folded(name.isBlank() ? email : name);
  }

  /** As names are kept for sorting and looked for: "Émile" is found by "emile" and by "Émile". */
  static String folded(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFKD)
        .replaceAll("\\p{M}", "")
        .toLowerCase(Locale.ROOT)
        .strip();
  }

  /** The value a cursor holds for a row. */
  static String of(Member row, MemberSort sort) {
    return sort.byName() ? of(row.name(), row.email()) : row.email().toLowerCase(Locale.ROOT);
  }
}
