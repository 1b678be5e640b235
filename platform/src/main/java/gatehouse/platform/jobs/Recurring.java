package gatehouse.platform.jobs;

import java.time.Duration;

/**
 * Something one node does again and again. A CDI bean of this type is found by itself; only one
 * node runs it at a time.
 */
public interface Recurring {
  /** A name that never changes, such as {@code deliver-mail}. */
  String name();

  /** How long to wait from its end to its next start. */
  Duration pause();

  void run();
}
