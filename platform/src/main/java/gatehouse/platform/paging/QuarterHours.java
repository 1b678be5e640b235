package gatehouse.platform.paging;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The rows whose time is in some quarters of an hour, as they are counted: by the quarters since
 * 1970 in UTC, as eight digits. Every day of every time zone begins with one, so a count of days
 * needs no zone.
 *
 * <p>Whoever counts does it by the function {@code quarter_hour} of the database.
 *
 * @param from the first key; never is {@link #NEVER}, before all of them
 * @param to the first key behind them; null when there is no end
 * @param exact false when the times asked for begin or end within a quarter: then there are at most
 *     so many
 */
record QuarterHours(String from, @Nullable String to, boolean exact) {
  private static final String NEVER = "";
  private static final String FIRST = "0";
  private static final long LENGTH = Duration.ofMinutes(15).toSeconds();
  private static final Duration LEAST = Duration.ofNanos(1_000);

  /** Those a condition asks for; null when it asks for no times. */
  static @Nullable QuarterHours of(Condition condition) {
    return switch (condition) {
      case Condition.Between(var column, var from, var to) ->
          new QuarterHours(
              from == null ? NEVER : key(from),
              to == null ? null : keyBehind(to),
              (from == null || isBegin(from)) && (to == null || isBegin(to)));
      case Condition.Never never -> new QuarterHours(NEVER, FIRST, true);
      case Condition.NotAfter(var column, var time) -> {
        Instant end = time.plus(LEAST);
        yield new QuarterHours(NEVER, keyBehind(end), isBegin(end));
      }
      case Condition.Facets facets -> null;
      case Condition.OneOf one -> null;
      case Condition.AnyOf any -> null;
      case Condition.Lacks lacks -> null;
    };
  }

  private static boolean isBegin(Instant time) {
    return time.getNano() == 0 && time.getEpochSecond() % LENGTH == 0;
  }

  private static String key(Instant time) {
    return key(Math.floorDiv(time.getEpochSecond(), LENGTH));
  }

  /** The first that begins at this time or later. */
  private static String keyBehind(Instant time) {
    return key(Math.floorDiv(time.getEpochSecond(), LENGTH) + (isBegin(time) ? 0 : 1));
  }

  private static String key(long number) {
    return "%08d".formatted(Math.max(0, number));
  }
}
