package gatehouse.app;

import static org.assertj.core.api.Assertions.assertThat;

import gatehouse.platform.config.Configuration;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoServersTest {
  @Test
  void withoutAFolderThereAreNoneAndNothingIsWritten(@TempDir Path data) {
    Configuration configuration = Configuration.of(Map.of("--data", data.toString()), Map.of());
    System.setProperty("gatehouse.demo-servers", " ");
    try {
      assertThat(DemoServers.wanted(configuration, 8080)).isNull();
      assertThat(data).isEmptyDirectory();
    } finally {
      System.clearProperty("gatehouse.demo-servers");
    }
  }
}
