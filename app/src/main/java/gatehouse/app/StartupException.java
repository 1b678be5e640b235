package gatehouse.app;

/** The server cannot start; the message says why and what to do, in one sentence. */
final class StartupException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  StartupException(String message, Throwable cause) {
    super(message, cause);
  }
}
