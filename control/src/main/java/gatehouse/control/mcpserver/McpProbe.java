package gatehouse.control.mcpserver;

import org.jspecify.annotations.Nullable;

/** Tries an MCP server; answered by whoever speaks the protocol. */
public interface McpProbe {
  /**
   * Begins a session as a call of an agent would, lists the tools, and ends it. Never throws for
   * what the server does, and never takes longer than half a minute. Not in a transaction.
   *
   * @param secret in the place the server wants it; null for none
   */
  Probed probe(McpServer server, @Nullable String secret);
}
