package gatehouse.control.activity;

import gatehouse.platform.http.ProblemException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** Days from the first to the last, both included. */
public record DayRange(LocalDate first, LocalDate last) {
  private static final int USUAL = 30;
  private static final int LONGEST = 400;

  /**
   * Reads a range as it is asked for.
   *
   * @param today the last day when none is named
   */
  public static DayRange of(@Nullable String from, @Nullable String to, LocalDate today) {
    LocalDate last = to == null ? today : day("?to", to);
    LocalDate first = from == null ? last.minusDays(USUAL - 1) : day("?from", from);
    if (first.isAfter(last)) {
      throw ProblemException.invalid("?from", "Must not be after the last day");
    }
    if (ChronoUnit.DAYS.between(first, last) >= LONGEST) {
      throw ProblemException.invalid("?from", "Must not be more than " + LONGEST + " days");
    }
    return new DayRange(first, last);
  }

  public int days() {
    return (int) ChronoUnit.DAYS.between(first, last) + 1;
  }

  /** As many days, just before these. */
  public DayRange before() {
    return new DayRange(first.minusDays(days()), first.minusDays(1));
  }

  private static LocalDate day(String field, String text) {
    try {
      LocalDate day = LocalDate.parse(text);
      if (day.getYear() >= 1970 && day.getYear() < 10_000) {
        return day;
      }
    } catch (DateTimeException e) {
      // the same answer
    }
    throw ProblemException.invalid(field, "Must be a day such as 2026-03-01");
  }
}
