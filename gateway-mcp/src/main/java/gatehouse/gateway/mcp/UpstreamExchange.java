package gatehouse.gateway.mcp;

import gatehouse.control.activity.ErrorKind;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;

/**
 * What one call takes over HTTP: its request, once more where a redirect leads, and the streams on
 * which it goes on when one breaks.
 */
final class UpstreamExchange implements UpstreamAnswer.Reader {
  private final Outgoing outgoing;
  private final UpstreamSession session;
  private final UpstreamAddress to;
  private final UpstreamRequest request;
  private final UpstreamCall call;
  private final CallEnd end;
  private final Resumption resumption = new Resumption();
  private boolean redirected;

  /** The server has taken the call: whatever comes now, it must not get it again. */
  private volatile boolean begun;

  UpstreamExchange(
      Outgoing outgoing,
      UpstreamSession session,
      UpstreamAddress to,
      UpstreamRequest request,
      UpstreamCall call,
      CallEnd end) {
    this.outgoing = outgoing;
    this.session = session;
    this.to = to;
    this.request = request;
    this.call = call;
    this.end = end;
  }

  void send() {
    post(to.path());
  }

  private void post(String path) {
    outgoing
        .request(to, HttpMethod.POST, path)
        .onSuccess(http ->
            go(
                http,
                () ->
                    http.putHeader("Content-Type", "application/json")
                        .putHeader("Accept", "application/json, text/event-stream")
                        .send(Json.write(request.message()))
                        .onSuccess(this::answering)
                        .onFailure(e -> interrupted())))
        .onFailure(e -> call.fail(UpstreamFailure.unreachable(name() + " cannot be reached.")));
  }

  private void go(HttpClientRequest http, Runnable write) {
    end.unlessOver(
        http,
        () -> {
          try {
            UpstreamHeaders.put(http, session, to, request.message(), request.headers());
            write.run();
          } catch (UpstreamFailure e) {
            Cut.off(session.context(), http);
            call.fail(e);
          }
        });
  }

  private void answering(HttpClientResponse response) {
    call.heard();
    int status = response.statusCode();
    if (UpstreamAnswer.isPacked(response)) {
      UpstreamAnswer.refuse(response);
      fail("sent a compressed answer that nobody asked for.");
    } else if (begun && status / 100 != 2) {
      UpstreamAnswer.refuse(response);
      call.fail(
          UpstreamFailure.of(
              status == 401 || status == 403 ? ErrorKind.AUTHENTICATION : ErrorKind.EXECUTION,
              name() + " broke off in the middle of the call and did not go on (" + status + ")."));
    } else if (status == 307 || status == 308) {
      redirect(response);
    } else if (status / 100 != 2) {
      UpstreamStatus.explain(call, this, session, response);
    } else {
      begun = true;
      if (request.message().path("method").asText().equals("initialize")) {
        session.begun(response.getHeader("Mcp-Session-Id"));
      }
      read(response);
    }
  }

  private void read(HttpClientResponse response) {
    if (UpstreamAnswer.isEventStream(response)) {
      call.streaming(Lane.Flow.of(response));
      UpstreamAnswer.readEvents(response, McpLimit.MESSAGE_BYTES.value(), this);
    } else if (UpstreamAnswer.isJson(response)) {
      UpstreamAnswer.readJson(response, McpLimit.MESSAGE_BYTES.value(), this);
    } else {
      UpstreamAnswer.refuse(response);
      fail("did not answer in MCP.");
    }
  }

  /** Only to another path of the same host: a redirect must not lead a secret elsewhere. */
  private void redirect(HttpClientResponse response) {
    String path = UpstreamStatus.redirection(to, response.getHeader("Location"));
    UpstreamAnswer.discard(response);
    boolean isFirst;
    synchronized (this) {
      isFirst = !redirected;
      redirected = true;
    }
    if (path == null || !isFirst) {
      fail("answered with a redirect to another host, which is not followed.");
    } else {
      post(path);
    }
  }

  @Override
  public void message(Message message) {
    call.heard();
    session.received(message, call);
  }

  @Override
  public synchronized void at(SseEvent event) {
    call.heard();
    resumption.at(event);
  }

  @Override
  public void ended() {
    interrupted();
  }

  @Override
  public void broken(String why) {
    fail(why);
  }

  /**
   * The connection is gone; where the server gave its events ids, they go on where they stopped.
   */
  private synchronized void interrupted() {
    if (call.isOver()) {
      return;
    }
    if (session.isStateless() || !resumption.isWorthATry()) {
      fail("broke the connection before it answered.");
      return;
    }
    outgoing
        .vertx()
        .setTimer(resumption.waitMillis(), t -> session.context().runOnContext(go -> resume()));
  }

  private void resume() {
    outgoing
        .request(to, HttpMethod.GET, to.path())
        .onSuccess(http ->
            go(
                http,
                () ->
                    http.putHeader("Accept", "text/event-stream")
                        .putHeader("Last-Event-ID", resumption.lastEventId())
                        .send()
                        .onSuccess(this::answering)
                        .onFailure(e -> interrupted())))
        .onFailure(e -> interrupted());
  }

  private void fail(String what) {
    call.fail(UpstreamFailure.execution(name() + " " + what));
  }

  private String name() {
    return session.server().name();
  }
}
