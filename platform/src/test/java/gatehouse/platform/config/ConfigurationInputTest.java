package gatehouse.platform.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever an operator types, the answer is a configuration or a ConfigurationException. */
class ConfigurationInputTest {
  private static final Path FOLDER = Path.of("target/configuration-input");

  @Property(tries = 500)
  void noArgumentsThrowAnythingElse(@ForAll("arguments") List<String> arguments) {
    readOrRefused(
        () -> Configuration.of(Arguments.of(arguments, Set.of("--force")).settings(), Map.of()));
  }

  @Property(tries = 1000)
  void noValueThrowsAnythingElse(
      @ForAll("settings") Setting<?> setting, @ForAll("values") String value) {
    readOrRefused(() -> Configuration.of(Map.of(), Map.of(setting.variable(), value)));
    readOrRefused(() -> Configuration.of(Map.of(setting.option(), value), Map.of()));
  }

  @Property(tries = 300)
  void noFileThrowsAnythingElse(@ForAll("values") String text, @ForAll byte[] bytes)
      throws IOException {
    Files.createDirectories(FOLDER);
    for (byte[] content : List.of(text.getBytes(StandardCharsets.UTF_8), bytes)) {
      Files.write(FOLDER.resolve(Configuration.FILE), content);
      readOrRefused(() -> Configuration.of(Map.of("--data", FOLDER.toString()), Map.of()));
    }
  }

  private static void readOrRefused(Supplier<Configuration> reading) {
    try {
      Configuration configuration = reading.get();
      assertThat(configuration.properties()).containsKey(Setting.PORT.key());
      assertThat(configuration.warnings()).doesNotContainNull();
    } catch (ConfigurationException refused) {
      assertThat(refused).message().isNotBlank();
    }
  }

  @Provide
  Arbitrary<Setting<?>> settings() {
    return Arbitraries.of(Setting.all());
  }

  @Provide
  Arbitrary<List<String>> arguments() {
    Arbitrary<String> options = settings().map(Setting::option);
    return Arbitraries.oneOf(options, Arbitraries.of("--", "--force", "-", "--x="), values())
        .list()
        .ofMaxSize(6);
  }

  /** Noise, and good values with noise in them. */
  @Provide
  Arbitrary<String> values() {
    Arbitrary<String> noise = Arbitraries.strings().ofMaxLength(30);
    Arbitrary<String> seeds =
        Arbitraries.of(
            "",
            "1",
            "-1",
            "http://",
            "https://a.example",
            "smtp://u:p@h:1",
            "postgresql://h/d",
            "10.0.0.0/8",
            "::1",
            "a@b",
            "<a@b>",
            "gatehouse.port=",
            "\\u",
            "[",
            "%",
            "tcp://x:1");
    return Arbitraries.oneOf(
        noise,
        seeds,
        Combinators.combine(seeds, noise).as((a, b) -> a + b),
        Combinators.combine(seeds, noise, seeds).as((a, b, c) -> a + b + c));
  }
}
