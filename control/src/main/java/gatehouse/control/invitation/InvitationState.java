package gatehouse.control.invitation;

import com.fasterxml.jackson.annotation.JsonProperty;
import gatehouse.platform.http.WireNames;

/** Where an invitation stands. The first three and {@link #EXPIRED} can still be sent anew. */
enum InvitationState {
  @JsonProperty("queued")
  QUEUED,
  @JsonProperty("sent")
  SENT,
  @JsonProperty("failed")
  FAILED,
  @JsonProperty("accepted")
  ACCEPTED,
  /** Never in the database: an open one whose time is over. */
  @JsonProperty("expired")
  EXPIRED,
  @JsonProperty("cancelled")
  CANCELLED;

  String code() {
    return WireNames.of(this);
  }

  boolean open() {
    return this != ACCEPTED && this != CANCELLED;
  }
}
