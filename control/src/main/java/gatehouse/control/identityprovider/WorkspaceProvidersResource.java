package gatehouse.control.identityprovider;

import gatehouse.control.access.Caller;
import gatehouse.control.access.Permission;
import gatehouse.control.access.Requires;
import gatehouse.platform.ids.IdType;
import gatehouse.platform.paging.Page;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.UUID;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** The identity providers of a workspace. */
@Path("/v1/workspaces/{ws}/identity-providers")
@RunOnVirtualThread
class WorkspaceProvidersResource {
  private final Providers providers;
  private final ProviderCheck check;
  private final Caller caller;

  WorkspaceProvidersResource(Providers providers, ProviderCheck check, Caller caller) {
    this.providers = providers;
    this.check = check;
    this.caller = caller;
  }

  @GET
  @Requires(Permission.IDENTITY_PROVIDERS_READ)
  public Page<ProviderView> list(@PathParam("ws") String ws) {
    return ProviderView.page(providers.of(caller.workspaceId()), providers.redirectUri());
  }

  @POST
  @Requires(Permission.IDENTITY_PROVIDERS_WRITE)
  @ResponseStatus(201)
  public RestResponse<ProviderView> create(
      @PathParam("ws") String ws,
      @Valid @NotNull(message = "A JSON body is needed") ProviderChange body) {
    Provider made = providers.create(caller.workspaceId(), body);
    return ProviderView.answer(RestResponse.Status.CREATED, made, providers.redirectUri());
  }

  @GET
  @Path("/{idp}")
  @Requires(Permission.IDENTITY_PROVIDERS_READ)
  public RestResponse<ProviderView> get(@PathParam("ws") String ws, @PathParam("idp") String idp) {
    return answer(providers.get(caller.workspaceId(), idOf(idp)));
  }

  @PATCH
  @Path("/{idp}")
  @Requires(Permission.IDENTITY_PROVIDERS_WRITE)
  public RestResponse<ProviderView> change(
      @PathParam("ws") String ws,
      @PathParam("idp") String idp,
      @HeaderParam("If-Match") @Nullable String ifMatch,
      @Valid @NotNull(message = "A JSON body is needed") ProviderChange body) {
    return answer(providers.change(caller.workspaceId(), idOf(idp), body, ifMatch));
  }

  @DELETE
  @Path("/{idp}")
  @Requires(Permission.IDENTITY_PROVIDERS_WRITE)
  public void remove(@PathParam("ws") String ws, @PathParam("idp") String idp) {
    providers.remove(caller.workspaceId(), idOf(idp));
  }

  @POST
  @Path("/{idp}/test")
  @Requires(Permission.IDENTITY_PROVIDERS_WRITE)
  public ProviderCheck.Outcome test(@PathParam("ws") String ws, @PathParam("idp") String idp) {
    return check.of(providers.get(caller.workspaceId(), idOf(idp)));
  }

  private static UUID idOf(String text) {
    return IdType.IDENTITY_PROVIDER.parse(text);
  }

  private RestResponse<ProviderView> answer(Provider provider) {
    return ProviderView.answer(RestResponse.Status.OK, provider, providers.redirectUri());
  }
}
