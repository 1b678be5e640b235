package gatehouse.control.onetime;

import java.time.Duration;
import java.util.Locale;

/** What a link is for; it opens nothing else. */
public enum Purpose {
  /** Makes the first account. */
  SETUP(Duration.ofDays(7)),
  PASSWORD_RESET(Duration.ofHours(1)),
  /** The first password of somebody for whom an Admin made an account. */
  ACTIVATION(Duration.ofDays(14)),
  /** Proves that a person reads the new address. */
  EMAIL_CHANGE(Duration.ofHours(24)),
  /** Stops the change, from the old address. */
  EMAIL_CHANGE_CANCEL(Duration.ofHours(24));

  private final Duration life;

  Purpose(Duration life) {
    this.life = life;
  }

  public Duration life() {
    return life;
  }

  /** As it stands in the database. */
  String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
