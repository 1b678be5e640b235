package gatehouse.control.activity;

import java.time.LocalDate;

/**
 * An event with the day and the hour it counts for.
 *
 * @param hour of that day, as a clock there shows it
 * @param thisWeek true when that is today or one of the six days before
 */
record Dated<E>(E event, LocalDate day, int hour, boolean thisWeek) {}
