package gatehouse.gateway.mcp;

import gatehouse.platform.http.ProblemType;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A request that is not taken: answered with a problem before the protocol begins. */
final class Refusal extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final ProblemType type;
  private final @Nullable Duration retryAfter;

  Refusal(ProblemType type, String detail) {
    this(type, detail, null);
  }

  Refusal(ProblemType type, String detail, @Nullable Duration retryAfter) {
    super(detail, null, false, false);
    this.type = type;
    this.retryAfter = retryAfter;
  }

  ProblemType type() {
    return type;
  }

  String detail() {
    return java.util.Objects.requireNonNull(getMessage());
  }

  @Nullable Duration retryAfter() {
    return retryAfter;
  }
}
