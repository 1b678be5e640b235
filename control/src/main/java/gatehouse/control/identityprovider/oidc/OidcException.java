package gatehouse.control.identityprovider.oidc;

/** A provider that did not answer, or answered what must not be believed. */
public final class OidcException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final boolean unreachable;

  private OidcException(boolean unreachable, String message) {
    super(message, null, false, false);
    this.unreachable = unreachable;
  }

  static OidcException unreachable(String message) {
    return new OidcException(true, message);
  }

  static OidcException refused(String message) {
    return new OidcException(false, message);
  }

  /** True when there was no answer; another try may bring one. */
  public boolean unreachable() {
    return unreachable;
  }

  @Override
  public String getMessage() {
    return java.util.Objects.requireNonNull(super.getMessage());
  }
}
