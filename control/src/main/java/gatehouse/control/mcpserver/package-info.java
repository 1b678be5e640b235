/**
 * MCP servers: the upstream tool servers of projects, and how each wants its callers known.
 *
 * <p>Never calls one, and never holds a secret: that is the gateway's and the credentials' work.
 */
@NullMarked
package gatehouse.control.mcpserver;

import org.jspecify.annotations.NullMarked;
