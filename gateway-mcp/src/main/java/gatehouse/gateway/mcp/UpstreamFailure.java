package gatehouse.gateway.mcp;

import gatehouse.control.activity.ErrorKind;

/** Why a server gave no answer. The message is for the agent and the person it works for. */
final class UpstreamFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final ErrorKind kind;
  private final boolean sessionGone;

  private UpstreamFailure(ErrorKind kind, String message, boolean sessionGone) {
    super(message, null, false, false);
    this.kind = kind;
    this.sessionGone = sessionGone;
  }

  static UpstreamFailure of(ErrorKind kind, String message) {
    return new UpstreamFailure(kind, message, false);
  }

  static UpstreamFailure execution(String message) {
    return of(ErrorKind.EXECUTION, message);
  }

  /**
   * The server has forgotten our session and has done nothing: it is asked once more in a new one.
   */
  static UpstreamFailure sessionGone() {
    return new UpstreamFailure(
        ErrorKind.EXECUTION, "The server ended the session and would not begin another.", true);
  }

  ErrorKind kind() {
    return kind;
  }

  boolean isSessionGone() {
    return sessionGone;
  }

  @Override
  public String getMessage() {
    return java.util.Objects.requireNonNull(super.getMessage());
  }
}
