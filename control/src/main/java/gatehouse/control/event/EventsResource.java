package gatehouse.control.event;

import gatehouse.control.access.Caller;
import gatehouse.control.access.Permission;
import gatehouse.control.access.Requires;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.core.http.HttpServerResponse;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

@Path("/v1/workspaces/{ws}/events")
@RunOnVirtualThread
class EventsResource {
  private static final int PATIENCE_SECONDS = 30;
  private static final long RECONNECT_MILLIS = 2_000;

  private final EventStreams streams;
  private final Caller caller;

  EventsResource(EventStreams streams, Caller caller) {
    this.streams = streams;
    this.caller = caller;
  }

  /** Server-sent events: what changes in the workspace, as far as the caller may see it. */
  @GET
  @Produces(MediaType.SERVER_SENT_EVENTS)
  @Requires(Permission.WORKSPACE_READ)
  public void events(
      @PathParam("ws") String ws,
      @Context SseEventSink sink,
      @Context Sse sse,
      @Context HttpServerResponse response) {
    response.putHeader("Cache-Control", "no-store");
    response.putHeader("X-Accel-Buffering", "no"); // nginx would hold events back
    streams.begin(caller.identity(), caller.membership(), new SinkOutlet(sink, sse));
  }

  private record SinkOutlet(SseEventSink sink, Sse sse) implements StreamOutlet {
    @Override
    public void event(String name, String json) {
      send(sse.newEventBuilder().name(name).data(json).reconnectDelay(RECONNECT_MILLIS).build());
    }

    @Override
    public void heartbeat() {
      send(sse.newEventBuilder().comment("").build());
    }

    private void send(OutboundSseEvent event) {
      try {
        sink.send(event).toCompletableFuture().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new StreamClosedException();
      } catch (ExecutionException | TimeoutException | IllegalStateException gone) {
        throw new StreamClosedException();
      }
    }

    @Override
    public void close() {
      sink.close();
    }

    @Override
    public boolean isClosed() {
      return sink.isClosed();
    }
  }
}
