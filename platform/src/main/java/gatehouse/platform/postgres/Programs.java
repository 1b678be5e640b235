package gatehouse.platform.postgres;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/** PostgreSQL's programs, which come as a jar and are unpacked once per version. */
record Programs(Path folder) {
  static final String VERSION = "18.6";
  static final String MAJOR = "18";

  /** Safe when several processes come at once: the last step is a rename, and one of them wins. */
  static Programs in(Path home) {
    Path target = home.resolve("postgres-" + VERSION);
    try {
      if (!complete(target)) {
        Path work = home.resolve("postgres-" + VERSION + "." + ProcessHandle.current().pid());
        FileTree.delete(work);
        unpack(work);
        moveUnlessThere(work, target);
      }
      return new Programs(target);
    } catch (IOException e) {
      throw Complaint.of(e, home);
    }
  }

  Path program(String name) {
    return folder.resolve("bin").resolve(name);
  }

  private static boolean complete(Path folder) {
    return Files.isExecutable(folder.resolve("bin/postgres"));
  }

  private static void moveUnlessThere(Path work, Path target) throws IOException {
    try {
      Files.move(work, target, StandardCopyOption.ATOMIC_MOVE);
    } catch (FileSystemException alreadyThere) {
      FileTree.delete(work);
      if (!complete(target)) {
        throw alreadyThere;
      }
    }
  }

  private static String resource() {
    boolean mac = System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("mac");
    String cpu = System.getProperty("os.arch").equals("aarch64") ? "arm_64" : "x86_64";
    return "/postgres-" + (mac ? "darwin" : "linux") + "-" + cpu + ".txz";
  }

  private static void unpack(Path target) throws IOException {
    try (InputStream raw = Programs.class.getResourceAsStream(resource())) {
      if (raw == null) {
        throw new EmbeddedPostgresException(
            "Gatehouse brings no PostgreSQL for this system ("
                + resource()
                + "): use your own PostgreSQL with --database-url.");
      }
      try (var tar = new TarArchiveInputStream(new XZInputStream(new BufferedInputStream(raw)))) {
        for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
          unpack(tar, entry, target);
        }
      }
    }
  }

  private static void unpack(TarArchiveInputStream tar, TarArchiveEntry entry, Path target)
      throws IOException {
    Path file = target.resolve(entry.getName()).normalize();
    if (!file.startsWith(target)) {
      throw new IOException("Unsafe path in archive: " + entry.getName());
    }
    if (entry.isDirectory()) {
      Files.createDirectories(file);
      return;
    }
    Path parent = file.getParent();
    if (parent != null) {
      Files.createDirectories(parent);
    }
    if (entry.isSymbolicLink()) {
      Files.createSymbolicLink(file, Path.of(entry.getLinkName()));
      return;
    }
    Files.copy(tar, file);
    if ((entry.getMode() & 0100) != 0) {
      Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
  }
}
