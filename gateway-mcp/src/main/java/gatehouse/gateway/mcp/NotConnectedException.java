package gatehouse.gateway.mcp;

import gatehouse.control.mcpserver.McpServer;

/** The server wants to know its callers, and there is no credential for it that it would take. */
final class NotConnectedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient McpServer server;
  private final Why why;

  /** What is to be done. */
  enum Why {
    NEVER,
    /** There was one, and it has ended. */
    ENDED,
    /** There is one, and it does not allow enough. */
    TOO_NARROW
  }

  NotConnectedException(McpServer server, Why why) {
    super(why == Why.ENDED ? "must be connected again" : "not connected", null, false, false);
    this.server = server;
    this.why = why;
  }

  McpServer server() {
    return server;
  }

  Why why() {
    return why;
  }
}
