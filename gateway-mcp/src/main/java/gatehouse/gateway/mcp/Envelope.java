package gatehouse.gateway.mcp;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import gatehouse.control.agent.Admitted;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What each request of the stateless revision says of itself, in {@code _meta}; headers repeat some
 * of it for those who stand between, and must not say otherwise.
 *
 * @param client what the agent's program calls itself; empty for nothing
 * @param capabilities what the client can do for this request
 * @param logLevel null when it wants no log messages
 */
record Envelope(String client, ObjectNode capabilities, @Nullable String logLevel) {
  static final String PREFIX = "io.modelcontextprotocol/";
  static final String VERSION = PREFIX + "protocolVersion";
  static final String CLIENT = PREFIX + "clientInfo";
  static final String CAPABILITIES = PREFIX + "clientCapabilities";
  static final String LOG_LEVEL = PREFIX + "logLevel";
  static final String SERVER = PREFIX + "serverInfo";
  static final String SUBSCRIPTION = PREFIX + "subscriptionId";

  /** The parameter that the header Mcp-Name repeats. */
  private static final Map<String, String> NAMED =
      Map.of("tools/call", "name", "prompts/get", "name", "resources/read", "uri");

  private static final Set<String> OURS = Set.of(VERSION, CLIENT, CAPABILITIES, LOG_LEVEL);
  private static final int LONGEST_CLIENT = 200;
  private static final int LONGEST_CAPABILITIES = 16 << 10;

  /** True when the message says its revision itself, as only the stateless one does. */
  static boolean isClaimed(Message message) {
    return message.params().path("_meta").has(VERSION);
  }

  /** Where the name of a request's object stands; null when it has none. */
  static @Nullable String nameOf(Message message) {
    String field = NAMED.get(message.method());
    JsonNode name = field == null ? null : message.params().get(field);
    return name == null || !name.isTextual() ? null : name.textValue();
  }

  /**
   * Reads and checks it, in the order in which a client can mend it.
   *
   * @throws ProtocolError when something is missing, unknown, or said in two ways
   */
  static Envelope of(AgentHeaders headers, Message request) throws ProtocolError {
    JsonNode meta = request.params().path("_meta");
    checkVersion(headers.version(), meta.get(VERSION));
    if (!(meta.get(CAPABILITIES) instanceof ObjectNode capabilities)
        || capabilities.toString().length() > LONGEST_CAPABILITIES) {
      throw invalid("_meta: " + CAPABILITIES + " is missing, or too large.");
    }
    checkHeader("Mcp-Method", headers.method(), request.method());
    if (NAMED.containsKey(request.method())) {
      String name = nameOf(request);
      if (name == null) {
        throw invalid("params: " + NAMED.get(request.method()) + " is missing.");
      }
      checkHeader("Mcp-Name", HeaderValue.decoded(headers.name()), name);
    }
    JsonNode level = meta.get(LOG_LEVEL);
    if (level != null && !LogLevels.isKnown(level.asText())) {
      throw invalid("_meta: " + LOG_LEVEL + " must be one of " + LogLevels.all() + ".");
    }
    String client = meta.path(CLIENT).path("name").asText("");
    return new Envelope(
        client.length() <= LONGEST_CLIENT ? client : client.substring(0, LONGEST_CLIENT),
        capabilities,
        level == null ? null : level.asText());
  }

  private static void checkVersion(@Nullable String header, @Nullable JsonNode said)
      throws ProtocolError {
    if (said == null || !said.isTextual()) {
      if (header != null && !header.equals(ProtocolVersion.STATELESS)) {
        throw unsupported(header);
      }
      throw invalid("_meta: " + VERSION + " is missing.");
    }
    checkHeader("MCP-Protocol-Version", header, said.textValue());
    if (!said.textValue().equals(ProtocolVersion.STATELESS)) {
      throw unsupported(said.textValue());
    }
  }

  private static void checkHeader(String name, @Nullable String header, String body)
      throws ProtocolError {
    if (header == null) {
      throw new ProtocolError(
          Message.HEADER_MISMATCH, "header " + name + " is missing or not readable.", null);
    }
    if (!header.equals(body)) {
      throw new ProtocolError(
          Message.HEADER_MISMATCH, "header " + name + " says other than the body.", null);
    }
  }

  private static ProtocolError invalid(String message) {
    return new ProtocolError(Message.INVALID_PARAMS, message, null);
  }

  private static ProtocolError unsupported(String version) {
    ObjectNode data = Json.object();
    ProtocolVersion.offered().forEach(data.putArray("supported")::add);
    data.put("requested", version.length() <= 64 ? version : version.substring(0, 64));
    return new ProtocolError(
        Message.UNSUPPORTED_VERSION, "This version of the protocol is not spoken here.", data);
  }

  /** Parameters without what is said to us alone; what they hold otherwise is shared. */
  static ObjectNode removed(ObjectNode params) {
    if (!(params.get("_meta") instanceof ObjectNode meta)) {
      return params;
    }
    ObjectNode rest = Json.object();
    for (Map.Entry<String, JsonNode> entry : meta.properties()) {
      if (!OURS.contains(entry.getKey())) {
        rest.set(entry.getKey(), entry.getValue());
      }
    }
    ObjectNode bare = Json.object();
    bare.setAll(params);
    if (rest.isEmpty()) {
      bare.remove("_meta");
    } else {
      bare.set("_meta", rest);
    }
    return bare;
  }

  /** Parameters for a stateless server: ours is the client it hears of. */
  static ObjectNode put(ObjectNode params, ObjectNode capabilities) {
    JsonNode level = params.path("_meta").path(LOG_LEVEL);
    ObjectNode enveloped = Json.object();
    enveloped.setAll(removed(params));
    ObjectNode meta = Json.object();
    if (enveloped.get("_meta") instanceof ObjectNode rest) {
      meta.setAll(rest);
    }
    meta.put(VERSION, ProtocolVersion.STATELESS);
    meta.putObject(CLIENT).put("name", "gatehouse").put("title", "Gatehouse").put("version", "1");
    meta.set(CAPABILITIES, capabilities);
    if (level.isTextual()) {
      meta.set(LOG_LEVEL, level);
    }
    enveloped.set("_meta", meta);
    return enveloped;
  }

  /** Where requests that have all of this in common meet. No session's token looks like it. */
  String placeFor(Admitted admitted, ObjectNode passedOn) {
    try {
      byte[] rest = (client + '\n' + passedOn).getBytes(StandardCharsets.UTF_8);
      String digest = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(rest));
      return "stateless " + admitted.keyId() + ' ' + admitted.projectUserId() + ' ' + digest;
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Parameters with another token for progress. */
  static ObjectNode withToken(ObjectNode params, int token) {
    ObjectNode marked = Json.object();
    marked.setAll(params);
    ObjectNode meta = Json.object();
    if (params.get("_meta") instanceof ObjectNode given) {
      meta.setAll(given);
    }
    marked.set("_meta", meta.put("progressToken", token));
    return marked;
  }
}
