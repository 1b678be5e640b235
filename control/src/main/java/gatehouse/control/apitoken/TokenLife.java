package gatehouse.control.apitoken;

import gatehouse.platform.http.ProblemException;
import java.time.Duration;
import java.time.Instant;

/** How long a token may live. */
final class TokenLife {
  private static final Duration LONGEST = Duration.ofDays(366);

  private TokenLife() {}

  static Instant checked(Instant expiresAt, Instant now) {
    if (!expiresAt.isAfter(now) || expiresAt.isAfter(now.plus(LONGEST))) {
      throw ProblemException.invalid(
          "/expiresAt", "Must be in the future, and within a year from now");
    }
    return expiresAt;
  }
}
