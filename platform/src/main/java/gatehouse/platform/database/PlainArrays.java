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
import org.postgresql.util.PGobject;

/**
 * Binds the arrays of which statements for many rows consist with little ado. As the arrays of
 * objects that Jdbi makes of them the driver quotes them character by character.
 */
final class PlainArrays implements ArgumentFactory.Preparable {
  private static final int LENGTH_OF_ONE = 37;

  /** Those that the driver sends in binary, as long as the array is of just this type. */
  private static final Map<Type, String> BINARY =
      Map.of(
          String[].class, "text",
          Long[].class, "int8",
          Integer[].class, "int4",
          Short[].class, "int2",
          Boolean[].class, "bool");

  /** Those whose texts need no quotes. */
  private static final Map<Type, String> PLAIN =
      Map.of(UUID[].class, "_uuid", OffsetDateTime[].class, "_timestamptz");

  @Override
  public Optional<Function<Object, Argument>> prepare(Type type, ConfigRegistry config) {
    String binary = BINARY.get(type);
    if (binary != null) {
      return Optional.of(value ->
          (position, statement, context) ->
              statement.setArray(
                  position, statement.getConnection().createArrayOf(binary, (Object[]) value)));
    }
    String plain = PLAIN.get(type);
    if (plain != null) {
      return Optional.of(value ->
          (position, statement, context) -> {
            PGobject array = new PGobject();
            array.setType(plain);
            array.setValue(literal((Object[]) value));
            statement.setObject(position, array);
          });
    }
    return Optional.empty();
  }

  private static String literal(Object[] values) {
    StringBuilder literal = new StringBuilder(2 + values.length * LENGTH_OF_ONE).append('{');
    for (Object value : values) {
      literal.append(literal.length() == 1 ? "" : ",").append(value); // "null" is what it means
    }
    return literal.append('}').toString();
  }
}
