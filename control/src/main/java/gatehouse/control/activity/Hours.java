package gatehouse.control.activity;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/**
 * Hours of whole days, one after the other, as clocks of a time zone show them: by Java's time
 * zones and not by PostgreSQL's, which may be other ones.
 *
 * @param end of the last of them
 */
record Hours(List<Hour> all, Instant end) {

  /** An hour of a day, from this moment to that of the next. */
  record Hour(LocalDate day, int hour, Instant from) {}

  /** Of the days of these moments and between. */
  static Hours of(Instant first, Instant last, ZoneId zone) {
    return of(LocalDate.ofInstant(first, zone), LocalDate.ofInstant(last, zone), zone);
  }

  /** Of these days and between. */
  static Hours of(LocalDate first, LocalDate last, ZoneId zone) {
    ZonedDateTime hour = first.atStartOfDay(zone);
    ZonedDateTime end = last.plusDays(1).atStartOfDay(zone);
    List<Hour> hours = new ArrayList<>();
    while (hour.isBefore(end)) {
      hours.add(new Hour(hour.toLocalDate(), hour.getHour(), hour.toInstant()));
      hour = next(hour);
    }
    return new Hours(hours, end.toInstant());
  }

  Instant begin() {
    return all.getFirst().from();
  }

  /** The next moment at which a clock there shows a full hour, or another day begins. */
  private static ZonedDateTime next(ZonedDateTime hour) {
    ZonedDateTime full = hour.truncatedTo(ChronoUnit.HOURS).plusHours(1);
    ZonedDateTime midnight = hour.toLocalDate().plusDays(1).atStartOfDay(hour.getZone());
    return midnight.isBefore(full) ? midnight : full;
  }
}
