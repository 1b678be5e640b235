package gatehouse.platform.net;

/** A call out that was refused, or that brought no answer. The message is for people. */
public final class OutgoingException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final Reason reason;

  OutgoingException(Reason reason, String message) {
    // Without a stack trace: these are answers to what somebody typed, not faults.
    super(message, null, false, false);
    this.reason = reason;
  }

  public Reason reason() {
    return reason;
  }

  @Override
  public String getMessage() {
    return java.util.Objects.requireNonNull(super.getMessage());
  }

  /** Why there is no answer. */
  public enum Reason {
    /** The address is not one that may be called; nothing was sent. */
    URL_REFUSED,
    /** The host has no address that may be called, or none at all; nothing was sent. */
    HOST_REFUSED,
    UNREACHABLE,
    /** Its certificate is not trusted or not for this host. */
    TLS,
    TIMEOUT,
    TOO_LARGE,
    REDIRECTED,
    /** What came back is not HTTP, or not what was asked for. */
    GARBLED
  }
}
