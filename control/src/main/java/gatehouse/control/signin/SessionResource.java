package gatehouse.control.signin;

import gatehouse.control.access.Caller;
import gatehouse.control.access.Permission;
import gatehouse.control.access.Requires;
import gatehouse.control.account.Account;
import gatehouse.control.account.Accounts;
import gatehouse.control.session.SessionCookie;
import gatehouse.control.session.Sessions;
import gatehouse.platform.http.RequestInfo;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.core.http.HttpServerRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestResponse;

/** Signing in and out. */
@Path("/v1/session")
@RunOnVirtualThread
class SessionResource {
  private final SignIns signIns;
  private final Accounts accounts;
  private final WorkspacesOf workspaces;
  private final Sessions sessions;
  private final SessionCookie cookie;
  private final EntranceCookies cookies;
  private final RequestInfo info;
  private final Caller caller;

  SessionResource(
      SignIns signIns,
      Accounts accounts,
      WorkspacesOf workspaces,
      Sessions sessions,
      SessionCookie cookie,
      EntranceCookies cookies,
      RequestInfo info,
      Caller caller) {
    this.signIns = signIns;
    this.accounts = accounts;
    this.workspaces = workspaces;
    this.sessions = sessions;
    this.cookie = cookie;
    this.cookies = cookies;
    this.info = info;
    this.caller = caller;
  }

  @POST
  @Requires(Permission.ANYONE)
  @Operation(summary = "Sign in by e-mail address and password")
  public RestResponse<SessionView> signIn(
      @Valid @NotNull SignInRequest body, @Context HttpServerRequest request) {
    Arrival arrival = signIns.signIn(body, Visit.of(request, info));
    Entered entered = arrival.entered();
    return RestResponse.ResponseBuilder.ok(SessionView.of(entered.account(), arrival.workspaces()))
        .cookie(cookies.of(entered))
        .build();
  }

  @GET
  @Requires(Permission.SIGNED_IN)
  @Operation(summary = "Who is signed in, and which workspaces they may enter")
  public SessionView whoAmI() {
    Account account = accounts.get(caller.accountId());
    return SessionView.of(account, workspaces.of(account.id()));
  }

  @DELETE
  @Requires(Permission.ANYONE)
  @Operation(summary = "Sign out")
  public RestResponse<Void> signOut(@Context HttpServerRequest request) {
    String token = Visit.of(request, info).session();
    if (token != null) {
      sessions.endByToken(token);
    }
    return RestResponse.ResponseBuilder.<Void>noContent().cookie(cookie.gone()).build();
  }
}
