package gatehouse.gateway.mcp;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/** A request that the protocol itself forbids; said as the protocol says it. */
final class ProtocolError extends Exception {
  private static final long serialVersionUID = 1L;

  private final int code;
  private final transient @Nullable ObjectNode data;

  ProtocolError(int code, String message, @Nullable ObjectNode data) {
    super(message, null, false, false);
    this.code = code;
    this.data = data;
  }

  ObjectNode answer(Message request) {
    ObjectNode answer = Message.error(request.id(), code, String.valueOf(getMessage()));
    if (data != null) {
      ((ObjectNode) answer.path("error")).set("data", data);
    }
    return answer;
  }
}
