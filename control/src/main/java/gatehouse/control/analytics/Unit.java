package gatehouse.control.analytics;

import gatehouse.control.activity.DayRange;
import gatehouse.control.activity.Moment;
import gatehouse.platform.http.ProblemException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** How long the pieces of a series are. */
enum Unit {
  HOUR,
  DAY,
  /** From Monday on; the first of a range begins where the range does. */
  WEEK;

  private static final int MOST_HOURS_OF_DAYS = 14;
  private static final int HOURS = 24;

  static Unit of(@Nullable String text, DayRange days) {
    Unit unit =
        text == null
            ? DAY
            : Stream.of(values())
                .filter(one -> one.wire().equals(text))
                .findFirst()
                .orElseThrow(() -> ProblemException.invalid("?unit", "Must be hour, day or week"));
    if (unit == HOUR && days.days() > MOST_HOURS_OF_DAYS) {
      throw ProblemException.invalid(
          "?unit", "Hours are told of up to " + MOST_HOURS_OF_DAYS + " days");
    }
    return unit;
  }

  String wire() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The pieces of a range, in their order, by their beginning. */
  List<Moment> pieces(DayRange days) {
    return days.first()
        .datesUntil(days.last().plusDays(1))
        .flatMap(day ->
            this == HOUR
                ? IntStream.range(0, HOURS).mapToObj(hour -> new Moment(day, hour))
                : Stream.of(pieceOf(new Moment(day, 0), days)))
        .distinct()
        .toList();
  }

  /** The beginning of the piece that a moment is in. */
  Moment pieceOf(Moment moment, DayRange days) {
    if (this != WEEK) {
      return moment;
    }
    LocalDate monday = moment.day().with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    return new Moment(monday.isBefore(days.first()) ? days.first() : monday, 0);
  }
}
