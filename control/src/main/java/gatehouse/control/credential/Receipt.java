package gatehouse.control.credential;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.UUID;

/**
 * What became of one credential when it was revoked.
 *
 * @param by who revoked it, as they were called
 */
public record Receipt(
    UUID id,
    UUID serverId,
    String serverName,
    Instant at,
    String by,
    Local local,
    AtProvider provider) {

  /** Here. */
  public enum Local {
    @JsonProperty("removed")
    REMOVED,
    /** There was none. */
    @JsonProperty("none")
    NONE
  }

  /** At whoever gave it out. */
  public enum AtProvider {
    @JsonProperty("revoked")
    REVOKED,
    @JsonProperty("not-offered")
    NOT_OFFERED,
    @JsonProperty("pending")
    PENDING,
    /** Tried, and tried again later. */
    @JsonProperty("failed")
    FAILED,
    /** Failed for thirty days. */
    @JsonProperty("given-up")
    GIVEN_UP,
    /** There was nothing, or it was a key that only its owner can end there. */
    @JsonProperty("none")
    NONE
  }
}
