package gatehouse.control.credential;

import gatehouse.control.access.Caller;
import gatehouse.control.access.Identity;
import gatehouse.control.access.Membership;
import gatehouse.control.access.Memberships;
import gatehouse.control.access.Permission;
import gatehouse.control.access.Requires;
import gatehouse.control.access.WorkspaceGate;
import gatehouse.control.oauth.Answer;
import gatehouse.control.oauth.ClientDocument;
import gatehouse.control.session.SessionCookie;
import gatehouse.platform.http.AnyQuery;
import gatehouse.platform.http.ProblemException;
import gatehouse.platform.http.RequestInfo;
import gatehouse.platform.http.SeeOther;
import gatehouse.platform.ids.IdType;
import gatehouse.platform.limits.Limit;
import gatehouse.platform.limits.Limits;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.CookieParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Where authorization servers read who we are, and send browsers back to. */
@Path("/v1/oauth")
@RunOnVirtualThread
class OAuthResource {
  static final String CALLBACK = "/api/v1/oauth/callback";

  /** The cookie of a visit at an auth link. */
  static final String VISIT = "gatehouse_connect";

  private static final int LONGEST = 4096;
  private static final String NOWHERE = "/connect";

  private final OAuthConnecting connecting;
  private final ClientDocument document;
  private final Memberships memberships;
  private final WorkspaceGate gate;
  private final RequestInfo info;
  private final Limits limits;
  private final Caller caller;

  OAuthResource(
      OAuthConnecting connecting,
      ClientDocument document,
      Memberships memberships,
      WorkspaceGate gate,
      RequestInfo info,
      Limits limits,
      Caller caller) {
    this.connecting = connecting;
    this.document = document;
    this.memberships = memberships;
    this.gate = gate;
    this.info = info;
    this.limits = limits;
    this.caller = caller;
  }

  @GET
  @Path("/client")
  @Requires(Permission.ANYONE)
  @Operation(summary = "This server as an OAuth client: a client id metadata document")
  public RestResponse<ClientDocument.ClientMetadata> client() {
    return RestResponse.ResponseBuilder.ok(document.metadata())
        .header("Cache-Control", "public, max-age=3600")
        .build();
  }

  /** Servers add parameters of their own, so unknown ones are not an error here. */
  @GET
  @Path("/callback")
  @AnyQuery
  @Requires(Permission.ANYONE)
  @ResponseStatus(303)
  public RestResponse<Void> callback(
      @QueryParam("state") @Nullable String state,
      @QueryParam("code") @Nullable String code,
      @QueryParam("iss") @Nullable String issuer,
      @QueryParam("error") @Nullable String error,
      @QueryParam("error_description") @Nullable String description,
      @CookieParam(VISIT) @Nullable String visit,
      @CookieParam(SessionCookie.NAME) @Nullable String session) {
    limits.take(Limit.AUTH_LINKS, info.address().orElse(""));
    List<String> browsers =
        Stream.of(visit == null ? "" : visit, session == null ? "" : session)
            .filter(cookie -> !cookie.isEmpty() && cookie.length() <= LONGEST)
            .toList();
    boolean fits =
        Stream.of(
                Objects.requireNonNullElse(state, ""),
                Objects.requireNonNullElse(code, ""),
                Objects.requireNonNullElse(issuer, ""))
            .allMatch(text -> text.length() <= LONGEST);
    if (state == null || !fits) {
      return SeeOther.to(NOWHERE);
    }
    return SeeOther.to(
        connecting
            .arrive(state, browsers, new Answer(code, issuer, error, description), this::may)
            .orElse(NOWHERE));
  }

  /** Whoever began it is still signed in here, and may still do it. */
  private boolean may(OAuthConnecting.Arrived arrived) {
    if (!caller.isKnown()
        || caller.identity().kind() != Identity.Kind.SESSION
        || !Objects.equals(caller.identity().accountId(), arrived.account())) {
      return false;
    }
    Identity identity = caller.identity();
    Membership member =
        memberships
            .find(IdType.WORKSPACE.format(arrived.attempt().workspaceId()), identity)
            .orElse(null);
    try {
      if (member == null) {
        return false;
      }
      gate.check(identity, member);
      return Permission.PROJECTS_WRITE.heldBy(member.role());
    } catch (ProblemException keptOut) {
      return false;
    }
  }
}
