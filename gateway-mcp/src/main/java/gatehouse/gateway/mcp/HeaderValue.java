package gatehouse.gateway.mcp;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * Values of the body in a header: as they are where that is safe, marked and in Base64 otherwise
 * (2026-07-28, streamable HTTP, value encoding).
 */
final class HeaderValue {
  private static final String OPEN = "=?base64?";
  private static final String CLOSE = "?=";

  private HeaderValue() {}

  static String encoded(String value) {
    boolean plain =
        value.chars().allMatch(c -> c >= ' ' && c <= '~')
            && value.equals(value.strip())
            && !value.isEmpty()
            && !isMarked(value);
    return plain
        ? value
        : OPEN + Base64.getEncoder().encodeToString(value.getBytes(StandardCharsets.UTF_8)) + CLOSE;
  }

  /** Null when it is missing, or marked and cannot be read. */
  static @Nullable String decoded(@Nullable String header) {
    if (header == null || !isMarked(header)) {
      return header;
    }
    try {
      byte[] bytes =
          Base64.getDecoder()
              .decode(header.substring(OPEN.length(), header.length() - CLOSE.length()));
      return new String(bytes, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  private static boolean isMarked(String value) {
    return value.length() >= OPEN.length() + CLOSE.length()
        && value.startsWith(OPEN)
        && value.endsWith(CLOSE);
  }
}
