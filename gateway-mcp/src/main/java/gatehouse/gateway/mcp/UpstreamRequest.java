package gatehouse.gateway.mcp;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;

/**
 * What is sent to a server.
 *
 * @param headers that repeat some of it
 * @param progressToken the agent's own; missing when it wants to hear of no progress
 */
record UpstreamRequest(ObjectNode message, Map<String, String> headers, JsonNode progressToken) {}
