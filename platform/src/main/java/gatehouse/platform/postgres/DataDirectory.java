package gatehouse.platform.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;

/**
 * The names inside a data directory.
 *
 * <pre>
 * lock                 held by the one server that uses the directory
 * postgres/            the cluster; only PostgreSQL writes there
 * postgres.log         what PostgreSQL says
 * *.password           generated passwords, 0600
 * gatehouse.key        the key of the sealed secrets, 0600
 * programs/            PostgreSQL's programs, one folder a version; may lie elsewhere and be shared
 * last-backup.json     see {@link gatehouse.platform.postgres.backup.LastBackup}
 * restored             see {@link gatehouse.platform.postgres.backup.Restored}
 * </pre>
 *
 * @param home absolute and real, so that it compares with what PostgreSQL reports
 * @param programs where the programs are unpacked; several data directories may share it
 */
public record DataDirectory(Path home, Path programs) {
  public static final String KEY = "gatehouse.key";
  private static final FileAttribute<?> PRIVATE =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

  /** Makes the folder when it is missing. */
  public static DataDirectory at(Path home) {
    return at(home, home.resolve("programs"));
  }

  /** Makes both folders when they are missing. */
  public static DataDirectory at(Path home, Path programs) {
    return new DataDirectory(made(home), made(programs));
  }

  public Path cluster() {
    return home.resolve("postgres");
  }

  public Path log() {
    return home.resolve("postgres.log");
  }

  public Path key() {
    return home.resolve(KEY);
  }

  /** A restore works here until it is sure; a start with nothing but this is refused. */
  public Path unfinishedRestore() {
    return home.resolve("restore.new");
  }

  /** True once a cluster was made here; a new directory has none. */
  public boolean hasCluster() {
    return Files.exists(cluster().resolve("PG_VERSION"));
  }

  /** A secret kept beside the cluster in a file of this name, 0600, made on first use. */
  public String secret(String name) {
    Path file = home.resolve(name);
    try {
      if (!Files.exists(file)) {
        byte[] random = new byte[24];
        new SecureRandom().nextBytes(random);
        Path fresh = Files.createTempFile(home, name, ".new", PRIVATE);
        Files.writeString(fresh, Base64.getUrlEncoder().withoutPadding().encodeToString(random));
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
      }
      return Files.readString(file).strip();
    } catch (IOException e) {
      throw Complaint.of(e, home);
    }
  }

  String superuserPassword() {
    return secret("postgres.password");
  }

  private static Path made(Path folder) {
    try {
      return Files.createDirectories(folder).toRealPath();
    } catch (IOException e) {
      throw Complaint.of(e, folder.toAbsolutePath());
    }
  }
}
