package gatehouse.platform.postgres.backup;

import gatehouse.platform.postgres.EmbeddedPostgresException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * PostgreSQL's low-level base backup (manual, "Making a Base Backup Using the Low Level API").
 * Bound to one connection: when that ends, so do the backup and the slot that holds back the log.
 */
final class BaseBackup {
  private static final Pattern FIRST_SEGMENT =
      Pattern.compile("START WAL LOCATION: \\S+ \\(file ([0-9A-F]{24})\\)");
  private static final Pattern SEGMENT = Pattern.compile("[0-9A-F]{24}");

  private final Connection connection;
  private final Path cluster;

  private BaseBackup(Connection connection, Path cluster) {
    this.connection = connection;
    this.cluster = cluster;
  }

  static BaseBackup begin(Connection connection, Path cluster) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("set statement_timeout = 0");
      try (var rows =
          statement.executeQuery(
              "select 1 from pg_tablespace where spcname not in ('pg_default', 'pg_global')")) {
        if (rows.next()) {
          throw new EmbeddedPostgresException(
              "The cluster has tablespaces outside its directory, which a backup cannot hold: drop"
                  + " them first.");
        }
      }
      // A temporary slot holds the log for the copy, and is gone with the connection.
      String slot = "gatehouse_backup_" + UUID.randomUUID().toString().replace("-", "");
      statement.execute("select pg_create_physical_replication_slot('" + slot + "', true, true)");
      statement.execute("select pg_backup_start('gatehouse', fast => true)");
    }
    return new BaseBackup(connection, cluster);
  }

  String serverVersion() throws SQLException {
    try (Statement statement = connection.createStatement();
        var row = statement.executeQuery("show server_version")) {
      row.next();
      return row.getString(1).replaceFirst(" .*", "");
    }
  }

  /** Copies the cluster as it changes; what the log says makes it whole at recovery. */
  void copyInto(ArchiveWriter archive, String folder) throws IOException {
    for (Path path : ClusterFiles.in(cluster)) {
      String name = folder + "/" + cluster.relativize(path);
      if (Files.isDirectory(path)) {
        archive.addFolder(name);
      } else {
        archive.addFile(name, path);
      }
    }
    for (String name : ClusterFiles.EMPTIED) {
      archive.addFolder(folder + "/" + name);
    }
    archive.addBytes(folder + "/" + ClusterFiles.CONTROL, control());
  }

  /** Ends the backup, and adds the label and the log from its beginning to its end. */
  void finishInto(ArchiveWriter archive, String folder) throws IOException, SQLException {
    String label;
    String last;
    try (Statement statement = connection.createStatement();
        var row =
            statement.executeQuery(
                "select labelfile, pg_walfile_name(lsn) from pg_backup_stop(wait_for_archive => false)")) {
      row.next();
      label = row.getString(1);
      last = row.getString(2);
    }
    archive.addBytes(folder + "/backup_label", label.getBytes(StandardCharsets.UTF_8));
    Matcher first = FIRST_SEGMENT.matcher(label);
    if (!first.find()) {
      throw new EmbeddedPostgresException("PostgreSQL's backup label is not understood: " + label);
    }
    List<Path> segments = segments(first.group(1), last);
    if (segments.size() != number(last) - number(first.group(1)) + 1) {
      throw new EmbeddedPostgresException(
          "PostgreSQL threw away a part of its log during the backup: run it again.");
    }
    for (Path segment : segments) {
      archive.addFile(folder + "/pg_wal/" + segment.getFileName(), segment);
    }
  }

  /** Counts segments of 16 MB, the size that initdb chose. */
  private static long number(String segment) {
    return Long.parseLong(segment.substring(8, 16), 16) * 256
        + Long.parseLong(segment.substring(16), 16);
  }

  private List<Path> segments(String first, String last) throws IOException {
    try (Stream<Path> all = Files.list(cluster.resolve("pg_wal"))) {
      return all.filter(
              path -> {
                String name = path.getFileName().toString();
                // Names sort as the log runs; later ones are recycled files with old content.
                return SEGMENT.matcher(name).matches()
                    && name.compareTo(first) >= 0
                    && name.compareTo(last) <= 0;
              })
          .sorted()
          .toList();
    }
  }

  /** Written in place by the running server: until two reads agree, one may be half old. */
  private byte[] control() throws IOException {
    Path file = cluster.resolve(ClusterFiles.CONTROL);
    byte[] one = Files.readAllBytes(file);
    for (int i = 0; i < 100; i++) {
      byte[] two = Files.readAllBytes(file);
      if (Arrays.equals(one, two)) {
        return one;
      }
      one = two;
    }
    throw new IOException(file + " changes too fast to be read");
  }
}
