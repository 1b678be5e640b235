package gatehouse.platform.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ConfigurationTest {
  @TempDir static Path folder = Path.of("");

  @Test
  void everythingHasAUsableStandard() {
    Configuration standard = Configuration.of(Map.of(), Map.of());
    assertThat(standard.get(Setting.PORT)).isEqualTo(8080);
    assertThat(standard.get(Setting.BIND)).isEqualTo("127.0.0.1");
    assertThat(standard.find(Setting.DATABASE_URL)).isEmpty();
    assertThat(standard.data()).isAbsolute().hasFileName("data");
    assertThat(standard.keyFile()).isEqualTo(standard.data().resolve("gatehouse.key"));
    assertThat(standard.warnings()).isEmpty();
  }

  @Test
  void theCommandLineWinsOverTheEnvironmentAndThatOverTheFile() throws IOException {
    Path data = withFile("order", "gatehouse.port=1\ngatehouse.session-hours=2\n");
    Configuration all =
        Configuration.of(
            Map.of("--data", data.toString(), "--log-format", "json"),
            Map.of("GATEHOUSE_LOG_FORMAT", "text", "GATEHOUSE_PORT", "3", "HOME", "/"));
    assertThat(all.get(Setting.LOG_FORMAT)).isEqualTo("json");
    assertThat(all.get(Setting.PORT)).isEqualTo(3);
    assertThat(all.get(Setting.SESSION_HOURS)).isEqualTo(2);
  }

  @Test
  void anEmptyVariableIsNotSet() {
    var configuration = Configuration.of(Map.of(), Map.of("GATEHOUSE_SMTP_URL", " "));
    assertThat(configuration.find(Setting.SMTP_URL)).isEmpty();
  }

  @Test
  void allThatIsWrongIsSaidAtOnceWithTheNameItWasGivenBy() throws IOException {
    Path data = withFile("wrong", "gatehouse.mail-from=nobody\n");
    assertThatThrownBy(() ->
            Configuration.of(
                Map.of("--data", data.toString(), "--port", "high"),
                Map.of("GATEHOUSE_SESSION_HOURS", "0")))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("--port must be a whole number from 0 to 65535, not \"high\".")
        .hasMessageContaining("GATEHOUSE_SESSION_HOURS must be a whole number from 1")
        .hasMessageContaining("gatehouse.mail-from must be an e-mail address");
  }

  @Test
  void unknownNamesAreErrorsWithAGuess() throws IOException {
    assertThatThrownBy(() -> Arguments.of(List.of("--prot", "1"), Set.of("--force")))
        .hasMessageContaining("There is no option --prot. Did you mean --port?");
    assertThatThrownBy(() -> Arguments.of(List.of("--froce"), Set.of("--force")))
        .hasMessageContaining("Did you mean --force?");
    assertThatThrownBy(() -> Configuration.of(Map.of(), Map.of("GATEHOUSE_PUBLIC_URI", "x")))
        .hasMessageContaining("Did you mean GATEHOUSE_PUBLIC_URL?");
    Path data = withFile("unknown", "gatehouse.prt=1\nport=2\ngatehouse.data=/elsewhere\n");
    assertThatThrownBy(() -> Configuration.of(Map.of("--data", data.toString()), Map.of()))
        .hasMessageContaining("Did you mean gatehouse.port?")
        .hasMessageContaining("There is no setting port")
        .hasMessageContaining("use --data");
  }

  @Test
  void whatKubernetesSetsForAServiceIsExplained() {
    assertThatThrownBy(() ->
            Configuration.of(
                Map.of(),
                Map.of("GATEHOUSE_PORT", "tcp://10.0.0.1:80", "GATEHOUSE_SERVICE_HOST", "x")))
        .hasMessageContaining("GATEHOUSE_PORT must be")
        .hasMessageContaining("GATEHOUSE_SERVICE_HOST means nothing")
        .hasMessageContaining("enableServiceLinks: false");
  }

  @Test
  void aWrongSecretIsNotShown() {
    assertThatThrownBy(
            () -> Configuration.of(Map.of(), Map.of("GATEHOUSE_SMTP_URL", "smtp://u:hunter2@/")))
        .hasMessageContaining("GATEHOUSE_SMTP_URL must be a mail server")
        .hasMessageNotContaining("hunter2");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--bind | ::",
        "--bind | localhost",
        "--public-url | https://gatehouse.example/",
        "--public-url | http://[::1]:8080",
        "--trusted-proxies | 10.0.0.0/8, ::1",
        "--database-url | postgresql://db.example/gatehouse?sslmode=require",
        "--database-url | jdbc:postgresql://127.0.0.1:5432/gatehouse",
        "--smtp-url | smtps://me%40example.com:p%40ss@mail.example:465",
        "--smtp-url | smtp://localhost",
        "--mail-from | noreply@example.com",
        "--allowed-private-hosts | sso.example.internal:8443,10.1.2.3",
        "--secrets-key | eyJrZXkiOltdfQ=="
      })
  void goodValuesAreTaken(String option, String value) {
    var configuration = Configuration.of(Map.of(option, value), Map.of());
    assertThat(configuration.properties()).containsKey("gatehouse." + option.substring(2));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--port | 65536",
        "--port | ''",
        "--bind | example.com",
        "--bind | 10.0.0.0/8",
        "--bind | 10.0.0.*",
        "--public-url | https://gatehouse.example/path",
        "--public-url | gatehouse.example",
        "--public-url | https://user@gatehouse.example",
        "--trusted-proxies | proxy.example",
        "--database-url | mysql://db.example/gatehouse",
        "--database-url | postgresql://user:password@db.example/gatehouse",
        "--database-url | postgresql://db.example/gatehouse?user=x&password=y",
        "--database-url | postgresql://db.example",
        "--smtp-url | mail.example:25",
        "--mail-from | nobody",
        "--allowed-private-hosts | http://sso.example/",
        "--log-format | xml",
        "--secrets-key | no key"
      })
  void badValuesAreRefusedByName(String option, String value) {
    assertThatThrownBy(() -> Configuration.of(Map.of(option, value), Map.of()))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageStartingWith(option + " must be ");
  }

  @Test
  void unsafeSettingsAreSaid() throws IOException {
    Path data = withFile("unsafe", "gatehouse.metrics-token=secret\n");
    Path file = data.resolve(Configuration.FILE);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
    var options =
        Map.of(
            "--data", data.toString(),
            "--public-url", "http://gatehouse.example",
            "--trusted-proxies", "0.0.0.0/0",
            "--smtp-url", "smtp://mail.example",
            "--database-url", "postgresql://db.example/gatehouse",
            "--allowed-private-hosts", "10.0.0.1");
    assertThat(String.join("\n", Configuration.of(options, Map.of()).warnings()))
        .contains("public-url is not https")
        .contains("trusts every address")
        .contains("smtp-url uses smtp")
        .contains("smtp-url on the command line can be seen")
        .contains("sslmode=verify-full")
        .contains("chmod 600")
        .contains("make the server call 10.0.0.1");
    assertThat(Configuration.of(Map.of("--bind", "0.0.0.0"), Map.of()).warnings())
        .singleElement()
        .asString()
        .contains("lets other machines in");
  }

  @Test
  void safeSettingsAreNotScolded() {
    var environment =
        Map.of(
            "GATEHOUSE_BIND", "0.0.0.0",
            "GATEHOUSE_PUBLIC_URL", "https://gatehouse.example",
            "GATEHOUSE_SMTP_URL", "smtps://u:p@mail.example",
            "GATEHOUSE_DATABASE_URL", "postgresql://db/gatehouse?sslmode=verify-full",
            "GATEHOUSE_DATABASE_PASSWORD", "p");
    Configuration configuration = Configuration.of(Map.of(), environment);
    assertThat(configuration.warnings()).isEmpty();
    assertThat(configuration.find(Setting.PUBLIC_URL))
        .contains(URI.create("https://gatehouse.example"));
  }

  @Test
  void argumentsAreTakenApart() {
    Arguments taken =
        Arguments.of(
            List.of("file", "--port=1", "--data", "-x", "--name=a=b", "--force", "--", "--port"),
            Set.of("--force"),
            Set.of("--name"));
    assertThat(taken)
        .isEqualTo(
            new Arguments(
                Map.of("--port", "1", "--data", "-x"),
                Map.of("--name", "a=b"),
                Set.of("--force"),
                List.of("file", "--port")));
    assertThatThrownBy(() -> Arguments.of(List.of("--port"), Set.of()))
        .hasMessage("--port needs a value after it.");
    assertThatThrownBy(() -> Arguments.of(List.of("--port=1", "--port=2"), Set.of()))
        .hasMessage("--port is given twice: give it once.");
  }

  private static Path withFile(String name, String text) throws IOException {
    Path data = Files.createDirectories(folder.resolve(name));
    Files.writeString(data.resolve(Configuration.FILE), text);
    return data;
  }
}
