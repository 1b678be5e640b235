package gatehouse.control.activity;

import gatehouse.platform.database.Database;
import gatehouse.platform.http.ProblemException;
import gatehouse.platform.jobs.Recurring;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * Keeps "this week" true: today and the six days before, in the workspace's time zone.
 *
 * <p>At midnight one node takes the day that is over out of what users show. Whoever reads or
 * counts before it did does it first, so nobody sees yesterday's figures. When the workspace moves
 * to another time zone, days stay those of the old one until {@link ActivityRecount} begins.
 */
@ApplicationScoped
public class ActivityWeek implements Recurring {

  private final Database database;
  private final Clock clock;

  ActivityWeek(Database database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /**
   * Today, where a workspace is.
   *
   * @param zone in which its days begin
   * @param anewBefore days before this are still to be counted anew in that zone; null when none is
   */
  public record Today(LocalDate day, ZoneId zone, @Nullable LocalDate anewBefore) {
    private static Today of(ActivityState state) {
      return new Today(state.today(), ZoneId.of(state.zone()), state.anewBefore());
    }

    /** The first moment of the last so many days, today among them. */
    public Instant startOf(int days) {
      return day.minusDays(days - 1L).atStartOfDay(zone).toInstant();
    }
  }

  /** Makes the figures of a project today's; answers which day that is. */
  public Today current(UUID workspace, UUID project) {
    return database.inWorkspace(
        workspace,
        handle -> {
          ActivityState.Key key = new ActivityState.Key(workspace, project);
          Instant now = clock.instant();
          return new WeekDao(handle)
              .find(key)
              .filter(state -> state.isOf(now))
              .or(() -> Optional.ofNullable(held(handle, List.of(key)).get(key)))
              .map(Today::of)
              .orElseThrow(ProblemException::notFound);
        });
  }

  /**
   * The states of these projects, of today, held until the transaction ends. Without those that are
   * gone.
   */
  Map<ActivityState.Key, ActivityState> held(
      Handle handle, Collection<ActivityState.Key> projects) {
    Map<ActivityState.Key, ActivityState> states = new TreeMap<>();
    if (projects.isEmpty()) {
      return states;
    }
    WeekDao dao = new WeekDao(handle);
    Instant now = clock.instant();
    for (WeekDao.Held held : dao.hold(List.copyOf(new TreeSet<>(projects)))) {
      ActivityState state = held.state();
      if (!state.isOf(now)) {
        state = (state.zone().isEmpty() ? state.in(held.wantedZone()) : state).at(now);
        dao.save(state);
        dao.sumWeek(state);
      }
      states.put(state.key(), state);
    }
    return states;
  }

  @Override
  public String name() {
    return "turn-activity-weeks";
  }

  @Override
  public Duration pause() {
    return Duration.ofSeconds(30);
  }

  @Override
  public void run() {
    Instant now = clock.instant();
    List<WeekDao.Held> known = database.acrossWorkspaces(handle -> new WeekDao(handle).all());
    for (WeekDao.Held held : known) {
      if (!held.state().isOf(now)) {
        database.<@Nullable Void>acrossWorkspaces(handle -> {
          held(handle, List.of(held.state().key()));
          return null;
        });
      }
    }
  }
}
