package gatehouse.platform.limits;

import gatehouse.platform.database.Database;
import gatehouse.platform.http.ProblemException;
import gatehouse.platform.http.ProblemType;
import gatehouse.platform.jobs.Housekeeping;
import io.quarkus.arc.Arc;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.BiFunction;

/** Counts what is limited. The first request of a key opens a window; all in it are counted. */
@ApplicationScoped
public class Limits implements Housekeeping {
  private final Database database;
  private final CurrentVertxRequest request;
  private final Clock clock;

  Limits(Database database, CurrentVertxRequest request, Clock clock) {
    this.database = database;
    this.request = request;
    this.clock = clock;
  }

  /**
   * Counts one, or refuses. Call it before a transaction is opened: a refusal that rolls back its
   * own count would never count.
   *
   * @param key of whom it is counted: an account's id, an address
   * @throws ProblemException too-many-requests, with the time to wait
   */
  public void take(Limit limit, String key) {
    Taken taken = count(limit, key);
    show(limit, Math.max(0, limit.permits() - taken.used()), taken.ends());
    if (taken.used() > limit.permits()) {
      throw refused(limit, taken.ends());
    }
  }

  /** Counts one, and says whether it is within the limit; as {@link #take}, without refusing. */
  public boolean within(Limit limit, String key) {
    return count(limit, key).used() <= limit.permits();
  }

  /** What was used in the window that ends then. */
  public record Taken(long used, Instant ends) {}

  /**
   * Counts permits of a limit that is not the server's but somebody's setting, or a block of them
   * for a node to hand out. A crash may forget the last moment's.
   *
   * @param name of the kind of limit
   * @param key of whom it is counted
   */
  public Taken draw(String name, String key, int permits, Duration per) {
    return counted((dao, now) -> dao.takeLightly(name, key, permits, now, now.plus(per)));
  }

  private Taken count(Limit limit, String key) {
    return counted((dao, now) -> dao.take(limit.id(), key, 1, now, now.plus(limit.per())));
  }

  private Taken counted(BiFunction<LimitDao, Instant, LimitDao.Window> count) {
    if (database.inTransaction()) {
      throw new IllegalStateException("Limits are counted outside of the work's transaction");
    }
    Instant now = clock.instant();
    LimitDao.Window window = database.joined(handle -> count.apply(new LimitDao(handle), now));
    return new Taken(window.used(), window.windowEnds());
  }

  ProblemException refused(Limit limit, Instant ends) {
    Duration wait = Duration.between(clock.instant(), ends);
    Duration atLeast = wait.isPositive() ? wait : Duration.ofSeconds(1);
    return new ProblemException(
        ProblemType.TOO_MANY_REQUESTS,
        "%s: at most %d in %s. Try again in %d seconds."
            .formatted(
                limit.guards(), limit.permits(), words(limit.per()), atLeast.toSeconds() + 1),
        List.of(),
        atLeast);
  }

  /** As in draft-ietf-httpapi-ratelimit-headers-10. */
  void show(Limit limit, long remaining, Instant ends) {
    if (!Arc.container().requestContext().isActive() || request.getCurrent() == null) {
      return;
    }
    long wait = Math.max(0, Duration.between(clock.instant(), ends).toSeconds());
    request
        .getCurrent()
        .response()
        .putHeader(
            "RateLimit-Policy",
            "\"%s\";q=%d;w=%d".formatted(limit.id(), limit.permits(), limit.per().toSeconds()))
        .putHeader("RateLimit", "\"%s\";r=%d;t=%d".formatted(limit.id(), remaining, wait));
  }

  private static String words(Duration time) {
    return time.toHours() > 0 ? time.toHours() + " h" : time.toMinutes() + " min";
  }

  @Override
  public String name() {
    return "rate limits";
  }

  @Override
  public int sweep(Instant now) {
    return database.joined(handle -> new LimitDao(handle).purge(now));
  }
}
