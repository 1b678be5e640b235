package gatehouse.control.profile;

import gatehouse.control.access.Caller;
import gatehouse.control.access.Permission;
import gatehouse.control.access.Requires;
import gatehouse.control.account.Account;
import gatehouse.control.account.Accounts;
import gatehouse.control.emailchange.EmailChanges;
import gatehouse.control.twofactor.TwoFactor;
import gatehouse.platform.http.EntityTags;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.inject.Instance;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.Path;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** One's own account. */
@Path("/v1/me")
@RunOnVirtualThread
class MeResource {
  private final Accounts accounts;
  private final Profiles profiles;
  private final TwoFactor twoFactor;
  private final EmailChanges emailChanges;
  private final Instance<OwnIdentities> identities;
  private final Caller caller;

  MeResource(
      Accounts accounts,
      Profiles profiles,
      TwoFactor twoFactor,
      EmailChanges emailChanges,
      Instance<OwnIdentities> identities,
      Caller caller) {
    this.accounts = accounts;
    this.profiles = profiles;
    this.twoFactor = twoFactor;
    this.emailChanges = emailChanges;
    this.identities = identities;
    this.caller = caller;
  }

  @GET
  @Requires(Permission.SIGNED_IN)
  @Operation(summary = "One's own account")
  public RestResponse<ProfileView> get() {
    return answer(accounts.get(caller.accountId()));
  }

  @PATCH
  @Requires(value = Permission.SIGNED_IN, throughAnyProvider = true)
  @Operation(summary = "Change one's name, language or time zone")
  public RestResponse<ProfileView> change(
      @HeaderParam("If-Match") @Nullable String ifMatch,
      @Valid @NotNull(message = "A JSON body is needed") ProfileChange body) {
    return answer(profiles.change(caller.accountId(), body, ifMatch));
  }

  private RestResponse<ProfileView> answer(Account account) {
    List<OwnIdentity> linked =
        identities.isResolvable() ? identities.get().of(account.id()) : List.of();
    ProfileView view =
        ProfileView.of(
            account,
            twoFactor.state(account.id()),
            linked,
            emailChanges.pending(account.id()).orElse(null));
    return RestResponse.ResponseBuilder.ok(view)
        .header("ETag", EntityTags.of(account.version()))
        .build();
  }
}
