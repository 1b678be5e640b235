package gatehouse.control.credential;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import gatehouse.control.oauth.Grant;
import gatehouse.control.oauth.Pending;
import gatehouse.platform.crypto.Sealer;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Seals what authorization servers gave, and opens it. */
@ApplicationScoped
class Grants {
  private static final Duration LONGEST_LEAD = Duration.ofMinutes(1);

  private final Sealer sealer;
  private final ObjectMapper json;

  Grants(Sealer sealer, ObjectMapper json) {
    this.sealer = sealer;
    this.json = json;
  }

  byte[] seal(UUID workspace, UUID credential, Grant grant) {
    return sealer.seal(written(grant), Credentials.place(workspace, credential));
  }

  Grant open(UUID workspace, UUID credential, byte[] sealed) {
    return read(sealer.open(sealed, Credentials.place(workspace, credential)), Grant.class);
  }

  /** What an attempt at connecting must remember, and the page it began on. */
  record Kept(Pending pending, String returnTo) {}

  byte[] seal(UUID attempt, Kept kept) {
    return sealer.seal(written(kept), place(attempt));
  }

  Kept open(UUID attempt, byte[] sealed) {
    return read(sealer.open(sealed, place(attempt)), Kept.class);
  }

  static @Nullable Instant expiry(Grant grant, Instant now) {
    Long seconds = grant.lifetimeSeconds();
    return seconds == null ? null : now.plusSeconds(seconds);
  }

  /** A little before its end, so that no call carries a token that ends on the way. */
  static @Nullable Instant renewal(Grant grant, Instant now) {
    Long seconds = grant.lifetimeSeconds();
    if (seconds == null) {
      return null;
    }
    Duration fifth = Duration.ofSeconds(seconds).dividedBy(5);
    Duration lead = fifth.compareTo(LONGEST_LEAD) < 0 ? fifth : LONGEST_LEAD;
    return now.plusSeconds(seconds).minus(lead);
  }

  private static String place(UUID attempt) {
    return "oauth_attempt:" + attempt;
  }

  private String written(Object value) {
    try {
      return json.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("It cannot be written as JSON"); // its message may hold it
    }
  }

  private <T> T read(String text, Class<T> type) {
    try {
      return json.readValue(text, type);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("It cannot be read as JSON"); // its message may hold it
    }
  }
}
