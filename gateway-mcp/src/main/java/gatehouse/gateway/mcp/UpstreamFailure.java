package gatehouse.gateway.mcp;

import gatehouse.control.activity.ErrorKind;

/** Why a server gave no answer. The message is for the agent and the person it works for. */
final class UpstreamFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final ErrorKind kind;
  private final boolean sessionGone;
  private final boolean unreachable;

  private UpstreamFailure(
      ErrorKind kind, String message, boolean sessionGone, boolean unreachable) {
    super(message, null, false, false);
    this.kind = kind;
    this.sessionGone = sessionGone;
    this.unreachable = unreachable;
  }

  static UpstreamFailure of(ErrorKind kind, String message) {
    return new UpstreamFailure(kind, message, false, false);
  }

  static UpstreamFailure execution(String message) {
    return of(ErrorKind.EXECUTION, message);
  }

  /** Nothing answers at the server's address. */
  static UpstreamFailure unreachable(String message) {
    return new UpstreamFailure(ErrorKind.EXECUTION, message, false, true);
  }

  /**
   * The server has forgotten our session and has done nothing: it is asked once more in a new one.
   */
  static UpstreamFailure sessionGone() {
    return new UpstreamFailure(
        ErrorKind.EXECUTION,
        "The server ended the session and would not begin another.",
        true,
        false);
  }

  ErrorKind kind() {
    return kind;
  }

  boolean isUnreachable() {
    return unreachable;
  }

  boolean isSessionGone() {
    return sessionGone;
  }

  @Override
  public String getMessage() {
    return java.util.Objects.requireNonNull(super.getMessage());
  }
}
