package gatehouse.control.activity;

import gatehouse.platform.database.Database;
import gatehouse.platform.jobs.Housekeeping;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Drops events that have had their time. What was counted of them stays. */
@ApplicationScoped
class ActivityRetention implements Housekeeping {
  private static final int AT_ONCE = 20_000;

  private final Database database;
  private final ActivityCounting counting;
  private final Clock clock;
  private final int days;

  ActivityRetention(
      Database database,
      ActivityCounting counting,
      Clock clock,
      @ConfigProperty(name = "gatehouse.activity-days", defaultValue = "180") int days) {
    this.database = database;
    this.counting = counting;
    this.clock = clock;
    this.days = days;
  }

  /** What happened before this is not kept; the beginning of time when all is. */
  Instant oldest() {
    return days == 0 ? Instant.EPOCH : clock.instant().minus(Duration.ofDays(days));
  }

  @Override
  public String name() {
    return "activity";
  }

  @Override
  public int sweep(Instant now) {
    if (days == 0) {
      return 0;
    }
    counting.all(); // before anything of it is dropped
    // By the hour: projects' rows are not written anew each time.
    Instant before = now.minus(Duration.ofDays(days)).truncatedTo(ChronoUnit.HOURS);
    // First said, then done: who counts days anew meanwhile leaves those alone that lose events.
    database.acrossWorkspaces(handle -> new RetentionDao(handle).begin(before));
    int swept = 0;
    for (RetentionDao.Events events : RetentionDao.Events.values()) {
      int some;
      do {
        some =
            database.acrossWorkspaces(
                handle -> new RetentionDao(handle).drop(events, before, AT_ONCE));
        swept += some;
      } while (some == AT_ONCE);
    }
    return swept;
  }
}
