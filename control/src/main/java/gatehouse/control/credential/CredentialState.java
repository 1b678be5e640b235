package gatehouse.control.credential;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What a credential is good for. The names stand in the database. */
public enum CredentialState {
  @JsonProperty("good")
  GOOD,
  /** Refused for good: whoever gave it must give it anew. */
  @JsonProperty("expired")
  EXPIRED,
  /** It works, but a call wanted more than it allows. */
  @JsonProperty("narrow")
  NARROW
}
