package gatehouse.control.activity;

import java.util.SortedMap;

/**
 * How many calls took how long, in steps of which each is at most 3.2% wide. They are made by the
 * database's function {@code latency_step}.
 */
public final class Latency {
  private static final int EXACT = 32;

  private final SortedMap<Integer, Long> steps;

  Latency(SortedMap<Integer, Long> steps) {
    this.steps = steps;
  }

  /**
   * The time that this part of the calls took at most, at most 1.6% off; 0 when there are none.
   *
   * @param part such as 0.95
   */
  public double micros(double part) {
    long calls = steps.values().stream().mapToLong(n -> n).sum();
    long left = (long) Math.ceil(part * calls);
    for (var step : steps.entrySet()) {
      left -= step.getValue();
      if (left <= 0) {
        return middle(step.getKey());
      }
    }
    return 0;
  }

  private static double middle(int step) {
    if (step < EXACT) {
      return step;
    }
    int shift = step / EXACT - 1;
    long lowest = (long) (EXACT + step % EXACT) << shift;
    return lowest + ((1L << shift) - 1) / 2.0;
  }
}
