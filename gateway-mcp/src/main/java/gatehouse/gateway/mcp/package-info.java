/**
 * The door for agents: one MCP endpoint in front of all servers of a project (Model Context
 * Protocol, revision 2025-11-25, over streamable HTTP).
 *
 * <p>Owns the protocol in both directions, the sessions, and the way of each message. Whom a key
 * may name, which servers and credentials there are, and what is kept of a call is decided by the
 * features of control, through their services; no SQL here, and nothing of a call's arguments or
 * results outlives it.
 */
@NullMarked
package gatehouse.gateway.mcp;

import org.jspecify.annotations.NullMarked;
