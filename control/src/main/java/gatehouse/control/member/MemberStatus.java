package gatehouse.control.member;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Where a membership stands: invited, then active, and disabled for as long as an Admin wants. */
public enum MemberStatus {
  @JsonProperty("invited")
  INVITED(0),
  @JsonProperty("active")
  ACTIVE(1),
  @JsonProperty("disabled")
  DISABLED(2);

  private final short code;

  MemberStatus(int code) {
    this.code = (short) code;
  }

  /** The number that stands in the database; never changes. */
  public short code() {
    return code;
  }

  static MemberStatus of(int code) {
    for (MemberStatus status : values()) {
      if (status.code == code) {
        return status;
      }
    }
    throw new IllegalArgumentException("No status has the code " + code);
  }
}
