package gatehouse.control.twofactor;

/** Base 32 without padding (RFC 4648, 6), as authenticator apps take it. */
final class Base32 {
  private static final char[] DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".toCharArray();

  private Base32() {}

  static String encode(byte[] bytes) {
    StringBuilder text = new StringBuilder();
    int buffer = 0;
    int bits = 0;
    for (byte b : bytes) {
      buffer = (buffer << 8) | (b & 0xff);
      bits += 8;
      while (bits >= 5) {
        bits -= 5;
        text.append(DIGITS[(buffer >>> bits) & 31]);
      }
    }
    if (bits > 0) {
      text.append(DIGITS[(buffer << (5 - bits)) & 31]);
    }
    return text.toString();
  }

  /** Reads what {@link #encode} made. */
  static byte[] decode(String text) {
    byte[] bytes = new byte[text.length() * 5 / 8];
    int buffer = 0;
    int bits = 0;
    int at = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      buffer = (buffer << 5) | (c <= '9' ? c - '2' + 26 : c - 'A');
      bits += 5;
      if (bits >= 8) {
        bits -= 8;
        bytes[at++] = (byte) (buffer >>> bits);
      }
    }
    return bytes;
  }
}
