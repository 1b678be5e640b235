package gatehouse.gateway.mcp;

import gatehouse.control.mcpserver.McpServer;

/** The server wants to know its callers, and there is no credential of this person's for it. */
final class NotConnectedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient McpServer server;

  NotConnectedException(McpServer server) {
    super("not connected", null, false, false);
    this.server = server;
  }

  McpServer server() {
    return server;
  }
}
