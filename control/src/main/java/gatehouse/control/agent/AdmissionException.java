package gatehouse.control.agent;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Why a call of an agent is not let in. */
public class AdmissionException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final Kind kind;
  private final @Nullable Duration retryAfter;

  AdmissionException(Kind kind, String detail) {
    this(kind, detail, null);
  }

  AdmissionException(Kind kind, String detail, @Nullable Duration retryAfter) {
    super(detail, null, false, false);
    this.kind = kind;
    this.retryAfter = retryAfter;
  }

  /** The reasons. */
  public enum Kind {
    /** No key, one that does not hold (any more), of another project, or from another network. */
    KEY,
    /** The key holds in the workspace, and there is no project of this name. */
    NO_PROJECT,
    /** More calls in a minute than the key is good for. */
    TOO_MANY,
    /** The request names nobody. */
    EMAIL_MISSING,
    /** What it names is no e-mail address. */
    EMAIL_MALFORMED,
    /** The key may not name this person. */
    NOT_BOUND,
    /** The person is suspended, banned or deleted. */
    ENDED
  }

  public Kind kind() {
    return kind;
  }

  /** What to do next, for who reads the agent's log; gives nothing away. */
  public String detail() {
    return java.util.Objects.requireNonNull(getMessage());
  }

  /** How long to wait; with {@link Kind#TOO_MANY} only. */
  public @Nullable Duration retryAfter() {
    return retryAfter;
  }
}
