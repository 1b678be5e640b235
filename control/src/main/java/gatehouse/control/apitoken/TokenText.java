package gatehouse.control.apitoken;

import gatehouse.platform.crypto.Tokens;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;

/**
 * How a token is written: {@code ghp_}, 256 random bits in 43 characters, and a checksum of 6. The
 * prefix lets scanners of source code find a leaked one; the checksum tells a mistyped one without
 * asking the database.
 */
record TokenText(String text) {
  static final String PREFIX = "ghp_";
  private static final int RANDOM = 43;
  private static final int CHECKSUM = 6;
  private static final int LENGTH = PREFIX.length() + RANDOM + CHECKSUM;
  private static final int HINT = 8;
  private static final String DIGITS =
      "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

  static TokenText fresh(Tokens tokens) {
    String random = tokens.next();
    return new TokenText(PREFIX + random + checksum(random));
  }

  static boolean wellFormed(String text) {
    if (text.length() != LENGTH || !text.startsWith(PREFIX)) {
      return false;
    }
    String random = text.substring(PREFIX.length(), PREFIX.length() + RANDOM);
    return text.endsWith(checksum(random));
  }

  /** Enough to tell one's tokens apart by, too little to use. */
  String hint() {
    return text.substring(0, HINT) + "…";
  }

  byte[] hash() {
    return Tokens.hash(text);
  }

  @Override
  public String toString() {
    return hint();
  }

  private static String checksum(String random) {
    CRC32 crc = new CRC32();
    crc.update(random.getBytes(StandardCharsets.UTF_8));
    long value = crc.getValue();
    char[] digits = new char[CHECKSUM];
    for (int i = CHECKSUM - 1; i >= 0; i--) {
      digits[i] = DIGITS.charAt((int) (value % DIGITS.length()));
      value /= DIGITS.length();
    }
    return new String(digits);
  }
}
