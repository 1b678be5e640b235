package gatehouse.gateway.mcp;

import java.util.List;

/** Revisions of the protocol: those with sessions, and the stateless one. */
final class ProtocolVersion {
  /** Without sessions; each request says all that is to be known. */
  static final String STATELESS = "2026-07-28";

  /** The newest with sessions. */
  static final String LATEST = "2025-11-25";

  /** To agents. Older ones send several messages at once, and no SDK that is kept up does. */
  private static final List<String> DOWNSTREAM = List.of(LATEST, "2025-06-18");

  private static final List<String> UPSTREAM =
      List.of(LATEST, "2025-06-18", "2025-03-26", "2024-11-05");

  private ProtocolVersion() {}

  static boolean isSpoken(String version) {
    return DOWNSTREAM.contains(version);
  }

  /** All that agents may choose from. */
  static List<String> offered() {
    return List.of(STATELESS, LATEST, "2025-06-18");
  }

  /** What is answered to an agent that wants this one. */
  static String agreed(String wanted) {
    return isSpoken(wanted) ? wanted : LATEST;
  }

  /**
   * Servers may speak it, and clients may name it in a header: what counts there is what was agreed
   * on when the session began.
   */
  static boolean isKnown(String version) {
    return UPSTREAM.contains(version);
  }

  /** Older clients stumble over the empty event that makes a stream resumable from its start. */
  static boolean takesEmptyEvents(String version) {
    return version.compareTo(LATEST) >= 0;
  }
}
