package gatehouse.gateway.mcp;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** One JSON-RPC 2.0 message: a request, a notification or a response. */
record Message(ObjectNode body) {
  static final int PARSE_ERROR = -32700;
  static final int INVALID_REQUEST = -32600;
  static final int METHOD_NOT_FOUND = -32601;
  static final int INVALID_PARAMS = -32602;
  static final int INTERNAL_ERROR = -32603;

  /** Of the revisions with sessions only. */
  static final int RESOURCE_NOT_FOUND = -32002;

  /** Of the revisions with sessions only. */
  static final int URL_ELICITATION_REQUIRED = -32042;

  /** Of the stateless revision only, as the next two. */
  static final int HEADER_MISMATCH = -32020;

  static final int MISSING_CAPABILITY = -32021;
  static final int UNSUPPORTED_VERSION = -32022;

  static Message of(JsonNode node) throws MalformedMessageException {
    if (!(node instanceof ObjectNode body)) {
      throw new MalformedMessageException("send one message, an object");
    }
    Message message = new Message(body);
    boolean known = message.isRequest() || message.isNotification() || message.isResponse();
    if (!"2.0".equals(body.path("jsonrpc").textValue()) || !known) {
      throw new MalformedMessageException(
          "this is no JSON-RPC 2.0 request, notification or response");
    }
    JsonNode params = body.path("params");
    if (!params.isMissingNode() && !params.isObject()) {
      throw new MalformedMessageException("params must be an object");
    }
    return message;
  }

  boolean isRequest() {
    return hasMethod() && isId(id());
  }

  boolean isNotification() {
    return hasMethod() && !body.has("id");
  }

  boolean isResponse() {
    boolean result = body.path("result").isObject();
    boolean error = body.path("error").isObject();
    return !body.has("method") && result != error && (isId(id()) || error);
  }

  boolean isError() {
    return body.has("error");
  }

  String method() {
    return body.path("method").asText();
  }

  JsonNode id() {
    return body.path("id");
  }

  /** Empty when there are none. */
  ObjectNode params() {
    return body.get("params") instanceof ObjectNode params ? params : Json.object();
  }

  /** Empty for an error. */
  ObjectNode result() {
    return body.get("result") instanceof ObjectNode result ? result : Json.object();
  }

  /** Zero for what is no error. */
  int errorCode() {
    return body.path("error").path("code").asInt();
  }

  /** The server wants to know more before it goes on (stateless revision). */
  boolean wantsInput() {
    return result().path("resultType").asText().equals("input_required");
  }

  /** A kind of result that nobody agreed on, which must not be taken for one. */
  boolean isOfUnknownKind() {
    JsonNode type = result().path("resultType");
    return !type.isMissingNode() && !type.asText().equals("complete") && !wantsInput();
  }

  String text(String param) {
    return params().path(param).asText("");
  }

  /** The token by which the sender wants to be told of progress; missing for none. */
  JsonNode progressToken() {
    return params().path("_meta").path("progressToken");
  }

  private boolean hasMethod() {
    return body.path("method").isTextual();
  }

  private static boolean isId(JsonNode id) {
    return id.isTextual() || id.isIntegralNumber();
  }

  static ObjectNode request(JsonNode id, String method, ObjectNode params) {
    ObjectNode body = notification(method, params);
    body.set("id", id);
    return body;
  }

  static ObjectNode notification(String method, ObjectNode params) {
    ObjectNode body = Json.object().put("jsonrpc", "2.0").put("method", method);
    if (!params.isEmpty()) {
      body.set("params", params);
    }
    return body;
  }

  static ObjectNode result(JsonNode id, ObjectNode result) {
    ObjectNode body = Json.object().put("jsonrpc", "2.0");
    body.set("id", id);
    body.set("result", result);
    return body;
  }

  static ObjectNode error(JsonNode id, int code, String message) {
    ObjectNode body = Json.object().put("jsonrpc", "2.0");
    body.set("id", id);
    body.putObject("error").put("code", code).put("message", message);
    return body;
  }

  /** The same answer under another id; what it holds is shared. */
  ObjectNode answering(JsonNode id) {
    ObjectNode answer = Json.object();
    answer.setAll(body);
    answer.set("id", id);
    return answer;
  }
}
