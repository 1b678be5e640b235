package gatehouse.control.session;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** How long sessions last on this server; a workspace may ask for less. */
@ApplicationScoped
public class SessionLimits {
  private final Duration idle;
  private final Duration whole;
  private final Duration adminIdle;
  private final Duration adminWhole;

  SessionLimits(
      @ConfigProperty(name = "gatehouse.session-idle-minutes", defaultValue = "480") int idle,
      @ConfigProperty(name = "gatehouse.session-hours", defaultValue = "168") int whole,
      @ConfigProperty(name = "gatehouse.admin-session-idle-minutes", defaultValue = "30")
          int adminIdle,
      @ConfigProperty(name = "gatehouse.admin-session-hours", defaultValue = "12") int adminWhole) {
    this.idle = Duration.ofMinutes(positive("gatehouse.session-idle-minutes", idle));
    this.whole = Duration.ofHours(positive("gatehouse.session-hours", whole));
    this.adminIdle =
        Duration.ofMinutes(positive("gatehouse.admin-session-idle-minutes", adminIdle));
    this.adminWhole = Duration.ofHours(positive("gatehouse.admin-session-hours", adminWhole));
  }

  /** No session is longer, whoever has it. */
  Duration longest() {
    return whole.compareTo(adminWhole) > 0 ? whole : adminWhole;
  }

  boolean holds(Instant authenticated, Duration pause, boolean admin, Instant now) {
    return now.isBefore(ends(authenticated, admin))
        && pause.compareTo(admin ? adminIdle : idle) < 0;
  }

  Instant ends(Instant authenticated, boolean admin) {
    return authenticated.plus(admin ? adminWhole : whole);
  }

  private static int positive(String key, int value) {
    if (value < 1) {
      throw new IllegalArgumentException(key + " must be at least 1, not " + value);
    }
    return value;
  }
}
