package gatehouse.control.device;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A browser an account has signed in from. */
public record Device(
    UUID id,
    String userAgent,
    String address,
    Instant firstSeen,
    Instant lastSeen,
    @Nullable Instant trustedUntil) {

  public boolean trusted(Instant now) {
    return trustedUntil != null && now.isBefore(trustedUntil);
  }
}
