package gatehouse.control.authlink;

import gatehouse.control.access.Permission;
import gatehouse.control.access.Requires;
import gatehouse.platform.http.ProblemException;
import gatehouse.platform.http.ProblemType;
import gatehouse.platform.http.RequestInfo;
import gatehouse.platform.limits.Limit;
import gatehouse.platform.limits.Limits;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.CookieParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** Connecting a server by signing in to it, for whoever has proven an address. */
@Path("/v1/connect/{token}/servers/{server}/authorization")
@RunOnVirtualThread
class ConnectAuthorizationResource {
  private final OpenLinks links;
  private final Connecting connecting;
  private final RequestInfo info;
  private final Limits limits;

  ConnectAuthorizationResource(
      OpenLinks links, Connecting connecting, RequestInfo info, Limits limits) {
    this.links = links;
    this.connecting = connecting;
    this.info = info;
    this.limits = limits;
  }

  /** Where the browser goes. */
  record ConnectAuthorization(String url) {}

  @POST
  @Requires(Permission.ANYONE)
  @Operation(
      summary = "Begin to connect a server by OAuth: where to send this browser",
      description = "It comes back to the link's page; what came of it is seen there.")
  public ConnectAuthorization begin(
      @PathParam("token") String token,
      @PathParam("server") String server,
      @Parameter(hidden = true) @CookieParam(ConnectResource.COOKIE) @Nullable String visit) {
    limits.take(Limit.AUTH_LINKS, info.address().orElse(""));
    OpenLinks.Opened opened = links.open(token, visit);
    if (visit == null) {
      throw new ProblemException(
          ProblemType.NOT_SIGNED_IN, "Prove your address first: ask for a code by mail.");
    }
    return new ConnectAuthorization(
        connecting.depart(opened, server, visit, "/connect/" + token).toString());
  }
}
