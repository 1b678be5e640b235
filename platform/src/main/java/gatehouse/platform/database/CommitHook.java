package gatehouse.platform.database;

import org.jdbi.v3.core.Handle;

/**
 * Takes part in every outermost transaction, as its last statement. A CDI bean of this type is
 * found by itself; it must cost nothing when it has nothing to do.
 */
public interface CommitHook {
  void beforeCommit(Handle handle);
}
