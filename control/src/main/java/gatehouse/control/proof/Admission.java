package gatehouse.control.proof;

import gatehouse.platform.http.ProblemException;
import gatehouse.platform.http.ProblemType;
import java.time.Duration;
import java.util.List;

/**
 * Whether a guess may be tried now. It counts as failed from here on, until it is taken back.
 *
 * @param pause how long to wait before the next one, when it may not
 * @param justBlocked true for the guess that used up what is free
 */
public record Admission(boolean admitted, Duration pause, boolean justBlocked) {
  /** The answer to a guess that may not be tried. */
  public ProblemException refusal() {
    return new ProblemException(
        ProblemType.TOO_MANY_REQUESTS,
        "Too many attempts. Wait a moment before the next one.",
        List.of(),
        pause);
  }
}
