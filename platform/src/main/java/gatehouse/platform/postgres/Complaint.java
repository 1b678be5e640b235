package gatehouse.platform.postgres;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/** Turns what the system or PostgreSQL complained about into a sentence that says what to do. */
public final class Complaint {
  private static final Pattern BAD =
      Pattern.compile("FATAL|PANIC|ERROR|error|could not|invalid|unrecognized|unshare");
  private static final Pattern STAMP = Pattern.compile("^\\d{4}-.*?(LOG|FATAL|PANIC|ERROR): +");
  private static final int TAIL = 64 * 1024;

  private record Known(String sign, String sentence) {}

  private static final String OWNER =
      "The files in %1$s belong to another user or may not be written: start Gatehouse as the user"
          + " that owns them, or give them to the present one with chown -R.";
  private static final String FULL =
      "The disk that holds %1$s is full: free some space there and try again; nothing was lost.";

  private static final List<Known> KNOWN =
      List.of(
          new Known("No space left on device", FULL),
          new Known("Disk quota exceeded", FULL),
          new Known(
              "Address already in use",
              "The port chosen for the embedded PostgreSQL on 127.0.0.1 is used by another program:"
                  + " stop that program or choose another port."),
          new Known(
              "Read-only file system",
              "%1$s lies on a read-only file system: choose another directory with --data."),
          new Known("wrong ownership", OWNER),
          new Known("Permission denied", OWNER),
          new Known(
              "unshare",
              "PostgreSQL refuses to run as root, and this system allows root no user namespace:"
                  + " start Gatehouse as an ordinary user (in a container: USER), or use your own"
                  + " PostgreSQL with --database-url."),
          new Known(
              "cannot be run as root",
              "PostgreSQL refuses to run as root: start Gatehouse as an ordinary user."),
          new Known(
              "pre-existing shared memory block",
              "Processes of an earlier PostgreSQL still work on %1$s: end them (they are named"
                  + " postgres) and start again."),
          new Known(
              "are incompatible with server",
              "The cluster in %1$s was made by another PostgreSQL version or another kind of"
                  + " processor: start the Gatehouse release and machine that made it."),
          new Known(
              "error while loading shared libraries",
              "PostgreSQL's programs do not run on this system (they need glibc): use your own"
                  + " PostgreSQL with --database-url."),
          new Known(
              "Cannot run program",
              "PostgreSQL's programs do not run on this system: use your own PostgreSQL with"
                  + " --database-url."));

  private Complaint() {}

  /** For a failure to read or write below {@code place}. */
  public static EmbeddedPostgresException of(IOException failure, Path place) {
    if (failure instanceof AccessDeniedException denied) {
      return new EmbeddedPostgresException(
          "The user "
              + System.getProperty("user.name")
              + " may not use "
              + denied.getFile()
              + ": give that user the right to, or choose another directory with --data.",
          failure);
    }
    String detail =
        failure instanceof FileSystemException system && system.getReason() != null
            ? system.getReason() + " (" + system.getFile() + ")"
            : failure.toString();
    return new EmbeddedPostgresException(
        sentence(detail, place, "Cannot use " + place + ": " + detail + "."), failure);
  }

  /** For a program that failed after it wrote to the log from {@code offset} on. */
  static EmbeddedPostgresException of(String what, DataDirectory directory, long offset) {
    List<String> lines = tail(directory.log(), offset);
    String worst = lines.stream().filter(Complaint::isBad).findFirst().orElse("no reason given");
    String fallback =
        what
            + ": "
            + STAMP.matcher(worst).replaceFirst("")
            + ". All it said is in "
            + directory.log()
            + ".";
    return new EmbeddedPostgresException(
        sentence(String.join("\n", lines), directory.home(), fallback));
  }

  /** Did it complain since then? */
  static boolean isIn(Path log, long offset) {
    return end(log) > offset && tail(log, offset).stream().anyMatch(Complaint::isBad);
  }

  private static boolean isBad(String line) {
    return BAD.matcher(line).find();
  }

  private static String sentence(String text, Path place, String fallback) {
    return KNOWN.stream()
        .filter(known -> text.contains(known.sign()))
        .findFirst()
        .map(known -> known.sentence().formatted(place))
        .orElse(fallback);
  }

  private static List<String> tail(Path log, long offset) {
    try (var file = new RandomAccessFile(log.toFile(), "r")) {
      long from = Math.max(Math.min(offset, file.length()), file.length() - TAIL);
      byte[] bytes = new byte[(int) (file.length() - from)];
      file.seek(from);
      file.readFully(bytes);
      return new String(bytes, StandardCharsets.UTF_8).lines().toList();
    } catch (IOException e) {
      return List.of("the log " + log + " cannot be read: " + e.getMessage());
    }
  }

  static long end(Path log) {
    try {
      return Files.exists(log) ? Files.size(log) : 0;
    } catch (IOException e) {
      return 0;
    }
  }
}
