/**
 * MCP servers: the upstream tool servers of projects, and how each wants its callers known.
 *
 * <p>Never calls one. Holds no secret of who calls, only that of a client an administrator has
 * registered by hand, sealed.
 */
@NullMarked
package gatehouse.control.mcpserver;

import org.jspecify.annotations.NullMarked;
