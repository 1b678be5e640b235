package gatehouse.platform.postgres.backup;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What of a cluster belongs into a base backup; the same list as pg_basebackup's (PostgreSQL 18,
 * src/backend/backup/basebackup.c, excludeDirContents and excludeFiles).
 */
final class ClusterFiles {
  /** Copied last and apart. */
  static final String CONTROL = "global/pg_control";

  /** Kept as empty folders. */
  static final List<String> EMPTIED =
      List.of(
          "pg_dynshmem",
          "pg_notify",
          "pg_replslot",
          "pg_serial",
          "pg_snapshots",
          "pg_stat_tmp",
          "pg_subtrans",
          "pg_wal",
          "pg_wal/archive_status",
          "pg_wal/summaries");

  private static final Set<String> LEFT_OUT =
      Set.of(
          "postmaster.pid",
          "postmaster.opts",
          "postgresql.auto.conf.tmp",
          "current_logfiles.tmp",
          "backup_label",
          "tablespace_map",
          "backup_manifest");

  /** Sorting space, and tables that only one session sees. */
  private static final Pattern TEMPORARY =
      Pattern.compile("pgsql_tmp.*|pg_internal\\.init.*|t\\d+_\\d+(_\\w+)?(\\.\\d+)?");

  private ClusterFiles() {}

  /** Folders before their files. */
  static List<Path> in(Path cluster) throws IOException {
    List<Path> found = new ArrayList<>();
    Files.walkFileTree(cluster, new Visitor(cluster, found));
    return found;
  }

  private static final class Visitor extends SimpleFileVisitor<Path> {
    private final Path cluster;
    private final List<Path> found;

    Visitor(Path cluster, List<Path> found) {
      this.cluster = cluster;
      this.found = found;
    }

    @Override
    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
      if (isLeftOut(folder) || EMPTIED.contains(cluster.relativize(folder).toString())) {
        return FileVisitResult.SKIP_SUBTREE;
      }
      if (!folder.equals(cluster)) {
        found.add(folder);
      }
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
      if (!isLeftOut(file)
          && !file.equals(cluster.resolve(CONTROL))
          && !EMPTIED.contains(cluster.relativize(file).toString())) {
        found.add(file);
      }
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException e) throws IOException {
      if (e instanceof NoSuchFileException) {
        return FileVisitResult.CONTINUE;
      }
      throw e;
    }

    private static boolean isLeftOut(Path path) {
      String name = path.getFileName().toString();
      return LEFT_OUT.contains(name) || TEMPORARY.matcher(name).matches();
    }
  }
}
