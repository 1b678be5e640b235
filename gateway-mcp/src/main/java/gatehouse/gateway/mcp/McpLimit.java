package gatehouse.gateway.mcp;

import java.time.Duration;

/** How much the gateway takes, keeps and waits for. */
enum McpLimit {
  REQUEST_BYTES(4 << 20, "bytes of one message of an agent"),
  BODY_PART_BYTES(64 << 10, "bytes that are read of whom it is not known yet who they are"),
  BODY_SECONDS(10, "seconds in which as many bytes of a body must come, or all that is left of it"),
  MESSAGE_BYTES(8 << 20, "bytes of one message of a server"),
  INITIALIZE_SECONDS(15, "seconds a server has to begin a session"),
  LIST_SECONDS(15, "seconds a server has to list what it offers; the others are shown without it"),
  PROBE_SECONDS(10, "seconds a server has to show that it works"),
  PLAYGROUND_SECONDS(60, "seconds a call in the playground may take"),
  CALL_SECONDS(3_600, "seconds a call may take in all, however much it tells of its progress"),
  TOOLS_SECONDS(300, "seconds for which the tools of a server are remembered"),
  TOOLS_BYTES(
      2 << 20, "bytes of a server's tools that are remembered; more are asked for each time"),
  TOOLS_BYTES_IN_ALL(64 << 20, "bytes of all servers' tools that are remembered"),
  REACH_SECONDS(2, "seconds servers have to be reached before a subscription is acknowledged"),
  INPUT_SECONDS(600, "seconds a call waits for its agent to come back with what the server asked"),
  RETRY_MILLIS(300, "milliseconds until a server that wants a call again gets it again"),
  LISTED_PAGES(50, "pages that are read of a server's list"),
  SESSIONS_OF_ONE(64, "sessions of one key for one person; the longest idle one gives way"),
  SESSIONS(20_000, "sessions on a node; then one of the workspace with the most of them gives way"),
  SESSION_IDLE_SECONDS(1_800, "seconds without a request or an open stream that end a session"),
  CALLS_AT_ONCE(64, "calls of one session that run at once"),
  INVOKED_AT_ONCE(10, "calls of tools in one request of a navigating agent"),
  INVOKED_BYTES(16 << 20, "bytes of what these answer in all"),
  KEPT_EVENTS(256, "events of a stream that are kept for a client that comes back"),
  KEPT_BYTES(1 << 20, "bytes of a stream that are kept for a client that comes back"),
  KEPT_STREAMS(32, "ended streams of a session that are kept for a client that comes back"),
  KEEP_ALIVE_SECONDS(20, "seconds of silence after which an open stream is sent a comment"),
  WATCHED(3_200, "resources that one session watches"),
  LISTED_BYTES(16 << 20, "bytes of all pages of a server's list"),
  TOLD_AT_ONCE(64, "notifications and answers that are on their way to a server at once"),
  RESUMPTION_MILLIS(100, "milliseconds at least until a broken stream is taken up again"),
  RESUMPTIONS(5, "times in a row that a broken stream of a server is taken up again");

  private final int value;
  private final String what;

  McpLimit(int value, String what) {
    this.value = value;
    this.what = what;
  }

  int value() {
    return value;
  }

  /** For people. */
  String what() {
    return what;
  }

  Duration seconds() {
    return Duration.ofSeconds(value);
  }
}
