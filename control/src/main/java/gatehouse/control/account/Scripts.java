package gatehouse.control.account;

import java.lang.Character.UnicodeScript;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Refuses names that mix alphabets: "аpple" with a Cyrillic а. The level "highly restrictive" of
 * Unicode UTS 39, 5.2: one script, or Latin with what is written beside it in East Asia.
 */
final class Scripts {
  private static final List<Set<UnicodeScript>> TOGETHER =
      List.of(
          EnumSet.of(
              UnicodeScript.LATIN,
              UnicodeScript.HAN,
              UnicodeScript.HIRAGANA,
              UnicodeScript.KATAKANA),
          EnumSet.of(UnicodeScript.LATIN, UnicodeScript.HAN, UnicodeScript.BOPOMOFO),
          EnumSet.of(UnicodeScript.LATIN, UnicodeScript.HAN, UnicodeScript.HANGUL));

  private Scripts() {}

  static void refuseMixed(String name) {
    Set<UnicodeScript> used = EnumSet.noneOf(UnicodeScript.class);
    name.codePoints().mapToObj(UnicodeScript::of).forEach(used::add);
    used.remove(UnicodeScript.COMMON);
    used.remove(UnicodeScript.INHERITED);
    if (used.size() > 1 && TOGETHER.stream().noneMatch(set -> set.containsAll(used))) {
      throw new MixedScriptsException();
    }
  }
}
