package gatehouse.app;

import org.jspecify.annotations.Nullable;

/**
 * The server cannot start, or a command cannot be done; the message says why and what to do, in one
 * sentence.
 */
public final class StartupException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public StartupException(String message) {
    super(message);
  }

  public StartupException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
