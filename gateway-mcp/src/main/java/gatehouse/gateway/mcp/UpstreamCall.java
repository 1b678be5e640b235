package gatehouse.gateway.mcp;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import gatehouse.control.activity.ErrorKind;
import gatehouse.control.credential.Credentials;
import gatehouse.control.credential.UpstreamSecret;
import io.vertx.core.Future;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import java.time.Duration;

/**
 * One request to a server, from its first byte to its answer, over as many streams as that takes.
 */
final class UpstreamCall implements UpstreamAnswer.Reader {
  private final Outgoing outgoing;
  private final UpstreamSession session;
  private final UpstreamAddress to;
  private final UpstreamRequest request;
  private final CallClock clock;
  private final CallEnd end;
  private final Lane lane;
  private final Resumption resumption = new Resumption();
  private boolean redirected;

  UpstreamCall(
      Outgoing outgoing,
      UpstreamSession session,
      UpstreamAddress to,
      UpstreamRequest request,
      Duration quiet,
      Lane lane,
      Runnable whenOver) {
    this.outgoing = outgoing;
    this.session = session;
    this.to = to;
    this.request = request;
    this.clock = new CallClock(outgoing.vertx(), quiet, lane, this::tooLate);
    this.end = new CallEnd(clock, whenOver);
    this.lane = lane;
  }

  JsonNode id() {
    return request.message().path("id");
  }

  UpstreamAddress address() {
    return to;
  }

  JsonNode progressToken() {
    return request.progressToken();
  }

  void send() {
    clock.start();
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
        .onFailure(e -> fail(UpstreamFailure.unreachable(name() + " cannot be reached.")));
  }

  private void go(HttpClientRequest http, Runnable write) {
    end.unlessOver(
        http,
        () -> {
          try {
            UpstreamHeaders.put(http, session, to, request.message(), request.headers());
            write.run();
          } catch (UpstreamFailure e) {
            http.reset();
            fail(e);
          }
        });
  }

  private void answering(HttpClientResponse response) {
    clock.heard();
    int status = response.statusCode();
    if (UpstreamAnswer.isPacked(response)) {
      UpstreamAnswer.refuse(response);
      fail(UpstreamFailure.execution(name() + " sent a compressed answer that nobody asked for."));
    } else if (status == 307 || status == 308) {
      redirect(response);
    } else if (status / 100 != 2) {
      UpstreamStatus.explain(this, session, response);
    } else {
      if (request.message().path("method").asText().equals("initialize")) {
        session.begun(response.getHeader("Mcp-Session-Id"));
      }
      read(response);
    }
  }

  private void read(HttpClientResponse response) {
    if (UpstreamAnswer.isEventStream(response)) {
      lane.streaming(Lane.Flow.of(response));
      UpstreamAnswer.readEvents(response, McpLimit.MESSAGE_BYTES.value(), this);
    } else if (UpstreamAnswer.isJson(response)) {
      UpstreamAnswer.readJson(response, McpLimit.MESSAGE_BYTES.value(), this);
    } else {
      UpstreamAnswer.refuse(response);
      fail(UpstreamFailure.execution(name() + " did not answer in MCP."));
    }
  }

  /** Only to another path of the same host: a redirect must not lead a secret elsewhere. */
  private void redirect(HttpClientResponse response) {
    String path = UpstreamStatus.redirection(to, response.getHeader("Location"));
    UpstreamAnswer.discard(response);
    synchronized (this) {
      if (path == null || redirected) {
        fail(
            UpstreamFailure.execution(
                name() + " answered with a redirect to another host, which is not followed."));
        return;
      }
      redirected = true;
    }
    post(path);
  }

  @Override
  public void message(Message message) {
    clock.heard();
    session.received(message, this);
  }

  @Override
  public synchronized void at(SseEvent event) {
    clock.heard();
    resumption.at(event);
  }

  @Override
  public void ended() {
    interrupted();
  }

  @Override
  public void broken(String why) {
    fail(UpstreamFailure.execution(name() + " " + why));
  }

  /**
   * The connection is gone; where the server gave its events ids, they go on where they stopped.
   */
  private synchronized void interrupted() {
    if (isOver()) {
      return;
    }
    if (session.isStateless() || !resumption.isWorthATry()) {
      fail(UpstreamFailure.execution(name() + " broke the connection before it answered."));
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

  /** A request or notification of the server that belongs to this call. */
  void heard(Message message) {
    clock.heard();
    if (!isOver()) {
      lane.message(message);
    }
  }

  void answered(Message response) {
    if (end.comes(false)) {
      lane.done(response);
    }
  }

  void fail(UpstreamFailure why) {
    if (end.comes(true)) {
      lane.failed(why);
    }
  }

  /** Asks the server to stop; its answer, if it still gives one, counts. */
  Future<Integer> cancel(String reason) {
    ObjectNode params = Json.object();
    params.set("requestId", id());
    if (!reason.isEmpty()) {
      params.put("reason", reason);
    }
    return session.tell(Message.notification("notifications/cancelled", params));
  }

  /** The server refused the credential it was sent: whoever looks after it is told. */
  void rejected(Credentials credentials, String why) {
    UpstreamSecret secret = to.secret();
    if (secret != null && !session.isClosed()) {
      credentials.rejected(secret.credentialId(), why);
    }
  }

  boolean isOver() {
    return end.isThere();
  }

  private void tooLate() {
    cancel("timeout");
    fail(UpstreamFailure.of(ErrorKind.TIMEOUT, name() + " did not answer in time."));
  }

  private String name() {
    return session.server().name();
  }
}
