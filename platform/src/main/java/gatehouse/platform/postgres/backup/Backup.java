package gatehouse.platform.postgres.backup;

import gatehouse.platform.postgres.Complaint;
import gatehouse.platform.postgres.DataDirectory;
import gatehouse.platform.postgres.EmbeddedPostgresException;
import gatehouse.platform.postgres.Visit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Writes all that a server is into one archive: the cluster, the passwords beside it and, unless
 * left out, the key of the sealed secrets; so the archive is as secret as the server itself, and
 * only its owner may read it. Everything committed before the backup began is in it.
 *
 * <p>May run in the server, in another process beside it, or on a stopped server, which it starts
 * for the time being. Failures are {@link EmbeddedPostgresException}s and leave no archive.
 */
public final class Backup {
  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

  private final DataDirectory directory;
  private final Clock clock;
  private final boolean key;

  private Backup(DataDirectory directory, Clock clock, boolean key) {
    this.directory = directory;
    this.clock = clock;
    this.key = key;
  }

  public static Backup of(DataDirectory directory, Clock clock) {
    return new Backup(directory, clock, true);
  }

  /** Secrets in such an archive cannot be opened until the key is put back from elsewhere. */
  public Backup withoutKey() {
    return new Backup(directory, clock, false);
  }

  /** As {@link #to}, under the name {@code gatehouse-backup-<UTC time>.tar.gz}. */
  public LastBackup into(Path folder) {
    return to(folder.resolve("gatehouse-backup-" + stamp(clock.instant()) + ".tar.gz"));
  }

  /** Never overwrites; makes the folder when it is missing. */
  public LastBackup to(Path file) {
    Path target = file.toAbsolutePath().normalize();
    Path partial = target.resolveSibling(target.getFileName() + ".partial");
    try {
      check(target);
      Files.deleteIfExists(partial);
      LastBackup done = write(partial, target);
      Files.move(partial, target, StandardCopyOption.ATOMIC_MOVE);
      done.record(directory);
      return done;
    } catch (IOException e) {
      throw Complaint.of(e, target);
    } catch (SQLException e) {
      throw new EmbeddedPostgresException(
          "PostgreSQL did not finish the backup: " + e.getMessage() + ". Run it again.", e);
    } finally {
      remove(partial);
    }
  }

  private void check(Path target) throws IOException {
    if (Files.exists(target)) {
      throw new EmbeddedPostgresException(
          target + " exists already: name another file; a backup overwrites nothing.");
    }
    if (target.startsWith(directory.cluster())) {
      throw new EmbeddedPostgresException(
          "A backup cannot lie in the cluster it is made of: name a file outside "
              + directory.cluster()
              + ".");
    }
    Path folder = target.getParent();
    if (folder != null) {
      Files.createDirectories(folder);
    }
  }

  private LastBackup write(Path partial, Path target) throws IOException, SQLException {
    try (Visit visit = Visit.to(directory);
        Connection connection = visit.superuser("postgres");
        ArchiveWriter archive = new ArchiveWriter(partial)) {
      Instant began = clock.instant();
      String folder = directory.home().relativize(directory.cluster()).toString();
      archive.addFolder(folder);
      BaseBackup base = BaseBackup.begin(connection, directory.cluster());
      base.copyInto(archive, folder);
      String version = base.serverVersion();
      base.finishInto(archive, folder);
      boolean withKey = false;
      for (Path secret : beside()) {
        String name = secret.getFileName().toString();
        withKey |= name.equals(DataDirectory.KEY);
        archive.addFile(name, secret);
      }
      Instant ended = clock.instant();
      archive.finish(
          new Manifest(Manifest.FORMAT, version, began, ended, withKey, archive.contents()));
      return new LastBackup(began, ended, target.toString(), Files.size(partial), withKey);
    }
  }

  private List<Path> beside() throws IOException {
    List<Path> files = new ArrayList<>();
    try (Stream<Path> all = Files.list(directory.home())) {
      all.filter(file -> Beside.isPartOfServer(file.getFileName().toString()))
          .filter(file -> key || !file.getFileName().toString().equals(DataDirectory.KEY))
          .sorted()
          .forEach(files::add);
    }
    return files;
  }

  static String stamp(Instant time) {
    return STAMP.format(time);
  }

  private static void remove(Path partial) {
    try {
      Files.deleteIfExists(partial);
    } catch (IOException e) {
      throw Complaint.of(e, partial);
    }
  }
}
