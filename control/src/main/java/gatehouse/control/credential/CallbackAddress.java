package gatehouse.control.credential;

import gatehouse.control.oauth.ClientDocument;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** Where browsers come back to has an address of its own beside the API's, as every door has. */
@ApplicationScoped
class CallbackAddress {
  void register(@Observes Router router) {
    router
        .route(HttpMethod.GET, ClientDocument.CALLBACK)
        .order(10)
        .handler(context -> {
          String query = context.request().query();
          context.reroute(OAuthResource.CALLBACK + (query == null ? "" : "?" + query));
        });
  }
}
