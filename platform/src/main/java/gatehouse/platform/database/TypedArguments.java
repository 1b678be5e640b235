package gatehouse.platform.database;

import java.lang.reflect.Type;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jdbi.v3.core.argument.Argument;
import org.jdbi.v3.core.argument.ArgumentFactory;
import org.jdbi.v3.core.config.ConfigRegistry;
import org.jspecify.annotations.Nullable;

/**
 * Binds with their types what Jdbi binds without, and nulls too. The driver asks PostgreSQL for the
 * types of a statement that has one without; if its rows have texts, each execution from then on
 * costs a round trip more.
 */
final class TypedArguments implements ArgumentFactory.Preparable {
  private static final Map<Type, Binding> BINDINGS =
      Map.of(
          UUID.class, new Binding("uuid", Types.OTHER, value -> value),
          Instant.class,
              new Binding(
                  "timestamptz",
                  Types.TIMESTAMP_WITH_TIMEZONE,
                  value -> ((Instant) value).atOffset(ZoneOffset.UTC)),
          LocalDate.class, new Binding("date", Types.DATE, value -> value));

  private record Binding(String name, int type, Function<Object, Object> toDriver) {
    void set(PreparedStatement statement, int position, @Nullable Object value)
        throws SQLException {
      if (value == null) {
        statement.setNull(position, type, name);
      } else {
        statement.setObject(position, toDriver.apply(value));
      }
    }
  }

  @Override
  public Optional<Function<Object, Argument>> prepare(Type type, ConfigRegistry config) {
    return Optional.ofNullable(BINDINGS.get(type))
        .map(binding ->
            value -> (position, statement, context) -> binding.set(statement, position, value));
  }
}
