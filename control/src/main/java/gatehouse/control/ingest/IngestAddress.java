package gatehouse.control.ingest;

import io.vertx.ext.web.Router;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** The door's own address beside the API's, as for every door. */
@ApplicationScoped
class IngestAddress {
  private static final String OWN = "/ingest/v1/activity";

  void register(@Observes Router router) {
    router.route(OWN).order(10).handler(context -> context.reroute("/api" + OWN));
  }
}
