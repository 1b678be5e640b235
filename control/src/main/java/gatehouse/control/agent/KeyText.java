package gatehouse.control.agent;

import gatehouse.platform.crypto.Tokens;
import gatehouse.platform.ids.IdType;
import gatehouse.platform.ids.MalformedIdException;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How a key is written: {@code gha_}, the 26 characters of its id, a dot, and 256 random bits in 43
 * characters. The id finds the row, the secret proves the key. The prefix lets scanners of source
 * code find a leaked one.
 */
record KeyText(UUID id, String secret) {
  private static final String PREFIX = "gha_";
  private static final int ID = 26;
  private static final int SECRET = 43;
  private static final int DOT = PREFIX.length() + ID;
  private static final int LENGTH = DOT + 1 + SECRET;

  static KeyText fresh(UUID id, Tokens tokens) {
    return new KeyText(id, tokens.next());
  }

  static Optional<KeyText> parse(@Nullable String text) {
    if (text == null
        || text.length() != LENGTH
        || !text.startsWith(PREFIX)
        || text.charAt(DOT) != '.') {
      return Optional.empty();
    }
    try {
      UUID id =
          IdType.AGENT_KEY.parse(
              IdType.AGENT_KEY.prefix() + "_" + text.substring(PREFIX.length(), DOT));
      return Optional.of(new KeyText(id, text.substring(DOT + 1)));
    } catch (MalformedIdException noKey) {
      return Optional.empty();
    }
  }

  /** As it is shown, once. */
  String text() {
    return begin(id) + "." + secret;
  }

  /** Enough to tell keys apart by; the secret is what is missing. */
  static String hint(UUID id) {
    return begin(id) + ".…";
  }

  byte[] hash() {
    return Tokens.hash(secret);
  }

  @Override
  public String toString() {
    return hint(id);
  }

  private static String begin(UUID id) {
    return PREFIX + IdType.AGENT_KEY.format(id).substring(IdType.AGENT_KEY.prefix().length() + 1);
  }
}
