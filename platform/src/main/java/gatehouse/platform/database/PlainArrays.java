package gatehouse.platform.database;

import java.lang.reflect.Type;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.argument.Argument;
import org.jdbi.v3.core.argument.ArgumentFactory;
import org.jdbi.v3.core.config.ConfigRegistry;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PGobject;

/**
 * Binds arrays of texts, UUIDs and times, of which statements for many rows consist, with little
 * ado. As the arrays of objects that Jdbi makes of them the driver quotes them character by
 * character.
 */
final class PlainArrays implements ArgumentFactory {
  private static final int LENGTH = 37;

  @Override
  public Optional<Argument> build(Type type, @Nullable Object value, ConfigRegistry config) {
    return switch (value) {
      // The driver sends these in binary.
      case String[] texts ->
          Optional.of((position, statement, context) ->
              statement.setArray(
                  position, statement.getConnection().createArrayOf("text", (Object[]) texts)));
      case UUID[] ids -> Optional.of(array("_uuid", ids));
      case OffsetDateTime[] times -> Optional.of(array("_timestamptz", times));
      case null, default -> Optional.empty();
    };
  }

  private static Argument array(String type, Object[] values) {
    return (position, statement, context) -> {
      PGobject array = new PGobject();
      array.setType(type);
      array.setValue(literal(values));
      statement.setObject(position, array);
    };
  }

  private static String literal(Object[] values) {
    StringBuilder literal = new StringBuilder(2 + values.length * LENGTH).append('{');
    for (Object value : values) {
      literal
          .append(literal.length() == 1 ? "" : ",")
          .append(value); // "null" is what it means here
    }
    return literal.append('}').toString();
  }
}
