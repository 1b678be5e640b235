package gatehouse.gateway.mcp;

import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * What a server tells of its own accord: its stream of a session, taken up again when it breaks.
 */
final class UpstreamStream implements UpstreamAnswer.Reader {
  private static final int LONGEST_WAIT_MILLIS = 60_000;

  private final Outgoing outgoing;
  private final UpstreamSession session;
  // All on the session's event loop.
  private String lastEventId = "";
  private int retryMillis = 1_000;
  private int failures;
  private final CompletableFuture<Boolean> opened = new CompletableFuture<>();

  UpstreamStream(Outgoing outgoing, UpstreamSession session) {
    this.outgoing = outgoing;
    this.session = session;
  }

  void open() {
    if (session.isClosed()) {
      return;
    }
    UpstreamAddress to = session.address();
    session
        .context()
        .runOnContext(go ->
            outgoing
                .request(to, HttpMethod.GET, to.path())
                .compose(request -> {
                  UpstreamHeaders.put(request, session, to);
                  request.putHeader("Accept", "text/event-stream");
                  if (!lastEventId.isEmpty()) {
                    request.putHeader("Last-Event-ID", lastEventId);
                  }
                  session.whenCut(() -> Cut.off(session.context(), request));
                  return request.send();
                })
                .onSuccess(this::opened)
                .onFailure(e -> again()));
  }

  /** Until the server has answered, or a moment has passed. */
  void await() {
    try {
      opened.get(McpLimit.REACH_SECONDS.value(), TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (Exception late) {
      // It may come yet.
    }
  }

  private void opened(HttpClientResponse response) {
    opened.complete(true);
    if (response.statusCode() == 200 && UpstreamAnswer.isEventStream(response)) {
      UpstreamAnswer.readEvents(response, McpLimit.MESSAGE_BYTES.value(), this);
    } else {
      // Usually 405: it has nothing to tell by itself. Calls have streams of their own.
      UpstreamAnswer.discard(response);
    }
  }

  @Override
  public void message(Message message) {
    session.received(message, null);
  }

  @Override
  public void at(SseEvent event) {
    failures = 0;
    lastEventId = event.id();
    if (event.retryMillis() != null) {
      retryMillis = event.retryMillis();
    }
  }

  @Override
  public void ended() {
    again();
  }

  @Override
  public void broken(String why) {
    again();
  }

  private void again() {
    if (session.isClosed() || failures++ >= McpLimit.RESUMPTIONS.value()) {
      return;
    }
    long wait =
        Math.min(
            LONGEST_WAIT_MILLIS,
            (long) Math.max(McpLimit.RESUMPTION_MILLIS.value(), retryMillis) << failures);
    outgoing.vertx().setTimer(wait, t -> open());
  }
}
