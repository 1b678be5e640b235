package gatehouse.platform.jobs;

import gatehouse.platform.database.Database;
import java.util.ArrayList;
import java.util.List;
import org.jboss.logging.Logger;

/** Does a chunk whose turn it is, in the open transaction. */
final class ChunkWork {
  private static final Logger LOG = Logger.getLogger("gatehouse.jobs");

  private ChunkWork() {}

  /** All of them together; when that fails, item by item, so that only those fail that must. */
  static <A> List<Outcome> together(
      ItemJobKind<A> kind, A arguments, JobInfo job, List<JobItem> items, Database database) {
    try {
      return database.attempt(handle -> kind.processAll(arguments, job, items, database));
    } catch (RuntimeException e) {
      if (ItemFailures.isPassing(e)) {
        throw e;
      }
      LOG.warnf(e, "%s: items %d and on are done one by one", kind.name(), items.getFirst().seq());
      return oneByOne(kind, arguments, job, items, database);
    }
  }

  static <A> List<Outcome> oneByOne(
      ItemJobKind<A> kind, A arguments, JobInfo job, List<JobItem> items, Database database) {
    List<Outcome> outcomes = new ArrayList<>(items.size());
    for (JobItem item : items) {
      outcomes.add(
          ItemFailures.caught(() ->
              database.attempt(handle ->
                  job.undoOf() == null
                      ? kind.process(arguments, job, item)
                      : kind.undo(arguments, job, item))));
    }
    return outcomes;
  }
}
