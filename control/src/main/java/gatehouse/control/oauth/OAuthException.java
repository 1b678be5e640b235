package gatehouse.control.oauth;

import java.util.Objects;
import java.util.Set;

/** An authorization server that did not answer, or answered what must not be believed. */
public final class OAuthException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private static final Set<String> FINAL =
      Set.of("invalid_grant", "invalid_client", "unauthorized_client", "invalid_scope");

  private final boolean unreachable;
  private final String code;

  private OAuthException(boolean unreachable, String code, String message) {
    super(message, null, false, false);
    this.unreachable = unreachable;
    this.code = code;
  }

  static OAuthException unreachable(String message) {
    return new OAuthException(true, "", message);
  }

  static OAuthException refused(String message) {
    return new OAuthException(false, "", message);
  }

  /** Refused with an error of the protocol, such as {@code invalid_grant}. */
  static OAuthException refused(String code, String message) {
    return new OAuthException(false, code, message);
  }

  /** True when there was no answer; another try may bring one. */
  public boolean unreachable() {
    return unreachable;
  }

  /** True when the same request will never be granted: the person must be asked again. */
  public boolean isFinal() {
    return FINAL.contains(code);
  }

  /** True when it does not know us, or not any more. */
  public boolean isAboutUs() {
    return code.equals("invalid_client") || code.equals("unauthorized_client");
  }

  @Override
  public String getMessage() {
    return Objects.requireNonNull(super.getMessage());
  }
}
