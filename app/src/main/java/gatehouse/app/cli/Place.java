package gatehouse.app.cli;

import gatehouse.app.StartupException;
import gatehouse.platform.config.Configuration;
import gatehouse.platform.postgres.DataDirectory;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** Files and folders that a person named. */
final class Place {
  private Place() {}

  static Path file(String typed) {
    try {
      return Path.of(typed).toAbsolutePath().normalize();
    } catch (InvalidPathException e) {
      throw new UsageException("\"" + typed + "\" is not the name of a file.");
    }
  }

  /** The data directory; a mistyped one is refused instead of made. */
  static DataDirectory existing(Configuration configuration) {
    if (!Files.isDirectory(configuration.data())) {
      throw new StartupException(
          "there is no data directory "
              + configuration.data()
              + ": name the right one with --data.");
    }
    return DataDirectory.at(configuration.data());
  }
}
