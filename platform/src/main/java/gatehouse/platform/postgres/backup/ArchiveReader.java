package gatehouse.platform.postgres.backup;

import gatehouse.platform.postgres.EmbeddedPostgresException;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;
import org.jspecify.annotations.Nullable;

/** Unpacks an archive and believes nothing of it before the manifest and every checksum agree. */
final class ArchiveReader {
  private static final FileAttribute<?> FOLDER =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));
  private static final FileAttribute<?> FILE =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

  private final Path archive;
  private final Path target;
  private final Map<String, Manifest.Content> contents = new HashMap<>();
  private @Nullable Manifest manifest;

  private ArchiveReader(Path archive, Path target) {
    this.archive = archive;
    this.target = target;
  }

  /** Into a folder that does not exist yet; the caller deletes it when this fails. */
  static Manifest unpack(Path archive, Path target) throws IOException {
    if (!Files.isReadable(archive) || !Files.isRegularFile(archive)) {
      throw new EmbeddedPostgresException(archive + " is no file that can be read.");
    }
    Files.createDirectory(target, FOLDER);
    return new ArchiveReader(archive, target).unpack();
  }

  private Manifest unpack() throws IOException {
    try (InputStream raw = new BufferedInputStream(Files.newInputStream(archive), 1 << 20);
        InputStream plain = new GzipCompressorInputStream(raw);
        var tar = new TarArchiveInputStream(plain)) {
      for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
        unpack(tar, entry);
      }
      // To the very end, so that gzip's own checksum is compared too.
      plain.transferTo(OutputStream.nullOutputStream());
    } catch (FileSystemException e) {
      throw e;
    } catch (IOException e) {
      if (e.getMessage() != null && e.getMessage().contains("No space left")) {
        throw e;
      }
      throw damaged("it cannot be read to its end" + (e instanceof EOFException ? "" : ": " + e));
    }
    return verified();
  }

  private void unpack(TarArchiveInputStream tar, TarArchiveEntry entry) throws IOException {
    String name = entry.getName();
    Path path = target.resolve(name).normalize();
    if (!path.startsWith(target) || path.equals(target)) {
      throw damaged("it holds the unsafe name " + name);
    }
    if (manifest != null) {
      throw damaged("something follows its manifest");
    }
    if (name.equals(Manifest.NAME)) {
      manifest = Json.parse(tar.readAllBytes(), Manifest.class);
    } else if (entry.isDirectory()) {
      Files.createDirectories(path, FOLDER);
    } else if (entry.isFile()) {
      write(tar, name, path);
    } else {
      throw damaged(name + " is neither a file nor a folder");
    }
  }

  private void write(TarArchiveInputStream tar, String name, Path path) throws IOException {
    Path parent = path.getParent();
    if (parent != null) {
      Files.createDirectories(parent, FOLDER);
    }
    Files.createFile(path, FILE);
    MessageDigest digest = ArchiveWriter.sha256();
    long size;
    try (var out =
        new DigestOutputStream(Files.newOutputStream(path, StandardOpenOption.WRITE), digest)) {
      size = tar.transferTo(out);
    }
    if (target.equals(parent)) {
      // The cluster is made durable by PostgreSQL's recovery, the secrets beside it by nobody else.
      try (FileChannel channel = FileChannel.open(path, StandardOpenOption.WRITE)) {
        channel.force(true);
      }
    }
    contents.put(name, new Manifest.Content(size, HexFormat.of().formatHex(digest.digest())));
  }

  private Manifest verified() {
    Manifest found = manifest;
    if (found == null) {
      throw damaged("its manifest is missing: it was cut off, or is no Gatehouse backup");
    }
    if (found.format() > Manifest.FORMAT) {
      throw new EmbeddedPostgresException(
          archive + " was written by a newer Gatehouse: restore it with that release.");
    }
    Set<String> names = new TreeSet<>(contents.keySet());
    names.addAll(found.files().keySet());
    for (String name : names) {
      Manifest.Content content = contents.get(name);
      if (content == null || !content.equals(found.files().get(name))) {
        throw damaged(name + " is not what the manifest says");
      }
    }
    return found;
  }

  private EmbeddedPostgresException damaged(String why) {
    return new EmbeddedPostgresException(
        archive + " is damaged: " + why + ". Take another backup; nothing was changed.");
  }
}
