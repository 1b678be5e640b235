package gatehouse.platform.jobs;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** One whose chunks may be under way at once; they end one after another, in their order. */
public interface LanedJobKind<A> extends ItemJobKind<A> {
  /** How many chunks may be under way at once. */
  int lanes();

  /**
   * Does a chunk while one before it is still under way, in a transaction that ends after that
   * one's. It takes no lock which the chunk before could need.
   *
   * @return null for an item that must wait for its turn. After an exception all do, and nothing of
   *     the chunk stays
   */
  List<@Nullable Outcome> processAhead(A arguments, JobInfo job, List<JobItem> items);

  /**
   * Does what {@link #processAhead} left, when the turn has come. It waits for no lock: others may
   * have it and wait for what this chunk holds already.
   *
   * @throws RuntimeException when it would have to; then the chunk is taken back and done as a
   *     whole
   */
  List<Outcome> processLate(A arguments, JobInfo job, List<JobItem> items);
}
