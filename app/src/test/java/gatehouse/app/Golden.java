package gatehouse.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Files that are generated, committed and reviewed; {@code -Dgolden.update=true} writes them anew.
 */
final class Golden {
  private Golden() {}

  static void check(String file, String now) {
    Path committed = Path.of(System.getProperty("project.root", "..")).resolve(file);
    try {
      if (Boolean.getBoolean("golden.update")) {
        Files.createDirectories(committed.toAbsolutePath().getParent());
        Files.writeString(committed, now);
      }
      assertThat(now)
          .as("%s is not what the code says; see CONTRIBUTING.md, Golden files", file)
          .isEqualTo(Files.exists(committed) ? Files.readString(committed) : "");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
