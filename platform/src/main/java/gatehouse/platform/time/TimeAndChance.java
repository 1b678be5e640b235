package gatehouse.platform.time;

import io.quarkus.arc.DefaultBean;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Clock;

/** The real clock and the real randomness; a test puts its own in their place. */
@ApplicationScoped
class TimeAndChance {
  @Produces
  @ApplicationScoped
  @DefaultBean
  Clock clock() {
    return Clock.systemUTC();
  }

  @Produces
  @Singleton // its final methods cannot be proxied
  @DefaultBean
  SecureRandom random() {
    return new SecureRandom();
  }
}
