package gatehouse.control.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CanonicalJsonTest {
  private static final String CANONICAL =
      "{\"a\":[1,null,\"x\"],\"amount\":1.5,\"at\":\"2026-11-22T10:00:00Z\",\"b\":{\"y\":true,\"z\":2},"
          + "\"big\":100,\"odd\":\"?\\n\\\"é😀\",\"small\":7}";

  @Test
  void valuesAndTheirTreeAreWrittenAlike() {
    Map<String, @Nullable Object> value = new LinkedHashMap<>();
    value.put("small", (short) 7);
    value.put("odd", "\0\n\"é😀");
    value.put("b", Map.of("z", 2L, "y", true));
    value.put("big", new BigDecimal("1E+2"));
    value.put("at", Instant.parse("2026-11-22T10:00:00Z"));
    value.put("amount", new BigDecimal("1.50"));
    value.put("a", new ArrayList<>(Arrays.asList(1, null, "x")));
    assertThat(CanonicalJson.write(value)).isEqualTo(CANONICAL);
    assertThat(CanonicalJson.write(CanonicalJson.read(CANONICAL))).isEqualTo(CANONICAL);
    assertThat(CanonicalJson.write(List.of(new CanonicalJson.Canonical(CANONICAL), 1)))
        .isEqualTo("[" + CANONICAL + ",1]");
  }

  @Test
  void whatADatabaseTurnedOverIsTheSameAgain() {
    String turned =
        CANONICAL.replace(",", ", ").replace(":", ": ").replace("10: 00: 00", "10:00:00");
    assertThat(CanonicalJson.write(CanonicalJson.read(turned))).isEqualTo(CANONICAL);
    assertThat(CanonicalJson.write(Optional.ofNullable(null).orElse(null))).isEqualTo("null");
    assertThat(CanonicalJson.clean("half \ud800 pair")).isEqualTo("half ? pair");
  }
}
