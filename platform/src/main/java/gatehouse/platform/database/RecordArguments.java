package gatehouse.platform.database;

import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Collection;
import java.util.Optional;
import org.jdbi.v3.core.argument.Argument;
import org.jdbi.v3.core.argument.NamedArgumentFinder;
import org.jdbi.v3.core.statement.StatementContext;

/**
 * Binds the components of a record by their names. Jdbi's own bindMethods sees public types only;
 * rows are package-private records.
 *
 * <p>Use: {@code batch.bindNamedArgumentFinder(new RecordArguments(row)).add()}.
 */
public record RecordArguments(Record values) implements NamedArgumentFinder {
  @Override
  public Optional<Argument> find(String name, StatementContext context) {
    for (RecordComponent component : values.getClass().getRecordComponents()) {
      if (component.getName().equals(name)) {
        return context.findArgumentFor(component.getGenericType(), value(component));
      }
    }
    return Optional.empty();
  }

  @Override
  public Collection<String> getNames() {
    return Arrays.stream(values.getClass().getRecordComponents())
        .map(RecordComponent::getName)
        .toList();
  }

  private Object value(RecordComponent component) {
    try {
      Method accessor = component.getAccessor();
      accessor.setAccessible(true);
      return accessor.invoke(values);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }
}
