package gatehouse.gateway.mcp;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.http.HttpServerResponse;
import org.jspecify.annotations.Nullable;

/**
 * The answer to one request of an agent: plain JSON when nothing but the answer comes, a stream of
 * events as soon as the server begins one or has anything else to say first.
 */
final class Reply {
  private final HttpServerResponse response;
  private final SessionStreams streams;
  private @Nullable EventStream stream;
  private boolean over;

  Reply(HttpServerResponse response, SessionStreams streams) {
    this.response = response;
    this.streams = streams;
  }

  synchronized void streaming() {
    begun();
  }

  /** Sends something before the answer. */
  synchronized void message(ObjectNode message, Lane.@Nullable Flow flow) {
    if (!over) {
      begun().send(message, flow);
    }
  }

  synchronized void finish(ObjectNode answer) {
    if (over) {
      return;
    }
    over = true;
    if (stream != null) {
      stream.send(answer, null);
      stream.end();
    } else if (!response.closed()) {
      response.putHeader("Content-Type", "application/json").end(Json.write(answer));
    }
  }

  /** Ends it without an answer: the client has cancelled the request and waits for none. */
  synchronized void abandon() {
    if (over) {
      return;
    }
    over = true;
    if (stream != null) {
      stream.end();
    } else if (!response.closed()) {
      response.putHeader("Content-Type", "text/event-stream").end();
    }
  }

  private EventStream begun() {
    EventStream begun = stream;
    if (begun == null) {
      begun = streams.open();
      begun.attach(response);
      stream = begun;
    }
    return begun;
  }
}
