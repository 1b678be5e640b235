package gatehouse.platform.database;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What is bound says its type, also when it is null: PostgreSQL need not be asked. */
@QuarkusTest
class TypedArgumentsTest {
  private static final Instant TIME = Instant.parse("1999-12-31T23:59:59.9999994Z");
  private static final UUID ID = UUID.fromString("01a2049d-4b1e-746b-9bb1-468ca4fe3389");

  @Inject Database database;

  @Test
  void valuesAreWhatTheyWere() {
    assertThat(received(Instant.class, TIME))
        .isEqualTo("timestamp with time zone: 1999-12-31 23:59:59.999999+00");
    assertThat(received(UUID.class, ID)).isEqualTo("uuid: " + ID);
    assertThat(received(LocalDate.class, LocalDate.parse("2024-02-29")))
        .isEqualTo("date: 2024-02-29");
  }

  @Test
  void nullsHaveTypesToo() {
    assertThat(received(Instant.class, null)).isEqualTo("timestamp with time zone: null");
    assertThat(received(UUID.class, null)).isEqualTo("uuid: null");
    assertThat(received(LocalDate.class, null)).isEqualTo("date: null");
  }

  /** What PostgreSQL takes it for when the statement does not say. */
  private String received(Class<?> type, @Nullable Object value) {
    return database.joined(handle -> {
      handle.execute("set local time zone 'UTC'");
      return handle
          .createQuery(
              "select pg_typeof(v) || ': ' || coalesce(v::text, 'null') from (select :value) t(v)")
          .bindByType("value", value, type)
          .mapTo(String.class)
          .one();
    });
  }
}
