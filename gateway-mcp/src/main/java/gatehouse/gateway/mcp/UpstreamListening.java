package gatehouse.gateway.mcp;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * What a stateless server tells by itself: one stream for all that is wanted of it, begun anew when
 * that changes and when it breaks.
 */
final class UpstreamListening {
  private static final Duration QUIET = Duration.ofDays(1); // it may have nothing to tell
  private static final long LONGEST_WAIT_MILLIS = 60_000;

  private final Vertx vertx;
  private final UpstreamSession session;
  private ObjectNode wanted = Json.object();
  private @Nullable Stream current;
  private int failures;

  UpstreamListening(Vertx vertx, UpstreamSession session) {
    this.vertx = vertx;
    this.session = session;
  }

  synchronized void want(boolean lists, List<String> uris) {
    ObjectNode filter = Json.object();
    for (String list : lists ? List.of("tools", "prompts", "resources") : List.<String>of()) {
      if (session.says(list, "listChanged")) {
        filter.put(list + "ListChanged", true);
      }
    }
    if (!uris.isEmpty() && session.says("resources", "subscribe")) {
      ArrayNode all = filter.putArray("resourceSubscriptions");
      uris.forEach(all::add);
    }
    if (filter.equals(wanted)) {
      return;
    }
    wanted = filter;
    Stream before = current;
    current = null;
    if (!filter.isEmpty()) {
      begin();
    }
    if (before != null) {
      before.end();
    }
  }

  private void begin() {
    Stream stream = new Stream();
    current = stream;
    ObjectNode params = Json.object();
    params.set("notifications", wanted);
    stream.call =
        session.call(session.address(), "subscriptions/listen", params, Map.of(), QUIET, stream);
  }

  private synchronized void again(Stream ended) {
    if (ended != current || session.isClosed() || failures++ >= McpLimit.RESUMPTIONS.value()) {
      return;
    }
    long wait = Math.min(LONGEST_WAIT_MILLIS, 500L << failures);
    vertx.setTimer(
        wait,
        t -> {
          synchronized (this) {
            if (ended == current && !session.isClosed()) {
              begin();
            }
          }
        });
  }

  /** Until the server has said that it will tell, or a moment has passed. */
  void await() {
    Stream stream;
    synchronized (this) {
      stream = current;
    }
    try {
      if (stream != null) {
        stream.acknowledged.get(McpLimit.REACH_SECONDS.value(), TimeUnit.SECONDS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (Exception late) {
      // It may tell all the same.
    }
  }

  private final class Stream implements Lane {
    private final CompletableFuture<Boolean> acknowledged = new CompletableFuture<>();
    private volatile @Nullable UpstreamCall call;

    void end() {
      UpstreamCall open = call;
      if (open != null) {
        open.fail(UpstreamFailure.execution("no longer wanted"));
      }
    }

    @Override
    public void streaming(Flow flow) {}

    @Override
    public void message(Message message) {
      if (message.method().equals("notifications/subscriptions/acknowledged")) {
        acknowledged.complete(true);
        synchronized (UpstreamListening.this) {
          failures = 0;
        }
        return;
      }
      ObjectNode params = message.params().deepCopy();
      params.remove("_meta"); // which subscription of ours it was is nobody else's matter
      session.toldByItself(new Message(Message.notification(message.method(), params)));
    }

    @Override
    public void done(Message response) {
      if (!response.isError()) {
        again(this);
      }
    }

    @Override
    public void failed(UpstreamFailure why) {
      again(this);
    }

    @Override
    public boolean isWaiting() {
      return true;
    }
  }
}
