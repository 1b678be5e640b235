package gatehouse.platform.postgres.backup;

import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.zip.Deflater;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorOutputStream;
import org.apache.commons.compress.compressors.gzip.GzipParameters;

/** A new archive that only its owner may read. It is on disk when {@link #finish} returns. */
final class ArchiveWriter implements AutoCloseable {
  private final FileChannel file;
  private final BufferedOutputStream out;
  private final GzipCompressorOutputStream zipped;
  private final TarArchiveOutputStream tar;
  private final Map<String, Manifest.Content> contents = new LinkedHashMap<>();
  private final byte[] buffer = new byte[256 * 1024];

  ArchiveWriter(Path path) throws IOException {
    file =
        FileChannel.open(
            path,
            Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    // The fast level: pages of a database shrink well, and the disk should be the limit.
    GzipParameters gzip = new GzipParameters();
    gzip.setCompressionLevel(Deflater.BEST_SPEED);
    out = new BufferedOutputStream(Channels.newOutputStream(file), 1 << 20);
    zipped = new GzipCompressorOutputStream(out, gzip);
    tar = new TarArchiveOutputStream(zipped);
    tar.setBigNumberMode(TarArchiveOutputStream.BIGNUMBER_POSIX);
    tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
  }

  Map<String, Manifest.Content> contents() {
    return contents;
  }

  void addFolder(String name) throws IOException {
    tar.putArchiveEntry(new TarArchiveEntry(name + "/"));
    tar.closeArchiveEntry();
  }

  /** A file that vanished meanwhile is left out: PostgreSQL's log tells the recovery about it. */
  void addFile(String name, Path path) throws IOException {
    try (InputStream in = Files.newInputStream(path)) {
      add(name, in, Files.size(path));
    } catch (NoSuchFileException vanished) {
      return;
    }
  }

  void addBytes(String name, byte[] bytes) throws IOException {
    add(name, new ByteArrayInputStream(bytes), bytes.length);
  }

  /** Nothing may be added after the manifest. */
  void finish(Manifest manifest) throws IOException {
    addBytes(Manifest.NAME, Json.bytes(manifest));
    tar.finish();
    tar.flush();
    zipped.finish();
    out.flush();
    file.force(true);
  }

  @Override
  public void close() throws IOException {
    file.close();
  }

  /** Exactly {@code size} bytes: what grew is in the log, what shrank is filled with zeros. */
  private void add(String name, InputStream in, long size) throws IOException {
    TarArchiveEntry entry = new TarArchiveEntry(name);
    entry.setSize(size);
    entry.setMode(0600);
    tar.putArchiveEntry(entry);
    MessageDigest digest = sha256();
    long left = size;
    while (left > 0) {
      int read = in.read(buffer, 0, (int) Math.min(left, buffer.length));
      if (read < 0) {
        read = (int) Math.min(left, buffer.length);
        Arrays.fill(buffer, 0, read, (byte) 0);
      }
      digest.update(buffer, 0, read);
      tar.write(buffer, 0, read);
      left -= read;
    }
    tar.closeArchiveEntry();
    contents.put(name, new Manifest.Content(size, HexFormat.of().formatHex(digest.digest())));
  }

  static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
