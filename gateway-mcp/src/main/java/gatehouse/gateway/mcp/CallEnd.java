package gatehouse.gateway.mcp;

import io.vertx.core.Context;
import io.vertx.core.http.HttpClientRequest;
import org.jspecify.annotations.Nullable;

/** A call ends once: the event loop and whoever cuts the call meet here. */
final class CallEnd {
  private final Context context;
  private final CallClock clock;
  private final Runnable whenOver;
  private @Nullable HttpClientRequest open;
  private boolean over;

  CallEnd(Context context, CallClock clock, Runnable whenOver) {
    this.context = context;
    this.clock = clock;
    this.whenOver = whenOver;
  }

  /** Under the lock: once the call was cut, not a byte of it is sent. */
  synchronized void unlessOver(HttpClientRequest http, Runnable write) {
    if (over) {
      Cut.off(context, http);
    } else {
      open = http;
      write.run();
    }
  }

  /** True for the first who says so. */
  synchronized boolean comes(boolean abort) {
    if (over) {
      return false;
    }
    over = true;
    clock.stop();
    if (abort && open != null) {
      Cut.off(context, open);
    }
    whenOver.run();
    return true;
  }

  synchronized boolean isThere() {
    return over;
  }
}
