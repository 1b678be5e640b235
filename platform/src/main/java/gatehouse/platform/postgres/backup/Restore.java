package gatehouse.platform.postgres.backup;

import gatehouse.platform.postgres.Complaint;
import gatehouse.platform.postgres.DataDirectory;
import gatehouse.platform.postgres.DirectoryLock;
import gatehouse.platform.postgres.EmbeddedPostgres;
import gatehouse.platform.postgres.EmbeddedPostgresException;
import gatehouse.platform.postgres.FileTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Brings a backup back into a data directory that holds no server. The archive is unpacked beside,
 * verified against its manifest, and PostgreSQL recovers there; only then is it moved into place,
 * so a failure leaves the directory as it was. Leaves the mark {@link Restored} for the
 * application's next start, for a restore must not bring revoked credentials back.
 */
public final class Restore {
  private final DataDirectory directory;
  private final Clock clock;
  private final boolean force;

  private Restore(DataDirectory directory, Clock clock, boolean force) {
    this.directory = directory;
    this.clock = clock;
    this.force = force;
  }

  /** What was done; {@code aside} is where the old server's files are now. */
  public record Report(Restored restored, boolean key, Optional<Path> aside) {}

  public static Restore into(DataDirectory directory, Clock clock) {
    return new Restore(directory, clock, false);
  }

  /** Instead of refusing a directory that holds a server, moves that server's files aside. */
  public Restore movingOldAside() {
    return new Restore(directory, clock, true);
  }

  public Report from(Path archive) {
    DirectoryLock lock =
        DirectoryLock.attempt(directory)
            .orElseThrow(() ->
                new EmbeddedPostgresException(
                    "A Gatehouse server is using " + directory.home() + ": stop it first."));
    try (lock) {
      if (!force) {
        refuse(occupants(name -> name.endsWith(".password") || name.equals("postgres")));
      }
      Path staging = directory.unfinishedRestore();
      FileTree.delete(staging);
      Manifest manifest = unpacked(archive, staging);
      recover(staging);
      return moveIntoPlace(staging, manifest);
    } catch (IOException e) {
      throw Complaint.of(e, directory.home());
    }
  }

  private Manifest unpacked(Path archive, Path staging) throws IOException {
    boolean good = false;
    try {
      Manifest manifest = ArchiveReader.unpack(archive, staging);
      if (!manifest.postgresMajor().equals(EmbeddedPostgres.major())) {
        throw new EmbeddedPostgresException(
            "%s was made with PostgreSQL %s, and this Gatehouse brings PostgreSQL %s: restore it with the release that made it."
                .formatted(archive, manifest.postgres(), EmbeddedPostgres.major()));
      }
      if (!force && manifest.key() && Files.exists(directory.key())) {
        boolean same = Files.mismatch(directory.key(), staging.resolve(DataDirectory.KEY)) < 0;
        refuse(same ? List.of() : List.of(directory.key()));
      }
      good = true;
      return manifest;
    } finally {
      if (!good) {
        FileTree.delete(staging);
      }
    }
  }

  /** Kept when it fails: its log says why. */
  private void recover(Path staging) {
    EmbeddedPostgres.start(DataDirectory.at(staging, directory.programs()), 0, Map.of()).close();
  }

  private Report moveIntoPlace(Path staging, Manifest manifest) throws IOException {
    Optional<Path> aside = force ? moveAside(manifest) : Optional.empty();
    Restored mark = new Restored(manifest.ended(), clock.instant());
    // The mark first and the cluster last: whatever interrupts, no restored cluster lacks its mark.
    mark.leaveIn(directory.home());
    try (Stream<Path> all = Files.list(staging)) {
      for (Path file : all.toList()) {
        String name = file.getFileName().toString();
        Path target = directory.home().resolve(name);
        boolean keptSettings = name.equals(Beside.SETTINGS) && Files.exists(target);
        if (Beside.isPartOfServer(name) && !keptSettings) {
          Files.move(file, target, StandardCopyOption.ATOMIC_MOVE);
        }
      }
    }
    Files.move(
        staging.resolve(directory.cluster().getFileName()),
        directory.cluster(),
        StandardCopyOption.ATOMIC_MOVE);
    FileTree.sync(directory.home());
    FileTree.delete(staging);
    return new Report(mark, manifest.key(), aside);
  }

  private Optional<Path> moveAside(Manifest manifest) throws IOException {
    EmbeddedPostgres.stopLeftOver(directory);
    List<Path> old =
        occupants(name ->
            name.startsWith("postgres")
                || name.equals(Restored.NAME)
                || name.equals(LastBackup.NAME)
                || (Beside.isPartOfServer(name)
                    // Without one in the archive, the present key is the only one there is.
                    && (manifest.key() || !name.equals(DataDirectory.KEY))));
    if (old.isEmpty()) {
      return Optional.empty();
    }
    Path aside = directory.home().resolve("before-restore-" + Backup.stamp(clock.instant()));
    Files.createDirectory(aside);
    for (Path file : old) {
      Files.move(file, aside.resolve(file.getFileName()), StandardCopyOption.ATOMIC_MOVE);
    }
    return Optional.of(aside);
  }

  private List<Path> occupants(Predicate<String> name) throws IOException {
    try (Stream<Path> all = Files.list(directory.home())) {
      return all.filter(file -> name.test(file.getFileName().toString())).sorted().toList();
    }
  }

  private static void refuse(List<Path> occupants) {
    if (!occupants.isEmpty()) {
      throw new EmbeddedPostgresException(
          "%s holds a server already (%s): restore into another directory with --data, or move the old files aside with --force."
              .formatted(occupants.getFirst().getParent(), occupants.getFirst().getFileName()));
    }
  }
}
