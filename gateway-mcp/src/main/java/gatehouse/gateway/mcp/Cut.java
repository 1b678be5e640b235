package gatehouse.gateway.mcp;

import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import java.util.Objects;

/**
 * Ends requests to servers that are under way. One whose answer has come whole is left alone:
 * Vert.x would close its connection, on which somebody else's call may run by then.
 */
final class Cut {
  private Cut() {}

  /** From any thread. */
  static void off(Context of, HttpClientRequest request) {
    of.runOnContext(go -> offHere(of, request));
  }

  /** Of an answer that is just being read. */
  static void off(HttpClientResponse response) {
    offHere(Objects.requireNonNull(Vertx.currentContext()), response.request());
  }

  private static void offHere(Context of, HttpClientRequest request) {
    HttpClientResponse response = request.response().result();
    if (response == null) {
      request.reset();
    } else if (!response.end().isComplete()) {
      // Where it was held back, its end may be here and not yet heard of.
      response.exceptionHandler(e -> {}).handler(part -> {}).endHandler(end -> {}).resume();
      of.runOnContext(then -> {
        if (!response.end().isComplete()) {
          request.reset();
        }
      });
    }
  }
}
