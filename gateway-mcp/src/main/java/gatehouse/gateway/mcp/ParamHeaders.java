package gatehouse.gateway.mcp;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Which arguments of a tool its server wants repeated in headers: {@code x-mcp-header} in the
 * tool's schema (2026-07-28, streamable HTTP).
 */
final class ParamHeaders {
  private static final String MARK = "x-mcp-header";
  private static final String TOKEN = "[!#$%&'*+.^_`|~0-9A-Za-z-]+";
  private static final Set<String> TYPES = Set.of("string", "integer", "boolean");
  private static final int DEEPEST = 50;

  /** Header → where its value stands in the arguments. */
  private final Map<String, List<String>> paths = new LinkedHashMap<>();

  private boolean valid = true;

  private ParamHeaders() {}

  static ParamHeaders of(JsonNode schema) {
    ParamHeaders headers = new ParamHeaders();
    headers.look(schema, List.of(), true, 0);
    return headers;
  }

  /** False for a schema that no client may use: its tool is not to be offered. */
  boolean isValid() {
    return valid;
  }

  private void look(JsonNode node, List<String> path, boolean isReachable, int depth) {
    if (depth > DEEPEST) {
      return;
    }
    if (node.has(MARK)) {
      note(node, path, isReachable);
    }
    for (Map.Entry<String, JsonNode> entry : node.properties()) {
      boolean ofProperties = isReachable && entry.getKey().equals("properties");
      if (ofProperties) {
        for (Map.Entry<String, JsonNode> property : entry.getValue().properties()) {
          List<String> deeper = new ArrayList<>(path);
          deeper.add(property.getKey());
          look(property.getValue(), deeper, true, depth + 1);
        }
      } else if (entry.getValue().isContainerNode()) {
        look(entry.getValue(), path, false, depth + 1);
      }
    }
    if (node.isArray()) {
      node.forEach(item -> look(item, path, false, depth + 1));
    }
  }

  private void note(JsonNode property, List<String> path, boolean isReachable) {
    String name = property.path(MARK).asText();
    String header = "mcp-param-" + name.toLowerCase(Locale.ROOT);
    valid &=
        isReachable
            && !path.isEmpty()
            && property.path(MARK).isTextual()
            && name.matches(TOKEN)
            && TYPES.contains(property.path("type").asText())
            && paths.putIfAbsent(header, path) == null;
  }

  /** The headers for these arguments; what is not among them is in no header. */
  Map<String, String> with(JsonNode arguments) {
    Map<String, String> headers = new LinkedHashMap<>();
    paths.forEach((header, path) -> {
      JsonNode value = arguments;
      for (String step : path) {
        value = value.path(step);
      }
      if (value.isTextual() || value.isIntegralNumber() || value.isBoolean()) {
        headers.put(header, HeaderValue.encoded(value.asText()));
      }
    });
    return headers;
  }

  /** What the server's own list of tools says of this call; empty for nothing. Waits. */
  static Map<String, String> askedOf(UpstreamSession server, ObjectNode params) {
    try {
      for (ObjectNode tool : Pages.of(server, "tools/list", "tools")) {
        if (tool.path("name").equals(params.path("name"))) {
          return of(tool.path("inputSchema")).with(params.path("arguments"));
        }
      }
    } catch (UpstreamFailure | Waiting.Refused e) {
      // The server's first answer stands.
    }
    return Map.of();
  }
}
