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

  /** Of the days of these moments and between; not before a day. */
  static Hours of(Instant first, Instant last, ZoneId zone, LocalDate notBefore) {
    LocalDate begin = LocalDate.ofInstant(first, zone);
    ZonedDateTime hour = (begin.isBefore(notBefore) ? notBefore : begin).atStartOfDay(zone);
    ZonedDateTime end = LocalDate.ofInstant(last, zone).plusDays(1).atStartOfDay(zone);
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

  /** The same hours, day by day. */
  List<Hours> days() {
    List<Hours> days = new ArrayList<>();
    int from = 0;
    for (int i = 1; i <= all.size(); i++) {
      if (i == all.size() || !all.get(i).day().equals(all.get(from).day())) {
        Instant until = i == all.size() ? end : all.get(i).from();
        days.add(new Hours(all.subList(from, i), until));
        from = i;
      }
    }
    return days;
  }

  /** The next moment at which a clock there shows a full hour, or another day begins. */
  private static ZonedDateTime next(ZonedDateTime hour) {
    ZonedDateTime full = hour.truncatedTo(ChronoUnit.HOURS).plusHours(1);
    ZonedDateTime midnight = hour.toLocalDate().plusDays(1).atStartOfDay(hour.getZone());
    return midnight.isBefore(full) ? midnight : full;
  }
}
