package gatehouse.control.activity;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Why a tool call failed. */
public enum ErrorKind {
  /** No credential, or the server refused it. */
  @JsonProperty("authentication")
  AUTHENTICATION(1),
  @JsonProperty("rate-limit")
  RATE_LIMIT(2),
  @JsonProperty("timeout")
  TIMEOUT(3),
  /** The tool itself said that it failed, or the server did. */
  @JsonProperty("execution")
  EXECUTION(4);

  private final short code;

  ErrorKind(int code) {
    this.code = (short) code;
  }

  /** The number that stands in the database; never changes. */
  short code() {
    return code;
  }

  static ErrorKind of(int code) {
    for (ErrorKind kind : values()) {
      if (kind.code == code) {
        return kind;
      }
    }
    throw new IllegalArgumentException("No kind of error has the code " + code);
  }
}
