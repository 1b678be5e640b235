package gatehouse.gateway.mcp;

import gatehouse.platform.http.ProblemType;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import java.util.function.Consumer;

/**
 * The body of a request as it comes: not more than is taken, not too slowly, and next to nothing of
 * somebody who is not let in. On the request's event loop.
 */
final class RequestBody {
  private final HttpServerRequest http;
  private final Vertx vertx;
  private final Context context;
  private final Doors doors;
  private final Runnable check;
  private final Consumer<Refusal> refused;
  private final long announced;
  private final Buffer body = Buffer.buffer();
  private long timer = -1;
  private int atTimer;
  private boolean checked;
  private boolean over;

  /**
   * Nothing is read yet.
   *
   * @param check whether its sender is let in, on a thread that may wait; throws a refusal
   * @param refused is told why no more is read
   */
  RequestBody(HttpServerRequest http, Doors doors, Runnable check, Consumer<Refusal> refused) {
    this.http = http;
    this.vertx = doors.outgoing().vertx();
    this.context = vertx.getOrCreateContext();
    this.doors = doors;
    this.check = check;
    this.refused = refused;
    String length = http.getHeader("Content-Length");
    // The server itself has refused what is no number.
    this.announced =
        length == null ? -1 : length.length() > 9 ? Long.MAX_VALUE : Long.parseLong(length);
  }

  void read(Consumer<Buffer> whole) {
    if (announced > McpLimit.REQUEST_BYTES.value()) {
      refused.accept(tooLarge());
      return;
    }
    http.handler(this::take);
    http.exceptionHandler(gone -> over());
    http.endHandler(end -> {
      if (!over) {
        over();
        whole.accept(body);
      }
    });
  }

  private void take(Buffer part) {
    if (over) {
      return;
    }
    if (body.length() + part.length() > McpLimit.REQUEST_BYTES.value()) {
      stop(tooLarge());
      return;
    }
    body.appendBuffer(part);
    if (body.length() == announced) {
      return; // as most are, in one piece
    }
    if (timer < 0) {
      watch();
    }
    if (!checked && body.length() > McpLimit.BODY_PART_BYTES.value()) {
      checked = true;
      http.pause();
      doors.threads().execute(this::check);
    }
  }

  private void check() {
    try {
      check.run();
      context.runOnContext(letIn -> http.resume());
    } catch (Refusal e) {
      context.runOnContext(notLetIn -> stop(e));
    } catch (RuntimeException e) {
      context.runOnContext(
          unknown -> stop(new Refusal(ProblemType.UNAVAILABLE, "Try again in a moment.")));
    }
  }

  private void watch() {
    atTimer = body.length();
    timer = vertx.setTimer(McpLimit.BODY_SECONDS.seconds().toMillis(), t -> look());
  }

  private void look() {
    if (!over && body.length() - atTimer < McpLimit.BODY_PART_BYTES.value()) {
      stop(new Refusal(ProblemType.REQUEST_TIMEOUT, "Send the whole body without pauses."));
    } else if (!over) {
      watch();
    }
  }

  private void stop(Refusal why) {
    if (!over) {
      over();
      refused.accept(why);
      http.connection().close();
    }
  }

  private void over() {
    over = true;
    if (timer >= 0) {
      vertx.cancelTimer(timer);
    }
  }

  private static Refusal tooLarge() {
    return new Refusal(
        ProblemType.TOO_LARGE, "Send at most " + (McpLimit.REQUEST_BYTES.value() >> 20) + " MiB.");
  }
}
