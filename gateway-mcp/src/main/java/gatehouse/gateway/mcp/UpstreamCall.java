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
import org.jspecify.annotations.Nullable;

/**
 * One request to a server, from its first byte to its answer, over as many streams as that takes.
 */
final class UpstreamCall implements UpstreamAnswer.Reader {
  private final Outgoing outgoing;
  private final UpstreamSession session;
  private final UpstreamAddress to;
  private final ObjectNode request;
  private final long quietMillis;
  private final Lane lane;
  private final Runnable whenOver;
  private final long begun = System.nanoTime();
  private volatile long heardAt = begun;

  // Guarded by this: the event loop and whoever cuts the call meet here.
  private @Nullable HttpClientRequest open;
  private boolean over;
  private long timer = -1;
  private String lastEventId = "";
  private int retryMillis = 1_000;
  private int resumptions;
  private boolean redirected;

  UpstreamCall(
      Outgoing outgoing,
      UpstreamSession session,
      UpstreamAddress to,
      ObjectNode request,
      Duration quiet,
      Lane lane,
      Runnable whenOver) {
    this.outgoing = outgoing;
    this.session = session;
    this.to = to;
    this.request = request;
    this.quietMillis = quiet.toMillis();
    this.lane = lane;
    this.whenOver = whenOver;
  }

  JsonNode id() {
    return request.path("id");
  }

  UpstreamAddress address() {
    return to;
  }

  JsonNode progressToken() {
    return request.path("params").path("_meta").path("progressToken");
  }

  void send() {
    watch(quietMillis);
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
                        .send(Json.write(request))
                        .onSuccess(this::answering)
                        .onFailure(e -> interrupted())))
        .onFailure(e -> fail(UpstreamFailure.unreachable(name() + " cannot be reached.")));
  }

  /** Under the lock: once the call was cut, not a byte of it is sent. */
  private synchronized void go(HttpClientRequest http, Runnable write) {
    if (over) {
      http.reset();
      return;
    }
    open = http;
    try {
      session.prepare(http, to);
      write.run();
    } catch (UpstreamFailure e) {
      http.reset();
      fail(e);
    }
  }

  private void answering(HttpClientResponse response) {
    heardAt = System.nanoTime();
    int status = response.statusCode();
    if (UpstreamAnswer.isPacked(response)) {
      UpstreamAnswer.refuse(response);
      fail(UpstreamFailure.execution(name() + " sent a compressed answer that nobody asked for."));
    } else if (status == 307 || status == 308) {
      redirect(response);
    } else if (status / 100 != 2) {
      UpstreamStatus.explain(this, session, response);
    } else {
      if (request.path("method").asText().equals("initialize")) {
        session.begun(response.getHeader("Mcp-Session-Id"));
      }
      read(response);
    }
  }

  private void read(HttpClientResponse response) {
    if (UpstreamAnswer.isEventStream(response)) {
      lane.streaming(new ResponseFlow(response));
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
    heardAt = System.nanoTime();
    session.received(message, this);
  }

  @Override
  public synchronized void at(SseEvent event) {
    heardAt = System.nanoTime();
    lastEventId = event.id();
    Integer retry = event.retryMillis();
    if (retry != null) {
      retryMillis = retry;
    }
    resumptions = event.data().isEmpty() ? resumptions : 0;
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
    if (over) {
      return;
    }
    if (lastEventId.isEmpty() || resumptions++ >= McpLimit.RESUMPTIONS.value()) {
      fail(UpstreamFailure.execution(name() + " broke the connection before it answered."));
      return;
    }
    outgoing
        .vertx()
        .setTimer(Math.max(1, retryMillis), t -> session.context().runOnContext(go -> resume()));
  }

  private void resume() {
    outgoing
        .request(to, HttpMethod.GET, to.path())
        .onSuccess(http ->
            go(
                http,
                () ->
                    http.putHeader("Accept", "text/event-stream")
                        .putHeader("Last-Event-ID", lastEventId)
                        .send()
                        .onSuccess(this::answering)
                        .onFailure(e -> interrupted())))
        .onFailure(e -> interrupted());
  }

  /** A request or notification of the server that belongs to this call. */
  void heard(Message message) {
    heardAt = System.nanoTime();
    if (!isOver()) {
      lane.message(message);
    }
  }

  void answered(Message response) {
    if (finish(false)) {
      lane.done(response);
    }
  }

  void fail(UpstreamFailure why) {
    if (finish(true)) {
      lane.failed(why);
    }
  }

  /** Ends it from this side, now. */
  void cut(UpstreamFailure why) {
    fail(why);
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

  synchronized boolean isOver() {
    return over;
  }

  private synchronized boolean finish(boolean abort) {
    if (over) {
      return false;
    }
    over = true;
    outgoing.vertx().cancelTimer(timer);
    if (abort && open != null) {
      open.reset();
    }
    whenOver.run();
    return true;
  }

  private synchronized void watch(long millis) {
    if (!over) {
      timer = outgoing.vertx().setTimer(Math.max(1, millis), t -> look());
    }
  }

  private void look() {
    long now = System.nanoTime();
    long silent = (now - heardAt) / 1_000_000;
    boolean tooLong = now - begun > McpLimit.CALL_SECONDS.seconds().toNanos();
    if (tooLong || (silent >= quietMillis && !lane.isWaiting())) {
      cancel("timeout");
      fail(UpstreamFailure.of(ErrorKind.TIMEOUT, name() + " did not answer in time."));
    } else {
      watch(lane.isWaiting() ? quietMillis : quietMillis - silent);
    }
  }

  private String name() {
    return session.server().name();
  }

  private record ResponseFlow(HttpClientResponse response) implements Lane.Flow {
    @Override
    public void pause() {
      response.pause();
    }

    @Override
    public void resume() {
      response.resume();
    }
  }
}
