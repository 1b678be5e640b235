package gatehouse.platform.postgres;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/** Unpacks the PostgreSQL programs that come as a jar, once per version. */
final class PostgresBinaries {
  private PostgresBinaries() {}

  static Path unpacked(Path home) throws IOException {
    Path target = home.resolve("postgres-18.6");
    if (Files.exists(target.resolve("bin/postgres"))) {
      return target;
    }
    Path work = home.resolve("postgres-18.6." + ProcessHandle.current().pid());
    extract(work);
    try {
      Files.move(work, target, StandardCopyOption.ATOMIC_MOVE);
    } catch (java.nio.file.FileSystemException alreadyThere) {
      if (!Files.exists(target.resolve("bin/postgres"))) {
        throw alreadyThere;
      }
    }
    return target;
  }

  private static String resource() {
    String os =
        System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("mac")
            ? "darwin"
            : "linux";
    String cpu = System.getProperty("os.arch").equals("aarch64") ? "arm_64" : "x86_64";
    return "/postgres-" + os + "-" + cpu + ".txz";
  }

  private static void extract(Path target) throws IOException {
    try (var raw = PostgresBinaries.class.getResourceAsStream(resource())) {
      if (raw == null) {
        throw new IOException("No PostgreSQL programs for this system: " + resource());
      }
      try (var tar = new TarArchiveInputStream(new XZInputStream(new BufferedInputStream(raw)))) {
        TarArchiveEntry entry = tar.getNextEntry();
        while (entry != null) {
          Path file = target.resolve(entry.getName()).normalize();
          if (!file.startsWith(target)) {
            throw new IOException("Unsafe path in archive: " + entry.getName());
          }
          if (entry.isDirectory()) {
            Files.createDirectories(file);
          } else if (entry.isSymbolicLink()) {
            Files.createDirectories(file.getParent());
            Files.createSymbolicLink(file, Path.of(entry.getLinkName()));
          } else {
            Files.createDirectories(file.getParent());
            Files.copy(tar, file);
            if ((entry.getMode() & 0100) != 0) {
              Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
            }
          }
          entry = tar.getNextEntry();
        }
      }
    }
  }
}
