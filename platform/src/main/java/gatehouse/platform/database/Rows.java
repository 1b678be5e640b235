package gatehouse.platform.database;

import java.sql.SQLException;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;
import org.jdbi.v3.core.statement.Update;

/** What statements of several features ask of rows alike. */
public final class Rows {
  private static final String UNIQUE_VIOLATION = "23505";

  private Rows() {}

  /** The numbers of a query for an id and a number, by id; what the query leaves out is absent. */
  public static Map<UUID, Long> counts(Query query) {
    return query
        .map((row, context) -> Map.entry(row.getObject(1, UUID.class), row.getLong(2)))
        .stream()
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  /**
   * Updates one row. False when there is none, and when another row has what must be unique: then
   * the transaction can only be ended.
   */
  public static boolean updatesOne(Update update) {
    try {
      return update.execute() == 1;
    } catch (UnableToExecuteStatementException e) {
      if (isDuplicate(e)) {
        return false;
      }
      throw e;
    }
  }

  /** True when another row has what must be unique. */
  public static boolean isDuplicate(UnableToExecuteStatementException e) {
    return e.getCause() instanceof SQLException sql && UNIQUE_VIOLATION.equals(sql.getSQLState());
  }
}
