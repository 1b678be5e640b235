package gatehouse.control.proof;

import java.time.Duration;
import java.util.Locale;

/**
 * How many wrong guesses are free, and how long one waits then: a second, two, four, up to the
 * longest pause. NIST SP 800-63B-4 allows 100 failures in a row; with 15 minutes between them that
 * is a day.
 */
public enum GuessLimit {
  /** All guesses from one address, at whatever account. An office may share one. */
  ADDRESS(100, Duration.ofMinutes(15)),
  /** Guesses at one account from browsers it never signed in from. */
  ACCOUNT(10, Duration.ofMinutes(15)),
  /**
   * Guesses at one account from one browser it did sign in from: so its owner comes in while others
   * guess.
   */
  KNOWN_DEVICE(10, Duration.ofMinutes(15)),
  /** Passwords asked for again within a session. */
  SESSION(10, Duration.ofMinutes(15)),
  /** Mails sent on somebody's request to one address of a person. */
  MAIL(5, Duration.ofHours(1)),
  /** Mails that one network address asks for, to whomever. */
  MAIL_SENDER(30, Duration.ofMinutes(15));

  /** After this long without a guess all is forgotten. */
  static final Duration MEMORY = Duration.ofHours(12);

  private final int free;
  private final Duration longest;

  GuessLimit(int free, Duration longest) {
    this.free = free;
    this.longest = longest;
  }

  public int free() {
    return free;
  }

  /** The pause after so many failures. */
  Duration pause(int failures) {
    int over = failures - free;
    if (over <= 0) {
      return Duration.ZERO;
    }
    Duration doubled = Duration.ofSeconds(1L << Math.min(over - 1, 30));
    return doubled.compareTo(longest) < 0 ? doubled : longest;
  }

  /** As it stands in the database. */
  String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
