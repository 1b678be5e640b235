package gatehouse.gateway.mcp;

import com.fasterxml.jackson.databind.node.ObjectNode;
import gatehouse.platform.net.GuardedStreams;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.Function;

/** Puts messages on the wire to servers. */
@ApplicationScoped
class Outgoing {
  private final GuardedStreams streams;
  private final Vertx vertx;
  private final UpstreamEras eras = new UpstreamEras();

  Outgoing(GuardedStreams streams, Vertx vertx) {
    this.streams = streams;
    this.vertx = vertx;
  }

  Vertx vertx() {
    return vertx;
  }

  /** What this node has found out about servers. */
  UpstreamEras eras() {
    return eras;
  }

  Future<HttpClientRequest> request(UpstreamAddress to, HttpMethod method, String path) {
    return streams.request(to.to(), method, path);
  }

  /** One request whose answer is of no interest beyond its status. */
  Future<Integer> send(
      UpstreamSession session,
      UpstreamAddress to,
      HttpMethod method,
      Function<HttpClientRequest, Future<HttpClientResponse>> write) {
    Promise<Integer> status = Promise.promise();
    session
        .context()
        .runOnContext(go ->
            request(to, method, to.path())
                .compose(request -> {
                  UpstreamHeaders.put(request, session, to);
                  return write.apply(request);
                })
                .onSuccess(response -> {
                  status.complete(response.statusCode());
                  // Read, so that the connection serves again; unless there is much of it.
                  UpstreamAnswer.discard(response);
                })
                .onFailure(status::fail));
    return status.future();
  }

  Future<Integer> tell(UpstreamSession session, UpstreamAddress to, ObjectNode message) {
    return send(
        session,
        to,
        HttpMethod.POST,
        request ->
            request
                .putHeader("Content-Type", "application/json")
                .putHeader("Accept", "application/json, text/event-stream")
                .send(Json.write(message)));
  }
}
