package gatehouse.app.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** What {@code help} and {@code --help} print. */
final class HelpText {
  /** A file, because the launcher shows it before there is a program; a test compares it. */
  private static final String FILE = "/help.txt";

  private static final String EVERYWHERE =
      """

      Every setting is an option too ("gatehouse config" lists them); most often needed here:
        --data <folder>   the server's data directory (without it: ./data)
        --verbose         say more, and where a failure comes from
      """;

  private HelpText() {}

  static String all() {
    try (InputStream file = HelpText.class.getResourceAsStream(FILE)) {
      if (file == null) {
        throw new IllegalStateException(FILE + " is missing");
      }
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String of(Command command) {
    String details = command.details();
    return usage(command)
        + "\n\n"
        + command.summary()
        + ".\n"
        + (details.isEmpty() ? "" : "\n" + details)
        + EVERYWHERE;
  }

  static String usage(Command command) {
    return "gatehouse " + (command.name() + " " + command.parameters()).strip();
  }
}
