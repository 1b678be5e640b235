package gatehouse.control.activity;

import java.time.LocalDate;
import java.util.Comparator;

/**
 * A day, or an hour of it, as calendars and clocks of the workspace's time zone show it.
 *
 * @param hour 0 when it is the whole day
 */
public record Moment(LocalDate day, int hour) implements Comparable<Moment> {
  private static final Comparator<Moment> ORDER =
      Comparator.comparing(Moment::day).thenComparingInt(Moment::hour);

  @Override
  public int compareTo(Moment other) {
    return ORDER.compare(this, other);
  }
}
