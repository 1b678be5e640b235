package gatehouse.control.credential;

import java.util.UUID;

/** A secret, open, for one call to its server. Never into a log. */
public record UpstreamSecret(UUID credentialId, String value) {
  @Override
  public String toString() {
    return "UpstreamSecret[" + credentialId + "]";
  }
}
