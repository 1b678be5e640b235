package gatehouse.gateway.mcp;

import com.fasterxml.jackson.databind.node.ObjectNode;
import gatehouse.control.activity.ErrorKind;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Asks a server and waits, on a virtual thread. */
final class Waiting {
  /** A server's answer that is an error. */
  static final class Refused extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final transient Message error;

    Refused(Message error) {
      super(error.body().path("error").path("message").asText(""), null, false, false);
      this.error = error;
    }

    Message error() {
      return error;
    }
  }

  private Waiting() {}

  /**
   * The result of a request.
   *
   * @throws UpstreamFailure when there is no answer
   * @throws Refused when the answer is an error
   */
  static ObjectNode ask(UpstreamSession to, String method, ObjectNode params, Duration patience) {
    CompletableFuture<Message> answer = new CompletableFuture<>();
    UpstreamCall call =
        to.call(
            to.address(),
            method,
            params,
            Map.of(),
            patience,
            new Lane() {
              @Override
              public void streaming(Flow flow) {}

              @Override
              public void message(Message message) {
                to.received(message, null);
              }

              @Override
              public void done(Message response) {
                answer.complete(response);
              }

              @Override
              public void failed(UpstreamFailure why) {
                answer.completeExceptionally(why);
              }
            });
    try {
      Message response = answer.get(patience.toMillis(), TimeUnit.MILLISECONDS);
      if (response.isError()) {
        throw new Refused(response);
      }
      return response.result();
    } catch (TimeoutException e) {
      UpstreamFailure late =
          UpstreamFailure.of(
              ErrorKind.TIMEOUT,
              to.server().name() + " did not answer within " + patience.toSeconds() + " seconds.");
      call.fail(late);
      throw late;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      call.fail(UpstreamFailure.execution("The gateway is stopping."));
      throw UpstreamFailure.execution("The gateway is stopping.");
    } catch (ExecutionException e) {
      throw e.getCause() instanceof UpstreamFailure known
          ? known
          : new IllegalStateException(e.getCause());
    }
  }

  /** Until it is done, well or not. */
  static void until(Future<?> done) {
    try {
      done.toCompletionStage()
          .toCompletableFuture()
          .get(McpLimit.INITIALIZE_SECONDS.value(), TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException | TimeoutException e) {
      // Whoever asks next is told.
    }
  }
}
