package gatehouse.control.credential;

import java.util.Objects;

/** There is a credential, and it cannot be used. */
public final class CredentialException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final boolean again;

  private CredentialException(boolean again, String message) {
    super(message, null, false, false);
    this.again = again;
  }

  /** It must be given anew. */
  static CredentialException again() {
    return new CredentialException(true, "The credential must be given anew.");
  }

  /** It may work later. */
  static CredentialException later(String why) {
    return new CredentialException(false, why);
  }

  /** True when nothing helps but to connect again. */
  public boolean mustConnectAgain() {
    return again;
  }

  @Override
  public String getMessage() {
    return Objects.requireNonNull(super.getMessage());
  }
}
