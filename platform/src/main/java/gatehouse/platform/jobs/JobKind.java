package gatehouse.platform.jobs;

import org.jspecify.annotations.Nullable;

/**
 * What a job does. A CDI bean of this type is found by its name.
 *
 * @param <A> the record of its arguments; kept as JSON, so it may only grow
 */
public sealed interface JobKind<A> permits ItemJobKind, RunJobKind {
  /** A name that never changes, such as {@code end-sessions}. */
  String name();

  Class<A> arguments();

  /** The permission its creator must still hold when it starts; null for none. */
  @Nullable String permission();
}
