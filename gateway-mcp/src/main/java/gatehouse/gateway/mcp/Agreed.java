package gatehouse.gateway.mcp;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * What we and a server have found out about one another.
 *
 * @param version the revision that is spoken; empty before that is known
 * @param capabilities what the server can do
 * @param serverName how it calls itself; empty when it does not say
 */
record Agreed(boolean isStateless, String version, ObjectNode capabilities, String serverName) {

  /** Nothing yet, but in which way to ask. */
  static Agreed nothing(boolean isStateless) {
    return new Agreed(isStateless, "", Json.object(), "");
  }

  static Agreed of(boolean isStateless, String version, ObjectNode result, String serverName) {
    ObjectNode capabilities =
        result.get("capabilities") instanceof ObjectNode offered ? offered : Json.object();
    return new Agreed(isStateless, version, capabilities, serverName);
  }
}
