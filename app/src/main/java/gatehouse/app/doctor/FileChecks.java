package gatehouse.app.doctor;

import gatehouse.platform.config.Configuration;
import gatehouse.platform.config.Setting;
import gatehouse.platform.crypto.Sealer;
import gatehouse.platform.postgres.DataDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The data directory and the key: there, whole, and for their owner only. */
final class FileChecks {
  private static final Set<PosixFilePermission> OWNERS =
      Set.of(
          PosixFilePermission.OWNER_READ,
          PosixFilePermission.OWNER_WRITE,
          PosixFilePermission.OWNER_EXECUTE);

  private FileChecks() {}

  static List<Finding> dataDirectory(Configuration configuration) {
    Path data = configuration.data();
    if (!Files.isDirectory(data)) {
      return List.of(
          Finding.careful("There is no data directory %s: the first start makes it.", data));
    }
    if (!Files.isWritable(data)) {
      return List.of(
          Finding.bad(
              "The user %s may not write into %s: run the server as its owner, or give it to this"
                  + " user with chown -R.",
              System.getProperty("user.name"), data));
    }
    List<Finding> findings = new ArrayList<>();
    try (Stream<Path> files = Files.list(data)) {
      for (Path file : files.filter(FileChecks::holdsSecret).sorted().toList()) {
        if (isOpen(file)) {
          findings.add(open(file));
        }
      }
    } catch (IOException e) {
      findings.add(Finding.bad("The data directory %s cannot be read: %s.", data, e.getMessage()));
    }
    return findings.isEmpty()
        ? List.of(Finding.ok("The data directory %s can be written.", data))
        : findings;
  }

  static Finding key(Configuration configuration) {
    if (configuration.find(Setting.SECRETS_KEY).isPresent()) {
      return usable(configuration.get(Setting.SECRETS_KEY))
          ? Finding.ok("The key of the stored secrets is set.")
          : Finding.bad("The key in gatehouse.secrets-key is damaged: set your copy of it.");
    }
    Path file = configuration.keyFile();
    if (!Files.exists(file)) {
      boolean used = Files.exists(configuration.data().resolve("postgres"));
      return used || configuration.find(Setting.DATABASE_URL).isPresent()
          ? Finding.bad(
              "There is no key file %s: put your copy of it there. Without it a start makes a new"
                  + " key, and what the old one sealed is lost.",
              file)
          : Finding.careful("There is no key file %s: the first start makes it.", file);
    }
    try {
      if (isOpen(file)) {
        return open(file);
      }
      return usable(Files.readString(file))
          ? Finding.ok("The key file %s is whole; keep a copy of it elsewhere.", file)
          : Finding.bad("The key file %s is damaged: put your copy of it there.", file);
    } catch (IOException e) {
      return Finding.bad(
          "The key file %s cannot be read by %s: run the server as its owner.",
          file, System.getProperty("user.name"));
    }
  }

  private static boolean holdsSecret(Path file) {
    String name = file.getFileName().toString();
    return name.endsWith(".password") || name.equals("postgres");
  }

  private static boolean isOpen(Path file) throws IOException {
    return !OWNERS.containsAll(Files.getPosixFilePermissions(file));
  }

  private static Finding open(Path file) {
    String mode = Files.isDirectory(file) ? "700" : "600";
    return Finding.bad(
        "Others than its owner may use %s, which holds secrets: chmod %s %s.", file, mode, file);
  }

  private static boolean usable(String keyset) {
    try {
      return new Sealer(keyset).seal("", "doctor").length > 0;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  static boolean hasCluster(Configuration configuration) {
    return Files.isDirectory(configuration.data())
        && DataDirectory.at(configuration.data()).hasCluster();
  }
}
