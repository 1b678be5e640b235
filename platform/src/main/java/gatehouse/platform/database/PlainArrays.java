package gatehouse.platform.database;

import java.lang.reflect.Type;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jdbi.v3.core.argument.Argument;
import org.jdbi.v3.core.argument.ArgumentFactory;
import org.jdbi.v3.core.config.ConfigRegistry;
import org.postgresql.core.BaseConnection;

/**
 * Binds the arrays of which statements for many rows consist in binary. As the arrays of objects
 * that Jdbi makes of them the driver quotes them character by character.
 */
final class PlainArrays implements ArgumentFactory.Preparable {
  /** Those that the driver sends in binary, as long as the array is of just this type. */
  private static final Map<Type, String> BY_DRIVER =
      Map.of(
          String[].class, "text",
          Long[].class, "int8",
          Integer[].class, "int4",
          Short[].class, "int2",
          Boolean[].class, "bool");

  private static final Map<Type, BinaryArray.Element> BY_US =
      Map.of(
          UUID[].class, BinaryArray.Element.UUID, OffsetDateTime[].class, BinaryArray.Element.TIME);

  @Override
  public Optional<Function<Object, Argument>> prepare(Type type, ConfigRegistry config) {
    String element = BY_DRIVER.get(type);
    if (element != null) {
      return Optional.of(value ->
          (position, statement, context) ->
              statement.setArray(
                  position, statement.getConnection().createArrayOf(element, (Object[]) value)));
    }
    BinaryArray.Element own = BY_US.get(type);
    if (own != null) {
      return Optional.of(value ->
          (position, statement, context) -> {
            statement
                .getConnection()
                .unwrap(BaseConnection.class)
                .getQueryExecutor()
                .addBinarySendOid(own.arrayOid());
            statement.setObject(position, new BinaryArray(own, (Object[]) value));
          });
    }
    return Optional.empty();
  }
}
