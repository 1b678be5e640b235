package gatehouse.control.signin;

import gatehouse.control.access.Permission;
import gatehouse.control.access.Requires;
import gatehouse.platform.http.RequestInfo;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.core.http.HttpServerRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestResponse;

/** The first account of a new server. */
@Path("/v1/setup")
@RunOnVirtualThread
class SetupResource {
  private final Setup setup;
  private final WorkspacesOf workspaces;
  private final EntranceCookies cookies;
  private final RequestInfo info;

  SetupResource(Setup setup, WorkspacesOf workspaces, EntranceCookies cookies, RequestInfo info) {
    this.setup = setup;
    this.workspaces = workspaces;
    this.cookies = cookies;
    this.info = info;
  }

  record Needed(boolean needed) {}

  @GET
  @Requires(Permission.ANYONE)
  @Operation(summary = "Whether this server waits for its first account")
  public Needed needed() {
    return new Needed(setup.needed());
  }

  @POST
  @ResponseStatus(201)
  @Requires(Permission.ANYONE)
  @Operation(summary = "Make the first account and workspace, and sign in")
  public RestResponse<SessionView> found(
      @Valid @NotNull SetupRequest body, @Context HttpServerRequest request) {
    Entered entered = setup.found(body, Visit.of(request, info));
    SessionView view = SessionView.of(entered.account(), workspaces.of(entered.account().id()));
    return RestResponse.ResponseBuilder.create(RestResponse.Status.CREATED, view)
        .cookie(cookies.of(entered))
        .build();
  }
}
