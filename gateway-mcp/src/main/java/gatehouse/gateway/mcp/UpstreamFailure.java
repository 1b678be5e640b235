package gatehouse.gateway.mcp;

import gatehouse.control.activity.ErrorKind;
import gatehouse.control.oauth.Challenge;
import org.jspecify.annotations.Nullable;

/** Why a server gave no answer. The message is for the agent and the person it works for. */
final class UpstreamFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final ErrorKind kind;
  private final What what;
  private final transient @Nullable Challenge challenge;

  /** What else is known of it. */
  private enum What {
    NOTHING,
    SESSION_GONE,
    UNREACHABLE,
    TOKEN_REFUSED
  }

  private UpstreamFailure(
      ErrorKind kind, String message, What what, @Nullable Challenge challenge) {
    super(message, null, false, false);
    this.kind = kind;
    this.what = what;
    this.challenge = challenge;
  }

  static UpstreamFailure of(ErrorKind kind, String message) {
    return new UpstreamFailure(kind, message, What.NOTHING, null);
  }

  static UpstreamFailure execution(String message) {
    return of(ErrorKind.EXECUTION, message);
  }

  /** Nothing answers at the server's address. */
  static UpstreamFailure unreachable(String message) {
    return new UpstreamFailure(ErrorKind.EXECUTION, message, What.UNREACHABLE, null);
  }

  /**
   * The server has forgotten our session and has done nothing: it is asked once more in a new one.
   */
  static UpstreamFailure sessionGone() {
    return new UpstreamFailure(
        ErrorKind.EXECUTION,
        "The server ended the session and would not begin another.",
        What.SESSION_GONE,
        null);
  }

  /** The server did not take the credential, or wants more than it allows; it has done nothing. */
  static UpstreamFailure refused(String message, int status, Challenge challenge) {
    return new UpstreamFailure(
        ErrorKind.AUTHENTICATION,
        message,
        status == 401 ? What.TOKEN_REFUSED : What.NOTHING,
        challenge);
  }

  /** The credential cannot even be sent. */
  static UpstreamFailure unsendable(String message) {
    return refused(message, 0, Challenge.of(null));
  }

  ErrorKind kind() {
    return kind;
  }

  boolean isUnreachable() {
    return what == What.UNREACHABLE;
  }

  boolean isSessionGone() {
    return what == What.SESSION_GONE;
  }

  /** True when it is about the credential that was sent, which is then told of its owner's page. */
  boolean isRefusal() {
    return challenge != null;
  }

  /** True when another token may do. */
  boolean isTokenRefused() {
    return what == What.TOKEN_REFUSED;
  }

  /**
   * The scopes that the server wants beside those the token has; null when it is not about them.
   */
  @Nullable Challenge wantsMore() {
    return challenge != null && challenge.wantsMore() ? challenge : null;
  }

  @Override
  public String getMessage() {
    return java.util.Objects.requireNonNull(super.getMessage());
  }
}
