package gatehouse.control.licence;

import com.fasterxml.jackson.annotation.JsonProperty;
import gatehouse.control.member.Seats;
import org.jspecify.annotations.Nullable;

/**
 * Seats of a workspace.
 *
 * @param seats null: any number
 * @param left null: any number; never below zero
 */
record Licence(@Nullable Integer seats, long used, @Nullable Long left, Level level) {

  /** How close to the end: green, from 80% on yellow, red when nothing is left. */
  enum Level {
    @JsonProperty("green")
    GREEN,
    @JsonProperty("yellow")
    YELLOW,
    @JsonProperty("red")
    RED
  }

  static Licence of(Seats.Usage usage) {
    Integer seats = usage.seats();
    if (seats == null) {
      return new Licence(null, usage.used(), null, Level.GREEN);
    }
    long left = Math.max(0, seats - usage.used());
    Level level =
        left == 0 ? Level.RED : usage.used() * 10 >= seats * 8L ? Level.YELLOW : Level.GREEN;
    return new Licence(seats, usage.used(), left, level);
  }
}
