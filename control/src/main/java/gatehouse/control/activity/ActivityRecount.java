package gatehouse.control.activity;

import gatehouse.platform.database.Database;
import gatehouse.platform.jobs.Recurring;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.Handle;

/**
 * When a workspace moves to another time zone, counts the days of its projects anew from the raw
 * events: each in a transaction of its own, the newest first, so that nobody waits for it, the week
 * is true within moments, and a server that is killed goes on where it was.
 *
 * <p>Until a day's turn comes it has the figures of the zone of then; so have, for good, days whose
 * events have had their time.
 */
@ApplicationScoped
class ActivityRecount implements Recurring {
  private static final Logger LOG = Logger.getLogger("gatehouse.activity");

  /** After so long it rests, for others have something to do, too. */
  private static final Duration AT_A_TIME = Duration.ofSeconds(20);

  /** Between two time zones: an event of a day in one may be of the second next in the other. */
  private static final int FARTHEST = 2;

  private final Database database;
  private final Clock clock;

  ActivityRecount(Database database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  @Override
  public String name() {
    return "recount-activity";
  }

  @Override
  public Duration pause() {
    return Duration.ofSeconds(5);
  }

  @Override
  public void run() {
    long end = System.nanoTime() + AT_A_TIME.toNanos();
    for (WeekDao.Held one : database.acrossWorkspaces(handle -> new WeekDao(handle).all())) {
      boolean more = one.isElsewhere() || one.anewBefore() != null;
      try {
        while (more && System.nanoTime() < end) {
          more = step(one.state().key());
        }
      } catch (RuntimeException e) { // the others' turn comes all the same
        LOG.warnf("Days could not be counted anew, trying again: %s", e);
      }
    }
  }

  /** Begins, or counts a day; whether there is more to do. */
  boolean step(ActivityState.Key project) {
    return database.acrossWorkspaces(handle -> {
      handle.execute("set local statement_timeout = 0"); // a day may have millions of events
      // They are read by their time, once, and not for each user.
      handle.execute("set local enable_nestloop = off");
      WeekDao dao = new WeekDao(handle);
      for (WeekDao.Held held : dao.hold(List.of(project))) {
        ActivityState next = held.isElsewhere() ? begin(handle, held) : day(handle, held);
        dao.save(next);
        LocalDate done = next.anewBefore();
        if (done == null || !done.isBefore(next.firstOfWeek())) {
          dao.sumWeek(next);
        }
        return done != null;
      }
      return false;
    });
  }

  private ActivityState begin(Handle handle, WeekDao.Held held) {
    ActivityState state = held.state().in(held.wantedZone()).at(clock.instant());
    RecountDao.Span span = new RecountDao(handle, state).span();
    if (span.first() == null || span.last() == null) {
      return state;
    }
    LocalDate first = span.first().minusDays(FARTHEST);
    LocalDate kept = held.firstWithEvents();
    return state.anew(kept.isAfter(first) ? kept : first, span.last().plusDays(FARTHEST + 1L));
  }

  private static ActivityState day(Handle handle, WeekDao.Held held) {
    ActivityState state = held.state();
    LocalDate from = state.anewFrom();
    LocalDate before = state.anewBefore();
    if (from == null || before == null) {
      return state;
    }
    LocalDate day = before.minusDays(1);
    LocalDate kept = held.firstWithEvents();
    if (day.isBefore(kept)) {
      return state.anew(day, day);
    }
    new RecountDao(handle, state).forget(day);
    new CountingDao(handle, state).countAgain(Hours.of(day, day, ZoneId.of(state.zone())));
    return state.anew(from, day);
  }
}
