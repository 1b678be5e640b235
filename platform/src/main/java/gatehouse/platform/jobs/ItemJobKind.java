package gatehouse.platform.jobs;

import gatehouse.platform.database.Database;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A job over many things, one item each. An item's effect, its outcome and its audit entry commit
 * together, so after a crash each item has been done exactly once.
 */
public non-sealed interface ItemJobKind<A> extends JobKind<A> {
  /** Resolves the items, once, in one transaction of the job's workspace. */
  void plan(A arguments, JobInfo job, Plan plan);

  /**
   * Does one item, in a transaction of the job's workspace that other items share.
   *
   * @throws RuntimeException the item has failed and nothing of it stays; the others go on
   */
  Outcome process(A arguments, JobInfo job, JobItem item);

  /** True when what was done can be taken back item by item. */
  default boolean isUndoable() {
    return false;
  }

  /** Takes one item back, from the state that {@link #process} returned. */
  default Outcome undo(A arguments, JobInfo job, JobItem item) {
    throw new UnsupportedOperationException(name() + " cannot be undone");
  }

  /** How many items share a transaction. */
  default int chunk() {
    return 100;
  }

  /**
   * Does a chunk; overridden where many items are a few statements. When that fails nothing of it
   * stays, and the items are done one by one: only those fail which cannot be done.
   */
  default List<Outcome> processAll(
      A arguments, JobInfo job, List<JobItem> items, Database database) {
    return ChunkWork.oneByOne(this, arguments, job, items, database);
  }

  /** Takes the items of a plan. */
  interface Plan {
    /**
     * Adds an item.
     *
     * @param subject the TypeID of what it is about, if it has one
     * @param subjectName as people know it
     * @param argument anything more that {@link #process} needs; a record or a map
     */
    void add(@Nullable String subject, String subjectName, @Nullable Object argument);
  }
}
