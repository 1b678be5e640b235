package gatehouse.gateway.mcp;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.http.HttpServerResponse;
import org.jspecify.annotations.Nullable;

/**
 * The answer to one request within a session: plain JSON when nothing but the answer comes, a
 * stream of events as soon as the server begins one or has anything else to say first.
 */
final class SessionReply implements Reply {
  private final HttpServerResponse response;
  private final SessionStreams streams;
  private @Nullable EventStream stream;
  private boolean over;

  SessionReply(HttpServerResponse response, SessionStreams streams) {
    this.response = response;
    this.streams = streams;
  }

  @Override
  public synchronized void streaming() {
    begun();
  }

  @Override
  public synchronized void message(ObjectNode message, Lane.@Nullable Flow flow) {
    if (!over) {
      begun().send(message, flow);
    }
  }

  @Override
  public synchronized void finish(ObjectNode answer) {
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

  @Override
  public synchronized void abandon() {
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
