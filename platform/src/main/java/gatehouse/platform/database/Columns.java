package gatehouse.platform.database;

import java.lang.reflect.Array;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Turns rows into columns, for {@code unnest}: a thousand rows are one statement with an array for
 * each column, several times faster than a batch of a thousand statements.
 */
public final class Columns<T> {
  private final List<T> rows;

  public Columns(List<T> rows) {
    this.rows = rows;
  }

  public @Nullable String[] texts(Function<T, @Nullable String> value) {
    return of(String.class, value);
  }

  public @Nullable OffsetDateTime[] times(Function<T, @Nullable Instant> value) {
    return of(
        OffsetDateTime.class,
        row -> {
          Instant time = value.apply(row);
          return time == null ? null : time.atOffset(ZoneOffset.UTC);
        });
  }

  /** Any other type that Jdbi knows as an array's element. */
  @SuppressWarnings("unchecked") // an array of the given class
  public <V> @Nullable V[] of(Class<V> type, Function<T, @Nullable V> value) {
    @Nullable V[] values = (V[]) Array.newInstance(type, rows.size());
    for (int i = 0; i < values.length; i++) {
      values[i] = value.apply(rows.get(i));
    }
    return values;
  }
}
