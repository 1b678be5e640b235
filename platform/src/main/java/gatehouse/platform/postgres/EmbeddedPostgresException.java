package gatehouse.platform.postgres;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/**
 * The embedded server cannot be used. The message is one sentence or two for the operator: what is
 * wrong and what to do; print it without a stack trace.
 */
public final class EmbeddedPostgresException extends RuntimeException {
  @Serial private static final long serialVersionUID = 1;

  public EmbeddedPostgresException(String message) {
    super(message);
  }

  public EmbeddedPostgresException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
