package gatehouse.platform.database;

import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jdbi.v3.core.config.ConfigRegistry;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.mapper.RowMapperFactory;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.jdbi.v3.core.statement.StatementContext;

/**
 * Makes records of rows, by Jdbi's mapper of constructors. Which column goes to which component is
 * found once for a record and a list of columns: Jdbi asks by reflection for every statement, which
 * costs more than most statements. So mappers of columns must be the same for all statements.
 */
final class RecordMappers implements RowMapperFactory {
  private final ConcurrentMap<Class<?>, Remembering<?>> known = new ConcurrentHashMap<>();

  @Override
  public Optional<RowMapper<?>> build(Type type, ConfigRegistry config) {
    return type instanceof Class<?> c && c.isRecord()
        ? Optional.of(
            known.computeIfAbsent(
                c,
                r ->
                    new Remembering<>(
                        ConstructorMapper.of(canonical(r)), new ConcurrentHashMap<>())))
        : Optional.empty();
  }

  private record Remembering<T>(
      RowMapper<T> mapper, ConcurrentMap<List<String>, RowMapper<T>> known)
      implements RowMapper<T> {
    @Override
    public T map(ResultSet row, StatementContext context) throws SQLException {
      return specialize(row, context).map(row, context);
    }

    @Override
    public RowMapper<T> specialize(ResultSet rows, StatementContext context) throws SQLException {
      List<String> columns = columns(rows.getMetaData());
      RowMapper<T> found = known.get(columns);
      if (found == null) {
        found = mapper.specialize(rows, context);
        known.put(columns, found);
      }
      return found;
    }
  }

  private static List<String> columns(ResultSetMetaData row) throws SQLException {
    String[] labels = new String[row.getColumnCount()];
    for (int i = 0; i < labels.length; i++) {
      labels[i] = row.getColumnLabel(i + 1);
    }
    return List.of(labels);
  }

  private static Constructor<?> canonical(Class<?> type) {
    Class<?>[] parameters =
        Arrays.stream(type.getRecordComponents())
            .map(RecordComponent::getType)
            .toArray(Class<?>[]::new);
    try {
      Constructor<?> canonical = type.getDeclaredConstructor(parameters);
      canonical.setAccessible(true); // rows are package-private records of the features
      return canonical;
    } catch (NoSuchMethodException e) {
      throw new IllegalStateException(e);
    }
  }
}
