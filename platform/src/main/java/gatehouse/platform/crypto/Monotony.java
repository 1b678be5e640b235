package gatehouse.platform.crypto;

import java.util.List;

/** Texts that are long and yet say nothing: one thing again and again, or rows of the keyboard. */
final class Monotony {
  private static final List<String> ROWS =
      List.of(
          "abcdefghijklmnopqrstuvwxyz",
          "01234567890",
          "qwertyuiop",
          "asdfghjkl",
          "zxcvbnm",
          "qwertzuiop",
          "yxcvbnm",
          "azertyuiop",
          "qsdfghjklm",
          "wxcvbn",
          "1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik9ol0p",
          "!@#$%^&*()");

  /** Fewer different characters than this are no choice. */
  private static final int DISTINCT = 4;

  /** A shorter run happens in words. */
  private static final int RUN = 4;

  /** What must be left when the runs are taken away. */
  private static final int LEFT = 5;

  private Monotony() {}

  static boolean of(String text) {
    return text.codePoints().distinct().count() < DISTINCT || repeats(text) || saysLittle(text);
  }

  /** True when little is left without the runs along the keyboard. */
  static boolean saysLittle(String text) {
    return withoutRuns(text) < LEFT;
  }

  /** True for abcabcabc and abcabcab: at most half of it is new. */
  private static boolean repeats(String text) {
    for (int period = 1; period <= text.length() / 2; period++) {
      if (text.regionMatches(0, text, period, text.length() - period)) {
        return true;
      }
    }
    return false;
  }

  private static int withoutRuns(String text) {
    int left = 0;
    int at = 0;
    while (at < text.length()) {
      int run = longestRun(text, at);
      if (run < RUN) {
        left++;
        at++;
      } else {
        at += run;
      }
    }
    return left;
  }

  private static int longestRun(String text, int from) {
    int longest = same(text, from);
    for (String row : ROWS) {
      longest = Math.max(longest, along(row, text, from));
      longest = Math.max(longest, along(new StringBuilder(row).reverse().toString(), text, from));
    }
    return longest;
  }

  private static int same(String text, int from) {
    int to = from;
    while (to < text.length() && text.charAt(to) == text.charAt(from)) {
      to++;
    }
    return to - from;
  }

  private static int along(String row, String text, int from) {
    int start = row.indexOf(text.charAt(from));
    int length = 0;
    while (start >= 0
        && start + length < row.length()
        && from + length < text.length()
        && row.charAt(start + length) == text.charAt(from + length)) {
      length++;
    }
    return length;
  }
}
