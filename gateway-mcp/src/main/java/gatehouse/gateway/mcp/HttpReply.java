package gatehouse.gateway.mcp;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.http.HttpServerResponse;
import org.jspecify.annotations.Nullable;

/**
 * The answer to one request of an agent: plain JSON when nothing but the answer comes, a stream of
 * events as soon as the server begins one or has anything else to say first.
 */
final class HttpReply implements Reply {
  static final String JSON = "application/json";
  static final String EVENTS = "text/event-stream";

  private final HttpServerResponse response;
  private final SessionStreams streams;
  private final AnswerStyle style;
  private final String method;
  private @Nullable EventStream stream;
  private Runnable whenLeft = () -> {};
  private boolean over;

  private HttpReply(
      HttpServerResponse response, SessionStreams streams, AnswerStyle style, String method) {
    this.response = response;
    this.streams = streams;
    this.style = style;
    this.method = method;
  }

  static HttpReply of(AgentSession session, HttpServerResponse response, Message request) {
    return new HttpReply(response, session.streams(), session.style(), request.method());
  }

  /** An answer in one piece, to a request that is not taken. */
  static void refuse(HttpServerResponse response, ObjectNode error) {
    response.setStatusCode(400).putHeader("Content-Type", JSON).end(Json.write(error));
  }

  @Override
  public void whenLeft(Runnable work) {
    boolean isGone;
    synchronized (this) {
      whenLeft = work;
      isGone = response.closed();
      if (!isGone && stream == null) {
        response.closeHandler(gone -> left());
      }
    }
    if (isGone) {
      left(); // without the lock: what is done then may want others
    }
  }

  private void left() {
    boolean early;
    synchronized (this) {
      early = !over;
      over = true;
    }
    if (early) {
      whenLeft.run();
    }
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
    ObjectNode shaped = style.shaped(method, answer);
    if (stream != null) {
      stream.finish(shaped);
    } else if (!response.closed()) {
      response
          .setStatusCode(style.status(shaped))
          .putHeader("Content-Type", JSON)
          .end(Json.write(shaped));
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
      response.putHeader("Content-Type", EVENTS).end();
    }
  }

  private EventStream begun() {
    EventStream begun = stream;
    if (begun == null) {
      begun = streams.open(this::left);
      begun.attach(response);
      stream = begun;
    }
    return begun;
  }
}
