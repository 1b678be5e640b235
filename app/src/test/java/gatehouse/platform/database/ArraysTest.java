package gatehouse.platform.database;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What is sent in binary arrives as what it was. */
@QuarkusTest
class ArraysTest {
  @Inject Database database;

  private String received(String type, Object array) {
    return database.joined(handle ->
        handle
            .createQuery("select cast(cast(:array as " + type + ") as text)")
            .bind("array", array)
            .mapTo(String.class)
            .one());
  }

  @Test
  void idsWithAndWithoutNulls() {
    UUID one = UUID.fromString("01a2049d-4b1e-746b-9bb1-468ca4fe3389");
    UUID other = UUID.fromString("ffffffff-ffff-ffff-ffff-fffffffffffe");
    assertThat(received("uuid[]", new UUID[] {one, other}))
        .isEqualTo("{" + one + "," + other + "}");
    assertThat(received("uuid[]", new UUID[] {null, one, null}))
        .isEqualTo("{NULL," + one + ",NULL}");
    assertThat(received("uuid[]", new UUID[0])).isEqualTo("{}");
  }

  @Test
  void timesToTheMicrosecond() {
    assertThat(
            received(
                "timestamptz[]",
                new OffsetDateTime[] {
                  OffsetDateTime.parse("2026-03-01T13:00:00.123456499+01:00"),
                  OffsetDateTime.parse("1999-12-31T23:59:59.9999995Z"),
                  OffsetDateTime.parse("1970-01-01T00:00:00.000001Z"),
                  null
                }))
        .isEqualTo(
            "{\"2026-03-01 12:00:00.123456+00\",\"2000-01-01 00:00:00+00\","
                + "\"1970-01-01 00:00:00.000001+00\",NULL}");
    assertThat(received("timestamptz[]", new OffsetDateTime[0])).isEqualTo("{}");
  }
}
