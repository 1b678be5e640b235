package gatehouse.platform.jobs;

import gatehouse.platform.http.ProblemException;
import java.sql.SQLException;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/** Tells an item that failed from a database that did: only the first is the item's outcome. */
final class ItemFailures {
  private static final Logger LOG = Logger.getLogger("gatehouse.jobs");

  private ItemFailures() {}

  static Outcome caught(Supplier<Outcome> work) {
    try {
      return work.get();
    } catch (ProblemException refused) {
      return Outcome.failed(refused.type().title() + ". " + refused.detail());
    } catch (RuntimeException e) {
      if (isPassing(e)) {
        throw e;
      }
      LOG.error("An item failed", e);
      return Outcome.failed("Something went wrong on our side; the server's log says what.");
    }
  }

  /** True for what the same work may survive when it is tried again later. */
  static boolean isPassing(Throwable thrown) {
    for (Throwable t = thrown; t != null; t = t.getCause()) {
      if (t instanceof SQLException sql) {
        String state = sql.getSQLState() == null ? "08" : sql.getSQLState();
        return state.startsWith("08")
            || state.startsWith("40")
            || state.startsWith("53")
            || state.startsWith("55")
            || state.startsWith("57");
      }
      if (t instanceof InterruptedException) {
        return true;
      }
    }
    return false;
  }
}
