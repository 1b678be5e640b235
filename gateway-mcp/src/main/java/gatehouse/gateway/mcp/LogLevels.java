package gatehouse.gateway.mcp;

import java.util.List;

/** How much a client wants to hear of a server's log, from everything to next to nothing. */
final class LogLevels {
  private static final List<String> RISING =
      List.of("debug", "info", "notice", "warning", "error", "critical", "alert", "emergency");

  private LogLevels() {}

  static boolean isKnown(String level) {
    return RISING.contains(level);
  }

  static List<String> all() {
    return RISING;
  }

  /** True when a message of this level is for those who want that one. */
  static boolean reaches(String level, String wanted) {
    return RISING.indexOf(level) >= RISING.indexOf(wanted);
  }
}
