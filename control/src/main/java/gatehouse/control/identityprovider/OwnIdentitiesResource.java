package gatehouse.control.identityprovider;

import gatehouse.control.access.Caller;
import gatehouse.control.access.Identity;
import gatehouse.control.access.Permission;
import gatehouse.control.access.Requires;
import gatehouse.control.session.SessionCookie;
import gatehouse.platform.http.ProblemException;
import gatehouse.platform.http.ProblemType;
import gatehouse.platform.ids.IdType;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** The identities of the caller's own account. */
@Path("/v1/me/identities")
@RunOnVirtualThread
class OwnIdentitiesResource {
  private static final Duration RECENT = Duration.ofMinutes(15);

  private final SignInFlow flow;
  private final Identities identities;
  private final SessionCookie cookies;
  private final Caller caller;
  private final Clock clock;

  OwnIdentitiesResource(
      SignInFlow flow, Identities identities, SessionCookie cookies, Caller caller, Clock clock) {
    this.flow = flow;
    this.identities = identities;
    this.cookies = cookies;
    this.caller = caller;
    this.clock = clock;
  }

  /**
   * Begins to link an identity. A POST that the page follows up with a navigation: were it a link,
   * another site could have a person link an identity that is not theirs.
   */
  @POST
  @Requires(value = Permission.SIGNED_IN, personOnly = true)
  public RestResponse<Started> link(
      @Valid @NotNull(message = "A JSON body is needed") Wanted body) {
    Instant proven = caller.identity().authenticatedAt();
    if (caller.identity().kind() != Identity.Kind.SESSION
        || proven == null
        || proven.plus(RECENT).isBefore(clock.instant())) {
      throw new ProblemException(
          ProblemType.RE_AUTHENTICATION_REQUIRED,
          "Sign out and in again; then link the provider within a quarter of an hour.");
    }
    SignInFlow.Departure departure =
        flow.begin(providerOf(body), ReturnTo.of(body.returnTo()), caller.accountId());
    return RestResponse.ResponseBuilder.ok(new Started(departure.address()))
        .cookie(cookies.cookie(SignInResource.COOKIE, departure.browser(), SignInFlow.PATIENCE))
        .build();
  }

  /** Takes the way in through a provider away. */
  @DELETE
  @Path("/{idp}")
  @Requires(value = Permission.SIGNED_IN, personOnly = true)
  public void unlink(@PathParam("idp") String idp) {
    identities.unlink(caller.accountId(), IdType.IDENTITY_PROVIDER.parse(idp));
  }

  private static java.util.UUID providerOf(Wanted wanted) {
    try {
      return IdType.IDENTITY_PROVIDER.parse(wanted.provider());
    } catch (IllegalArgumentException e) {
      throw ProblemException.invalid("/provider", "Must be the id of an identity provider");
    }
  }

  /**
   * What to link.
   *
   * @param provider its id
   * @param returnTo the page to open afterwards
   */
  record Wanted(
      @NotNull(message = "Name the provider") String provider, @Nullable String returnTo) {}

  /** Where the browser is to go. */
  record Started(URI url) {}
}
