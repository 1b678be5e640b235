package gatehouse.control.identityprovider;

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

/** The identity providers of the whole server. */
@Path("/v1/operator/identity-providers")
@RunOnVirtualThread
class OperatorProvidersResource {
  private final Providers providers;
  private final ProviderCheck check;

  OperatorProvidersResource(Providers providers, ProviderCheck check) {
    this.providers = providers;
    this.check = check;
  }

  @GET
  @Requires(Permission.OPERATOR)
  public Page<ProviderView> list() {
    return ProviderView.page(providers.of(null), providers.redirectUri());
  }

  @POST
  @Requires(Permission.OPERATOR)
  @ResponseStatus(201)
  public RestResponse<ProviderView> create(
      @Valid @NotNull(message = "A JSON body is needed") ProviderChange body) {
    Provider made = providers.create(null, body);
    return ProviderView.answer(RestResponse.Status.CREATED, made, providers.redirectUri());
  }

  @GET
  @Path("/{idp}")
  @Requires(Permission.OPERATOR)
  public RestResponse<ProviderView> get(@PathParam("idp") String idp) {
    return answer(providers.get(null, idOf(idp)));
  }

  @PATCH
  @Path("/{idp}")
  @Requires(Permission.OPERATOR)
  public RestResponse<ProviderView> change(
      @PathParam("idp") String idp,
      @HeaderParam("If-Match") @Nullable String ifMatch,
      @Valid @NotNull(message = "A JSON body is needed") ProviderChange body) {
    return answer(providers.change(null, idOf(idp), body, ifMatch));
  }

  @DELETE
  @Path("/{idp}")
  @Requires(Permission.OPERATOR)
  public void remove(@PathParam("idp") String idp) {
    providers.remove(null, idOf(idp));
  }

  @POST
  @Path("/{idp}/test")
  @Requires(Permission.OPERATOR)
  public ProviderCheck.Outcome test(@PathParam("idp") String idp) {
    return check.of(providers.get(null, idOf(idp)));
  }

  private static UUID idOf(String text) {
    return IdType.IDENTITY_PROVIDER.parse(text);
  }

  private RestResponse<ProviderView> answer(Provider provider) {
    return ProviderView.answer(RestResponse.Status.OK, provider, providers.redirectUri());
  }
}
