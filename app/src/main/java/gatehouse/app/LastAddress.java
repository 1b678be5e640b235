package gatehouse.app;

import gatehouse.platform.config.Configuration;
import gatehouse.platform.config.Setting;
import gatehouse.platform.http.PublicUrl;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Where people reached the server of a data directory last. A command that prints a link knows the
 * directory but not the options the server was started with.
 */
final class LastAddress {
  private LastAddress() {}

  /** Keeps it for the commands; without it they print the address their own settings give. */
  static void keep(Configuration configuration, String address) {
    try {
      Files.writeString(file(configuration), address + "\n");
    } catch (IOException e) {
      System.err.println("Careful: the server's address could not be noted: " + e);
    }
  }

  /** The address to make links with, unless the settings of the command name one. */
  static Optional<String> unlessNamed(Configuration configuration) {
    if (configuration.find(Setting.PUBLIC_URL).isPresent()
        || configuration.isChosen(Setting.PORT)) {
      return Optional.empty();
    }
    try {
      String kept = Files.readString(file(configuration)).strip();
      return Optional.of(new PublicUrl(Optional.of(kept), 0).origin());
    } catch (IOException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static Path file(Configuration configuration) {
    return configuration.data().resolve("address");
  }
}
