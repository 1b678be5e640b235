package gatehouse.gateway.mcp;

import gatehouse.control.agent.Admitted;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A request of an agent that was let in.
 *
 * @param body empty for GET and DELETE
 * @param begunNanos when its last byte was here
 */
record Incoming(
    HttpServerRequest http, AgentHeaders headers, Admitted admitted, Buffer body, long begunNanos) {

  HttpServerResponse response() {
    return http.response();
  }

  /** True when the client said that it takes this media type. */
  boolean accepts(String type) {
    String accept = http.getHeader("Accept");
    if (accept == null) {
      return false;
    }
    String wanted = accept.toLowerCase(Locale.ROOT);
    String family = type.substring(0, type.indexOf('/')) + "/*";
    return wanted.contains(type) || wanted.contains("*/*") || wanted.contains(family);
  }

  @Nullable String lastEventId() {
    return http.getHeader("Last-Event-ID");
  }
}
