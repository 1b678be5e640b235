package gatehouse.platform.net;

import gatehouse.platform.net.GuardedHttp.Deadline;
import gatehouse.platform.net.OutgoingException.Reason;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** One request over one connection to one checked address. */
final class Exchange {
  private final HttpClient client;
  private final OutgoingLimits limits;
  private final Target target;
  private final InetAddress address;
  private final OutgoingCall call;
  private final Promise<OutgoingAnswer> done = Promise.promise();
  // Touched by the event loop and by the waiting thread.
  private final Object lock = new Object();
  private @Nullable HttpConnection connection;
  private boolean over;

  Exchange(
      HttpClient client,
      OutgoingLimits limits,
      Target target,
      InetAddress address,
      OutgoingCall call) {
    this.client = client;
    this.limits = limits;
    this.target = target;
    this.address = address;
    this.call = call;
  }

  OutgoingAnswer await(Deadline deadline) {
    long left = deadline.millisLeft();
    if (left == 0) {
      throw late();
    }
    client
        .request(options(left))
        .onSuccess(this::connected)
        .onFailure(e -> done.tryFail(unreachable(e)));
    CompletableFuture<OutgoingAnswer> answer =
        done.future().toCompletionStage().toCompletableFuture();
    try {
      return answer.get(deadline.millisLeft(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      throw late();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw late();
    } catch (ExecutionException e) {
      throw e.getCause() instanceof OutgoingException known
          ? known
          : failure(Reason.GARBLED, "broke off, or did not answer in HTTP.");
    } finally {
      close();
    }
  }

  private RequestOptions options(long millis) {
    RequestOptions options =
        new RequestOptions()
            .setMethod(HttpMethod.valueOf(call.method()))
            .setServer(
                SocketAddress.inetSocketAddress(new InetSocketAddress(address, target.port())))
            .setHost(target.host())
            .setPort(target.port())
            .setSsl(target.tls())
            .setURI(target.path())
            .setFollowRedirects(false)
            // Until the request can be sent, TLS included; the client limits the connecting alone.
            .setConnectTimeout(millis);
    call.headers().forEach(options::putHeader);
    return options
        .putHeader("Host", target.authority())
        .putHeader("Accept-Encoding", "identity")
        .putHeader("User-Agent", "Gatehouse");
  }

  private void connected(HttpClientRequest request) {
    synchronized (lock) {
      connection = request.connection();
      if (over) {
        connection.close();
        return;
      }
    }
    request.exceptionHandler(done::tryFail);
    request.response().onSuccess(this::answered).onFailure(done::tryFail);
    if (call.body().isEmpty() && call.method().equals("GET")) {
      request.send();
    } else {
      request.send(call.body());
    }
  }

  private void answered(HttpClientResponse response) {
    int status = response.statusCode();
    if (status >= 300 && status < 400) {
      done.tryFail(
          failure(Reason.REDIRECTED, "answered with a redirect, and redirects are not followed."));
      return;
    }
    String encoding = response.getHeader("Content-Encoding");
    if (encoding != null && !encoding.equalsIgnoreCase("identity")) {
      // It was asked not to; unpacking is how a small answer becomes an endless one.
      done.tryFail(failure(Reason.GARBLED, "sent a compressed answer that nobody asked for."));
      return;
    }
    Buffer body = Buffer.buffer();
    response.exceptionHandler(done::tryFail);
    response.handler(part -> {
      if (body.length() + part.length() > limits.bodyBytes()) {
        done.tryFail(failure(Reason.TOO_LARGE, "sent more than " + limits.bodyBytes() + " bytes."));
        close();
      } else {
        body.appendBuffer(part);
      }
    });
    response.endHandler(
        end -> done.tryComplete(new OutgoingAnswer(status, headers(response), body.toString())));
  }

  private static Map<String, String> headers(HttpClientResponse response) {
    Map<String, String> headers = new HashMap<>();
    response
        .headers()
        .forEach((name, value) ->
            headers.merge(
                name.toLowerCase(Locale.ROOT),
                value,
                // A list by its own rules, and the one of which the first may not be what counts.
                (first, next) ->
                    name.equalsIgnoreCase("WWW-Authenticate") ? first + ", " + next : first));
    return headers;
  }

  private void close() {
    synchronized (lock) {
      over = true;
      if (connection != null) {
        connection.close();
      }
    }
  }

  private OutgoingException unreachable(Throwable e) {
    if (e instanceof TimeoutException) {
      return late();
    }
    for (Throwable t = e; t != null; t = t.getCause()) {
      if (t instanceof SSLException) {
        return failure(
            Reason.TLS, "has a certificate that is not trusted, or not one for this name.");
      }
    }
    return failure(Reason.UNREACHABLE, "does not take connections on port " + target.port() + ".");
  }

  private OutgoingException late() {
    return failure(
        Reason.TIMEOUT,
        "did not answer completely within " + limits.total().toSeconds() + " seconds.");
  }

  private OutgoingException failure(Reason reason, String what) {
    return new OutgoingException(reason, target.host() + " " + what);
  }
}
