package gatehouse.gateway.mcp;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/** Reads all pages of what a server lists. */
final class Pages {
  private Pages() {}

  /**
   * The items of all pages.
   *
   * @throws UpstreamFailure when there is no answer
   * @throws Waiting.Refused when the answer is an error
   */
  static List<ObjectNode> of(UpstreamSession upstream, String method, String field) {
    List<ObjectNode> items = new ArrayList<>();
    ObjectNode params = Json.object();
    int bytes = 0;
    for (int page = 0; page < McpLimit.LISTED_PAGES.value(); page++) {
      ObjectNode result = Waiting.ask(upstream, method, params, McpLimit.LIST_SECONDS.seconds());
      if (page > 0 || result.path("nextCursor").isTextual()) { // one alone has a limit of its own
        bytes += Json.write(result).length();
        if (bytes > McpLimit.LISTED_BYTES.value()) {
          throw UpstreamFailure.execution(upstream.server().name() + " lists too much.");
        }
      }
      for (JsonNode item : result.path(field)) {
        if (item instanceof ObjectNode object) {
          items.add(object);
        }
      }
      JsonNode next = result.path("nextCursor");
      if (!next.isTextual()) {
        break;
      }
      params = Json.object();
      params.set("cursor", next);
    }
    return items;
  }
}
