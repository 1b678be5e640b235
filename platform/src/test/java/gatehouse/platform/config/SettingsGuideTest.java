package gatehouse.platform.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

final class SettingsGuideTest {
  private static final Path PAGE =
      Path.of(System.getProperty("project.root", "..")).resolve("docs/guide/configuration.md");

  @Test
  void thePageInTheGuideIsWhatTheProgramPrints() throws IOException {
    if (Boolean.getBoolean("golden.update")) {
      Files.createDirectories(PAGE.resolveSibling("."));
      Files.writeString(PAGE, SettingsGuide.markdown());
    }
    assertThat(PAGE)
        .as("run this test with -Dgolden.update=true to write the page anew")
        .hasContent(SettingsGuide.markdown());
  }

  @Test
  void everySettingIsDescribedAndNoSecretHasAStandard() {
    assertThat(Setting.all())
        .allSatisfy(setting -> {
          assertThat(setting.description()).endsWith(".");
          assertThat(setting.isSecret() && setting.standard().isPresent()).isFalse();
        })
        .extracting(Setting::variable)
        .doesNotHaveDuplicates();
  }
}
