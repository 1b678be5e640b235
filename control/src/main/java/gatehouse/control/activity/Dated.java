package gatehouse.control.activity;

import java.time.LocalDate;

/**
 * An event with the day it counts for.
 *
 * @param thisWeek true when that is today or one of the six days before
 */
record Dated<E>(E event, LocalDate day, boolean thisWeek) {}
