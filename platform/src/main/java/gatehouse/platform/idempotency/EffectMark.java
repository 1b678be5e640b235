package gatehouse.platform.idempotency;

import gatehouse.platform.database.CommitHook;
import gatehouse.platform.http.ProblemException;
import gatehouse.platform.http.ProblemType;
import io.quarkus.arc.Arc;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import org.jdbi.v3.core.Handle;

/**
 * Notes the effect of a request with a key in the transaction of the effect itself: after a crash
 * it is known whether there was one, even when its answer is lost.
 */
@ApplicationScoped
class EffectMark implements CommitHook {
  private final CurrentVertxRequest request;

  EffectMark(CurrentVertxRequest request) {
    this.request = request;
  }

  @Override
  public void beforeCommit(Handle handle) {
    if (!Arc.container().requestContext().isActive()) {
      return;
    }
    RoutingContext context = request.getCurrent();
    if (context != null
        && context.get(KeyedRequest.PROPERTY) instanceof KeyedRequest keyed
        && !new IdempotencyDao(handle).effect(keyed)) {
      throw new ProblemException(
          ProblemType.IDEMPOTENCY_IN_PROGRESS, "Another request with this key has taken over.");
    }
  }
}
