/**
 * Events that other gateways have recorded, for the same figures: a door of its own beside the MCP
 * gateway.
 *
 * <p>Owns the form of these events (CloudEvents 1.0, in JSON batches) and the answer to each of
 * them. Never makes projects, servers or agents, and never counts anything itself.
 */
@NullMarked
package gatehouse.control.ingest;

import org.jspecify.annotations.NullMarked;
