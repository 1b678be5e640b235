package gatehouse.platform.time;

import io.quarkus.arc.DefaultBean;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;

/** The real clock and the real randomness; a test puts its own in their place. */
@ApplicationScoped
class TimeAndChance {
  /** To the microsecond, as PostgreSQL keeps times: what is answered now is what is read later. */
  @Produces
  @ApplicationScoped
  @DefaultBean
  Clock clock() {
    return Clock.tick(Clock.systemUTC(), Duration.ofNanos(1_000));
  }

  @Produces
  @Singleton // its final methods cannot be proxied
  @DefaultBean
  SecureRandom random() {
    return new SecureRandom();
  }
}
