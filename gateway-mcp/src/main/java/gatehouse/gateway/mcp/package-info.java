/**
 * The door for agents: one MCP endpoint in front of all servers of a project (Model Context
 * Protocol over streamable HTTP; the revisions with sessions up to 2025-11-25, and 2026-07-28).
 *
 * <p>Owns the protocol in both directions, the sessions, and the way of each message. Whom a key
 * may name, which servers and credentials there are, and what is kept of a call is decided by the
 * features of control, through their services; no SQL here, and nothing of a call's arguments or
 * results outlives it.
 */
@NullMarked
package gatehouse.gateway.mcp;

import org.jspecify.annotations.NullMarked;
