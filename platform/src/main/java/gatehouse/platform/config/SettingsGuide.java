package gatehouse.platform.config;

import java.util.Optional;

/** The guide's page about the settings; the page in the repository is this text. */
public final class SettingsGuide {
  private static final String HEAD =
      """
      # Settings

      Each setting has one name and three places, of which the first that has it wins: the command
      line (`--port 9000`), the environment (`GATEHOUSE_PORT=9000`), and the file
      `gatehouse.properties` in the data directory (`gatehouse.port=9000`). A wrong value or an
      unknown name stops the start with a sentence that says what to do; a setting that works but is
      unsafe is said at each start.

      Keep secrets out of the command line, where every user of the machine can read them.

      This page is made from the program: `gatehouse config` prints it.

      | Option | Default | Must be | What it does |
      |---|---|---|---|
      """;

  private SettingsGuide() {}

  public static String markdown() {
    StringBuilder text = new StringBuilder(HEAD);
    for (Setting<?> setting : Setting.all()) {
      Optional<String> standard = setting.standard();
      text.append("| `").append(setting.option()).append("` | ");
      text.append(standard.map(value -> "`" + value + "`").orElse("—")).append(" | ");
      text.append(setting.kind().expects().replace("|", "\\|")).append(" | ");
      text.append(setting.isSecret() ? "**Secret.** " : "");
      text.append(setting.description()).append(" |\n");
    }
    return text.toString();
  }
}
