package gatehouse.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads Linux's /proc (man 5 proc). */
final class Proc {
  private static final double MILLIS_A_TICK = 10; // USER_HZ is 100 on every Linux that runs Java 25

  private Proc() {}

  static double cpuMillis(long pid) {
    try {
      String stat = Files.readString(Path.of("/proc/" + pid + "/stat"));
      String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
      // Fields 14 and 15 of the line, user and system; the split begins at field 3.
      return (Long.parseLong(fields[11]) + Long.parseLong(fields[12])) * MILLIS_A_TICK;
    } catch (IOException ended) {
      return 0;
    }
  }

  static double residentMegabytes(long pid) throws IOException {
    for (String line : Files.readAllLines(Path.of("/proc/" + pid + "/status"))) {
      if (line.startsWith("VmRSS:")) {
        return Long.parseLong(line.replaceAll("\\D", "")) / 1024.0;
      }
    }
    throw new IOException("No VmRSS of " + pid);
  }

  static String program(long pid) {
    return link(pid, "exe");
  }

  static String directory(long pid) {
    return link(pid, "cwd");
  }

  private static String link(long pid, String name) {
    try {
      return Files.readSymbolicLink(Path.of("/proc/" + pid + "/" + name)).toString();
    } catch (IOException notOurs) {
      return "";
    }
  }
}
