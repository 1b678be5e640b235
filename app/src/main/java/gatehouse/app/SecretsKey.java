package gatehouse.app;

import gatehouse.platform.config.Configuration;
import gatehouse.platform.config.Setting;
import gatehouse.platform.crypto.Sealer;
import gatehouse.platform.postgres.DataDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;

/** The key that seals secrets: as set, or kept in its file. */
final class SecretsKey {
  private SecretsKey() {}

  /** Makes the file when there is none. */
  static String readOrMake(Configuration configuration) {
    return read(configuration).orElseGet(() -> makeForNewData(configuration));
  }

  /** Never a new key for old data: nothing sealed by the old one would open again. */
  private static String makeForNewData(Configuration configuration) {
    Path home = configuration.data();
    if (DataDirectory.at(home, home.resolve("programs")).hasCluster()) {
      throw new StartupException(
          "The key file %s is missing, and what the data in %s holds sealed opens with it only: put it back, or name it with --secrets-key-file."
              .formatted(configuration.keyFile(), home));
    }
    return make(configuration.keyFile());
  }

  static Optional<String> read(Configuration configuration) {
    Optional<String> set = configuration.find(Setting.SECRETS_KEY);
    Path file = configuration.keyFile();
    if (set.isPresent() || !Files.exists(file)) {
      return set;
    }
    try {
      return Optional.of(Files.readString(file));
    } catch (IOException e) {
      throw new StartupException(
          "The key file %s cannot be read: %s.".formatted(file, e.getMessage()), e);
    }
  }

  private static String make(Path file) {
    try {
      Path folder = file.toAbsolutePath().getParent();
      Files.createDirectories(folder);
      Path fresh =
          Files.createTempFile(
              folder,
              "gatehouse",
              ".key",
              PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      String keyset = Sealer.newKeyset();
      Files.writeString(fresh, keyset);
      Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
      return keyset;
    } catch (IOException e) {
      throw new StartupException(
          "The key file %s cannot be made: %s.".formatted(file, e.getMessage()), e);
    }
  }
}
