package gatehouse.control.activity;

import gatehouse.platform.database.Database;
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
 * to another time zone, the days are counted anew from the raw events.
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
   */
  public record Today(LocalDate day, ZoneId zone) {
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
          WeekDao dao = new WeekDao(handle);
          ZoneId zone = ZoneId.of(dao.zoneOf(workspace));
          LocalDate today = LocalDate.ofInstant(clock.instant(), zone);
          boolean fits =
              dao.find(workspace, project).filter(state -> state.fits(zone, today)).isPresent();
          if (!fits) {
            held(handle, List.of(new ActivityState.Key(workspace, project)));
          }
          return new Today(today, zone);
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
      ZoneId zone = ZoneId.of(held.wantedZone());
      ActivityState wanted =
          new ActivityState(
              held.workspaceId(),
              held.projectId(),
              zone.getId(),
              LocalDate.ofInstant(now, zone),
              ActivityState.ALL);
      if (!held.state().fits(zone, wanted.today())) {
        if (!held.zone().equals(wanted.zone()) || held.counted() != wanted.counted()) {
          recount(handle, wanted, held.eventsFrom());
        }
        dao.save(wanted);
        dao.sumWeek(wanted, wanted.firstOfWeek());
      }
      states.put(wanted.key(), wanted);
    }
    return states;
  }

  /** Days whose events have had their time keep what was counted of them, in the zone of then. */
  private static void recount(Handle handle, ActivityState state, @Nullable Instant eventsFrom) {
    ZoneId zone = ZoneId.of(state.zone());
    LocalDate from =
        eventsFrom == null ? LocalDate.EPOCH : LocalDate.ofInstant(eventsFrom, zone).plusDays(1);
    RecountDao dao = new RecountDao(handle, state);
    dao.forget(from);
    RecountDao.Span span = dao.span();
    if (span.first() == null || span.last() == null) {
      return;
    }
    Hours hours = Hours.of(span.first(), span.last(), zone, from);
    // Day by day: all of it at once would be one statement of minutes.
    for (Hours day : hours.days()) {
      new CountingDao(handle, state).countAgain(day);
    }
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
      ZoneId zone = ZoneId.of(held.wantedZone());
      if (!held.state().fits(zone, LocalDate.ofInstant(now, zone))) {
        database.<@Nullable Void>acrossWorkspaces(handle -> {
          held(handle, List.of(held.state().key()));
          return null;
        });
      }
    }
  }
}
