package gatehouse.platform.jobs;

import java.time.Instant;

/** Deletes what has had its time. A CDI bean of this type is found by itself. */
public interface Housekeeping {
  /** What it deletes, for the log. */
  String name();

  /** Deletes in its own transactions and says how many rows. */
  int sweep(Instant now);
}
