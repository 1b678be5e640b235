package gatehouse.control.proof;

import gatehouse.platform.database.Database;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Counts guesses and slows them down.
 *
 * <p>A guess counts as failed before it is checked: were it counted after, a thousand at once would
 * all be checked first. A refused one costs no hash and does not lengthen the pause, or whoever
 * guesses could shut others out for ever.
 */
@ApplicationScoped
public class Guesses {
  private final Database database;
  private final Clock clock;

  Guesses(Database database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /** Asks for one guess under all these counts; commit it before the guess is checked. */
  public Admission admit(List<GuessKey> keys) {
    Instant now = clock.instant();
    // In one order everywhere: two that wait for one another would never end.
    List<GuessKey> ordered =
        keys.stream()
            .sorted(Comparator.comparing(GuessKey::limit).thenComparing(GuessKey::name))
            .toList();
    return database.joined(handle -> {
      GuessDao dao = new GuessDao(handle);
      List<Held> held = ordered.stream().map(key -> new Held(key, dao.held(key, now))).toList();
      Duration pause =
          held.stream().map(h -> h.pause(now)).max(Comparator.naturalOrder()).orElse(Duration.ZERO);
      boolean admitted = pause.isZero();
      boolean justBlocked = false;
      for (Held each : held) {
        if (admitted) {
          justBlocked |= each.count(dao, now);
        } else if (each.pause(now).isZero()) {
          dao.refused(each.key());
        }
      }
      return new Admission(admitted, pause, justBlocked);
    });
  }

  /** The guess was right, or was none after all. */
  public void takeBack(GuessKey key) {
    database.<@Nullable Void>joined(handle -> {
      new GuessDao(handle).takeBack(key);
      return null;
    });
  }

  /** The owner has proven themselves: all before is forgotten. */
  public void forget(GuessKey key) {
    database.<@Nullable Void>joined(handle -> {
      new GuessDao(handle).forget(key);
      return null;
    });
  }

  /** Deletes counts of long ago. */
  public int sweep() {
    Instant before = clock.instant().minus(GuessLimit.MEMORY);
    return database.joined(handle -> new GuessDao(handle).sweep(before));
  }

  private record Held(GuessKey key, GuessDao.Count found) {
    Duration pause(Instant now) {
      Instant until = found.blockedUntil();
      return until == null || !until.isAfter(now) ? Duration.ZERO : Duration.between(now, until);
    }

    /** Counts one failure and says whether it was the first to bring a pause. */
    boolean count(GuessDao dao, Instant now) {
      boolean old = found.lastAt().plus(GuessLimit.MEMORY).isBefore(now);
      int failures = old ? 1 : found.failures() + 1;
      Duration next = key.limit().pause(failures);
      dao.failures(key, failures, next.isZero() ? null : now.plus(next), now);
      return failures == key.limit().free() + 1;
    }
  }
}
