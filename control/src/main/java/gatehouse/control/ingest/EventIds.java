package gatehouse.control.ingest;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.UUID;

/**
 * Ids that are the same whenever the same is told again: the time in front, as in all our ids (UUID
 * version 7), and 74 bits of a hash of its name in place of random ones.
 */
final class EventIds {
  private static final int SHORT = 16;

  private EventIds() {}

  static UUID of(Instant time, String... name) {
    ByteBuffer hash = ByteBuffer.wrap(hash(name));
    long high = (time.toEpochMilli() << 16) | 0x7000L | (hash.getShort() & 0x0fffL);
    long low = (hash.getLong() & 0x3fff_ffff_ffff_ffffL) | 0x8000_0000_0000_0000L;
    return new UUID(high, low);
  }

  /** For a query without a name of its own. */
  static String text(String... name) {
    return HexFormat.of().formatHex(hash(name), 0, SHORT);
  }

  private static byte[] hash(String... name) {
    try {
      // A separator that no name can have, so that two names are never one.
      return MessageDigest.getInstance("SHA-256")
          .digest(String.join("\0", name).getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
