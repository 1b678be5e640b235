package gatehouse.control.authlink;

import gatehouse.control.access.Caller;
import gatehouse.control.access.Permission;
import gatehouse.control.access.Requires;
import gatehouse.control.account.EmailAddress;
import gatehouse.control.credential.SecretRequest;
import gatehouse.control.session.SessionCookie;
import gatehouse.platform.http.ProblemException;
import gatehouse.platform.http.RequestInfo;
import gatehouse.platform.limits.Limit;
import gatehouse.platform.limits.Limits;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.CookieParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** An auth link, for whoever holds it. */
@Path("/v1/connect/{token}")
@RunOnVirtualThread
class ConnectResource {
  /** Ties a proof to the browser in which it was made. */
  static final String COOKIE = "gatehouse_connect";

  private final OpenLinks links;
  private final AddressProofs proofs;
  private final Connecting connecting;
  private final SessionCookie cookies;
  private final RequestInfo info;
  private final Limits limits;
  private final Caller caller;

  ConnectResource(
      OpenLinks links,
      AddressProofs proofs,
      Connecting connecting,
      SessionCookie cookies,
      RequestInfo info,
      Limits limits,
      Caller caller) {
    this.links = links;
    this.proofs = proofs;
    this.connecting = connecting;
    this.cookies = cookies;
    this.info = info;
    this.limits = limits;
    this.caller = caller;
  }

  /**
   * What the holder of the link needs to know.
   *
   * @param email whose link it is, recognisable by its owner only; null for one of many people
   * @param domains whose addresses may use it; empty for a personal one
   * @param provenAs who has proven an address in this browser
   * @param signedInAs who is signed in here and needs no code
   */
  record ConnectLink(
      String project,
      AuthLink.Kind kind,
      @Nullable String email,
      List<String> domains,
      Instant expiresAt,
      @Nullable String provenAs,
      @Nullable String signedInAs) {}

  /** The address to mail a code to. */
  record CodeRequest(@NotNull(message = "Give your address") EmailAddress email) {}

  /** The code, and the address it was mailed to; neither, to prove it by being signed in. */
  record ProofRequest(@Nullable EmailAddress email, @Nullable @Size(max = 20) String code) {
    @Override
    public String toString() {
      return "ProofRequest";
    }
  }

  @GET
  @Requires(Permission.ANYONE)
  @Operation(summary = "What an auth link is for, as long as it works")
  public RestResponse<ConnectLink> show(
      @PathParam("token") String token,
      @Parameter(hidden = true) @CookieParam(COOKIE) @Nullable String visit) {
    limit();
    OpenLinks.Opened opened = links.open(token, visit);
    AuthLink link = opened.link();
    String signedIn =
        caller.isKnown()
            ? proofs.provenBy(caller.identity(), link).map(EmailAddress::text).orElse(null)
            : null;
    return RestResponse.ResponseBuilder.ok(
            new ConnectLink(
                opened.project().name(),
                link.kind(),
                link.email() == null ? null : EmailAddress.parse(link.email()).masked(),
                link.domains(),
                link.expiresAt(),
                opened.user() == null ? null : opened.user().email(),
                signedIn))
        .header("Cache-Control", "no-store")
        .build();
  }

  @POST
  @Path("/code")
  @ResponseStatus(202)
  @Requires(Permission.ANYONE)
  @Operation(summary = "Ask for a code by mail; the answer is the same for any address")
  public void code(
      @PathParam("token") String token,
      @Valid @NotNull(message = "A JSON body is needed") CodeRequest body) {
    limit();
    proofs.mailCode(token, body.email(), info.address().orElse(""));
  }

  @POST
  @Path("/proof")
  @ResponseStatus(204)
  @Requires(Permission.ANYONE)
  @Operation(
      summary = "Prove an address by the mailed code, or by being signed in",
      description = "This browser may then connect servers for an hour.")
  public RestResponse<Void> prove(
      @PathParam("token") String token,
      @Valid @NotNull(message = "A JSON body is needed") ProofRequest body) {
    limit();
    String visit;
    if (body.email() != null && body.code() != null) {
      visit = proofs.prove(token, body.email(), body.code(), info.address().orElse(""));
    } else if (body.email() == null && body.code() == null && caller.isKnown()) {
      visit = proofs.prove(token, caller.identity());
    } else {
      throw ProblemException.invalid(
          body.email() == null ? "/email" : "/code", "Give your address and the mailed code");
    }
    return RestResponse.ResponseBuilder.<Void>create(RestResponse.Status.NO_CONTENT)
        .cookie(cookies.cookie(COOKIE, visit, AddressProofs.VISIT))
        .build();
  }

  @GET
  @Path("/servers")
  @Requires(Permission.ANYONE)
  @Operation(summary = "The servers to connect, for whoever has proven an address")
  public RestResponse<ConnectServers> servers(
      @PathParam("token") String token,
      @Parameter(hidden = true) @CookieParam(COOKIE) @Nullable String visit) {
    limit();
    return RestResponse.ResponseBuilder.ok(connecting.shown(links.open(token, visit)))
        .header("Cache-Control", "no-store")
        .build();
  }

  @PUT
  @Path("/servers/{server}")
  @ResponseStatus(204)
  @Requires(Permission.ANYONE)
  @Operation(
      summary = "Connect a server with a secret of one's own; it is never shown again",
      description =
          "The server is asked first whether it takes it. Where it cannot be asked, the answer is"
              + " not-tested; with untested it is kept all the same.")
  public void connect(
      @PathParam("token") String token,
      @PathParam("server") String server,
      @Parameter(hidden = true) @CookieParam(COOKIE) @Nullable String visit,
      @Valid @NotNull(message = "A JSON body is needed") SecretRequest body) {
    limit();
    connecting.connect(token, visit, server, body);
  }

  @DELETE
  @Path("/servers/{server}")
  @ResponseStatus(204)
  @Requires(Permission.ANYONE)
  @Operation(summary = "Disconnect a server; running calls are cut")
  public void disconnect(
      @PathParam("token") String token,
      @PathParam("server") String server,
      @Parameter(hidden = true) @CookieParam(COOKIE) @Nullable String visit) {
    limit();
    connecting.disconnect(links.open(token, visit), server);
  }

  private void limit() {
    limits.take(Limit.AUTH_LINKS, info.address().orElse(""));
  }
}
