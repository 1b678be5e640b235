package gatehouse.app;

/**
 * How much of what the program says to itself is shown. To be called before the container starts.
 */
final class Logging {
  private Logging() {}

  /** The server's own lines; those of what it is made of only when they are warnings. */
  static void ofServer(boolean verbose) {
    if (verbose) {
      System.setProperty("quarkus.log.category.\"io.quarkus\".level", "INFO");
    }
  }

  /** A command's answer has the output to itself. */
  static void ofCommand(boolean verbose) {
    System.setProperty("quarkus.log.console.stderr", "true");
    if (!verbose) {
      System.setProperty("quarkus.log.level", "WARN");
    }
  }
}
