package gatehouse.control.twofactor;

import gatehouse.platform.crypto.Tokens;
import java.security.SecureRandom;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Codes for the day the phone is lost: 120 random bits each, so that a plain hash is enough for
 * them (OWASP ASVS 5.0, 6.5.2 asks for 112).
 */
final class RecoveryCodes {
  static final int COUNT = 10;
  private static final int BYTES = 15;

  private RecoveryCodes() {}

  static List<String> fresh(SecureRandom random) {
    return Stream.generate(() -> one(random)).limit(COUNT).toList();
  }

  /** The account is part of it: equal codes of two accounts would not show. */
  static byte[] hash(UUID account, String typed) {
    return Tokens.hash(
        account + ":" + typed.replaceAll("[^A-Za-z0-9]", "").toLowerCase(Locale.ROOT));
  }

  private static String one(SecureRandom random) {
    byte[] bytes = new byte[BYTES];
    random.nextBytes(bytes);
    return Base32.encode(bytes).toLowerCase(Locale.ROOT).replaceAll("(.{6})(?=.)", "$1-");
  }
}
