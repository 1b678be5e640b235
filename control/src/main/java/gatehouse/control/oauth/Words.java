package gatehouse.control.oauth;

import org.jspecify.annotations.Nullable;

/** What others say, fit for a line on a page. */
final class Words {
  private static final int LONGEST = 200;

  private Words() {}

  /** One line of visible characters, not endless. */
  static String plain(@Nullable String text) {
    String clean = text == null ? "" : text.replaceAll("[\\p{C}\\p{Z}]+", " ").strip();
    return clean.length() <= LONGEST ? clean : clean.substring(0, LONGEST) + "…";
  }

  /** An error as the protocol gives it: its code, and what it adds in words. */
  static String error(@Nullable String code, @Nullable String description) {
    String said = plain(description);
    return plain(code) + (said.isEmpty() ? "" : " (" + said + ")");
  }
}
