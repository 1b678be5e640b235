package gatehouse.gateway.mcp;

import gatehouse.platform.http.ProblemType;
import io.vertx.core.MultiMap;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The headers that say who calls. Strict, because who stands between may read them otherwise: each
 * at most once, spelt with hyphens only, one value, no control characters.
 *
 * @param key the agent key
 * @param query what calls of one request share: {@code x-query-id}, or the trace
 * @param method what {@code Mcp-Method} says, and {@code name} what {@code Mcp-Name} does
 * @param params the {@code Mcp-Param-} ones, which repeat arguments of a tool for its server
 */
record AgentHeaders(
    @Nullable String key,
    @Nullable String email,
    @Nullable String session,
    @Nullable String version,
    @Nullable String query,
    @Nullable String method,
    @Nullable String name,
    Map<String, String> params) {
  private static final Set<String> OURS =
      Set.of(
          "authorization",
          "x-api-key",
          "x-user-email",
          "mcp-session-id",
          "mcp-protocol-version",
          "mcp-method",
          "mcp-name",
          "x-query-id",
          "last-event-id",
          "traceparent",
          "origin");
  private static final String BEARER = "bearer ";
  private static final String PARAM = "mcp-param-";
  private static final int LONGEST_QUERY = 64;

  /**
   * Reads them.
   *
   * @throws Refusal 400 when there is anything odd about one
   */
  static AgentHeaders of(MultiMap headers) {
    Map<String, String> found = new HashMap<>();
    for (Map.Entry<String, String> header : headers) {
      String name = header.getKey().toLowerCase(Locale.ROOT);
      if (OURS.contains(name) || name.startsWith(PARAM)) {
        if (found.put(name, clean(name, header.getValue())) != null) {
          throw bad("header " + name + ": send it once.");
        }
      } else if (name.indexOf('_') >= 0 && OURS.contains(name.replace('_', '-'))) {
        throw bad("header " + name.replace('_', '-') + ": spell it with hyphens.");
      }
    }
    String email = found.get("x-user-email");
    if (email != null && email.indexOf(',') >= 0) {
      throw bad("header x-user-email: name one person.");
    }
    return new AgentHeaders(
        key(found),
        email,
        found.get("mcp-session-id"),
        found.get("mcp-protocol-version"),
        query(found),
        found.get("mcp-method"),
        found.get("mcp-name"),
        params(found));
  }

  private static Map<String, String> params(Map<String, String> found) {
    Map<String, String> params = new HashMap<>(found);
    params.keySet().removeIf(name -> !name.startsWith(PARAM));
    return params;
  }

  private static @Nullable String key(Map<String, String> found) {
    String authorization = found.get("authorization");
    String apiKey = found.get("x-api-key");
    if (authorization != null && apiKey != null) {
      throw bad("Send the agent key once: as a bearer token or as x-api-key.");
    }
    if (apiKey != null || authorization == null) {
      return apiKey;
    }
    return authorization.toLowerCase(Locale.ROOT).startsWith(BEARER)
        ? authorization.substring(BEARER.length()).strip()
        : "";
  }

  private static @Nullable String query(Map<String, String> found) {
    String id = found.get("x-query-id");
    if (id != null && !id.isBlank()) {
      if (id.length() > LONGEST_QUERY) {
        throw bad("header x-query-id: at most " + LONGEST_QUERY + " characters.");
      }
      return id;
    }
    String trace = found.get("traceparent"); // W3C: version-trace-parent-flags
    return trace != null && trace.matches("[0-9a-f]{2}-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}.*")
        ? trace.substring(3, 35)
        : null;
  }

  private static String clean(String name, String value) {
    if (value.chars().anyMatch(c -> c < ' ' || c == 0x7f)) {
      throw bad("header " + name + ": it holds a control character.");
    }
    return value.strip();
  }

  private static Refusal bad(String detail) {
    return new Refusal(ProblemType.MALFORMED_REQUEST, detail);
  }
}
