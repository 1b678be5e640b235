package gatehouse.control.invitation;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What became of one address of a request. */
public enum Outcome {
  @JsonProperty("invited")
  INVITED,
  /** Was invited before; a fresh link goes out and the old one is dead. */
  @JsonProperty("resent")
  RESENT,
  @JsonProperty("already-member")
  ALREADY_MEMBER,
  @JsonProperty("invalid")
  INVALID,
  @JsonProperty("over-licence")
  OVER_LICENCE
}
