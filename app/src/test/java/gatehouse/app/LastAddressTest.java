package gatehouse.app;

import static org.assertj.core.api.Assertions.assertThat;

import gatehouse.platform.config.Configuration;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LastAddressTest {
  @TempDir Path data;

  private Configuration started(Map<String, String> more) {
    Map<String, String> options = new java.util.HashMap<>(more);
    options.put("--data", data.toString());
    return Configuration.of(options, Map.of());
  }

  @Test
  void aCommandMakesLinksWithTheAddressTheServerHadUnlessItNamesAnother() {
    Configuration plain = started(Map.of());
    assertThat(LastAddress.unlessNamed(plain)).isEmpty();
    LastAddress.keep(started(Map.of("--port", "8222")), "http://localhost:8222");
    assertThat(LastAddress.unlessNamed(plain)).contains("http://localhost:8222");
    assertThat(LastAddress.unlessNamed(started(Map.of("--port", "9000")))).isEmpty();
    assertThat(LastAddress.unlessNamed(started(Map.of("--public-url", "https://gate.example"))))
        .isEmpty();
  }

  @Test
  void whatIsNoAddressIsNotUsed() throws IOException {
    Files.writeString(data.resolve("address"), "javascript:alert(1)");
    assertThat(LastAddress.unlessNamed(started(Map.of()))).isEmpty();
  }
}
