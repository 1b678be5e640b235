package gatehouse.platform.crypto;

import java.text.Normalizer;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Which passwords are taken, after NIST SP 800-63B-4, 3.1.1.2: long enough, and not what everyone
 * tries first. There is no rule about kinds of characters: those make passwords alike.
 */
public final class PasswordPolicy {
  /** For a password that alone opens the account. */
  public static final int SHORTEST = 15;

  /** For a password with a second factor beside it. */
  public static final int SHORTEST_WITH_TWO_FACTOR = 8;

  public static final int LONGEST = 256;

  /** Shorter names are part of too many words. */
  private static final int SHORTEST_NAME = 4;

  private static final int DISTINCT = 5;

  private PasswordPolicy() {}

  /**
   * Says what is wrong with a password, for the person who chose it.
   *
   * @param personal what others know of the person: e-mail, names
   */
  public static Optional<String> objection(
      String password, boolean twoFactor, Collection<String> personal) {
    String normal = Passwords.normalised(password);
    int length = length(normal);
    int shortest = twoFactor ? SHORTEST_WITH_TWO_FACTOR : SHORTEST;
    if (length < shortest) {
      return Optional.of(
          "Use at least " + shortest + " characters; a few words in a row are good.");
    }
    if (length > LONGEST) {
      return Optional.of("Use at most " + LONGEST + " characters.");
    }
    String folded = folded(normal);
    if (Monotony.of(folded)) {
      return Optional.of(
          "This repeats itself or follows the keyboard. Use words only you combine.");
    }
    if (CommonPasswords.contains(folded) || CommonPasswords.contains(core(folded))) {
      return Optional.of("This is among the passwords everyone tries first. Choose another.");
    }
    return names(personal).stream().anyMatch(folded::contains)
        ? Optional.of("Leave out your name, your e-mail address and the name of this server.")
        : Optional.empty();
  }

  /** True when it opens an account only with a second factor beside it. */
  public static boolean tooShortAlone(String password) {
    return length(Passwords.normalised(password)) < SHORTEST;
  }

  private static int length(String normal) {
    return normal.codePointCount(0, normal.length());
  }

  /** The word in "Password2026!!": what was put around it is guessed as fast. */
  private static String core(String folded) {
    String word = folded.replaceAll("^[^\\p{L}]+|[^\\p{L}]+$", "");
    String around = folded.replace(word, "");
    boolean little =
        around.codePoints().distinct().count() <= DISTINCT || Monotony.saysLittle(around);
    return little ? word : folded;
  }

  private static List<String> names(Collection<String> personal) {
    return java.util.stream.Stream.concat(
            java.util.stream.Stream.of("gatehouse"),
            personal.stream()
                .flatMap(text ->
                    text.indexOf('@') < 0
                        ? java.util.Arrays.stream(text.split("\\s+"))
                        : java.util.stream.Stream.of(text, text.substring(0, text.indexOf('@')))))
        .map(PasswordPolicy::folded)
        .filter(name -> name.length() >= SHORTEST_NAME)
        .toList();
  }

  private static String folded(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
  }
}
