package gatehouse.app;

import gatehouse.platform.config.Configuration;
import gatehouse.platform.config.Setting;

/**
 * How much of what the program says to itself is shown, and in which form. To be called before the
 * container starts.
 */
final class Logging {
  private Logging() {}

  /** The server's own lines; those of what it is made of only when they are warnings. */
  static void ofServer(Configuration configuration, boolean verbose) {
    boolean json = configuration.get(Setting.LOG_FORMAT).equals("json");
    System.setProperty("quarkus.log.console.json.enabled", Boolean.toString(json));
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
