package gatehouse.platform.http;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * A database that is away, overloaded or full: the caller is told to come back, nothing was
 * changed. SQLSTATE classes as in PostgreSQL's appendix A.
 */
record DatabaseFault(ProblemException problem, String cause) {

  static Optional<DatabaseFault> of(Throwable thrown) {
    for (Throwable t = thrown; t != null; t = t.getCause()) {
      if (t instanceof SQLException sql) {
        return of(sql);
      }
    }
    return Optional.empty();
  }

  private static Optional<DatabaseFault> of(SQLException e) {
    String state = e.getSQLState() == null ? "" : e.getSQLState();
    if (state.startsWith("53") && !state.equals("53300")) {
      return Optional.of(
          new DatabaseFault(
              retry(
                  ProblemType.STORAGE_FULL,
                  "Nothing was changed. The operator must free space; then try again.",
                  30),
              plain(e)));
    }
    boolean away = state.startsWith("08") || state.startsWith("57P") || state.equals("53300");
    // Agroal says that no connection came free, or that none could be made, without a state.
    boolean none = state.isEmpty();
    boolean collided = state.equals("40001") || state.equals("40P01") || state.equals("55P03");
    if (away || none || collided) {
      return Optional.of(
          new DatabaseFault(
              retry(
                  ProblemType.UNAVAILABLE,
                  "The database did not answer in time. Nothing was changed; try again in a moment.",
                  2),
              plain(e)));
    }
    return Optional.empty();
  }

  /** For the log: what the server said, without the statement and its values. */
  private static String plain(SQLException e) {
    SQLException said = e.getNextException() == null ? e : e.getNextException();
    String message = String.valueOf(said.getMessage());
    return said.getSQLState() + " " + message.lines().findFirst().orElse("");
  }

  private static ProblemException retry(ProblemType type, String detail, int seconds) {
    return new ProblemException(type, detail, List.of(), Duration.ofSeconds(seconds));
  }
}
