package gatehouse.platform.jobs;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import java.time.Clock;
import java.time.Duration;
import org.jboss.logging.Logger;

/** Lets every feature delete what has had its time. One that fails does not keep the others. */
@ApplicationScoped
class Housekeeper implements Recurring {
  private static final Logger LOG = Logger.getLogger("gatehouse.jobs");

  private final Instance<Housekeeping> chores;
  private final Clock clock;

  Housekeeper(@Any Instance<Housekeeping> chores, Clock clock) {
    this.chores = chores;
    this.clock = clock;
  }

  @Override
  public String name() {
    return "housekeeping";
  }

  @Override
  public Duration pause() {
    return Duration.ofMinutes(10);
  }

  @Override
  public void run() {
    for (Housekeeping chore : chores) {
      try {
        int swept = chore.sweep(clock.instant());
        LOG.debugf("Swept %d %s", swept, chore.name());
      } catch (RuntimeException e) {
        LOG.warnf(e, "Could not sweep %s; trying again later", chore.name());
      }
    }
  }
}
