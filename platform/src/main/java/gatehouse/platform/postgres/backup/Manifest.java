package gatehouse.platform.postgres.backup;

import java.time.Instant;
import java.util.Map;

/**
 * The last entry of an archive: an archive without it was cut off.
 *
 * @param format of the archive; a newer one is refused
 * @param postgres the server's version; its major part must be the restoring one's
 * @param began everything committed before is in the archive
 * @param ended nothing committed after is in the archive
 * @param key whether the key of the sealed secrets is in it
 * @param files by name, relative to the data directory
 */
record Manifest(
    int format,
    String postgres,
    Instant began,
    Instant ended,
    boolean key,
    Map<String, Content> files) {
  static final String NAME = "manifest.json";
  static final int FORMAT = 1;

  /** Size in bytes and SHA-256 in hexadecimal digits. */
  record Content(long size, String sha256) {}

  Manifest {
    files = Map.copyOf(files);
  }

  String postgresMajor() {
    return postgres.replaceFirst("\\..*", "");
  }
}
