package gatehouse.control.invitation;

import gatehouse.control.access.Caller;
import gatehouse.control.access.Permission;
import gatehouse.control.access.Requires;
import gatehouse.control.access.Role;
import gatehouse.platform.http.EntityTags;
import gatehouse.platform.ids.IdType;
import gatehouse.platform.limits.Limit;
import gatehouse.platform.limits.Limits;
import gatehouse.platform.paging.Page;
import gatehouse.platform.paging.PageRequest;
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
import jakarta.ws.rs.QueryParam;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** The invitations of a workspace. */
@Path("/v1/workspaces/{ws}/invitations")
@RunOnVirtualThread
class InvitationsResource {
  private final Inviting inviting;
  private final Invitations invitations;
  private final Limits limits;
  private final Caller caller;
  private final Clock clock;

  InvitationsResource(
      Inviting inviting, Invitations invitations, Limits limits, Caller caller, Clock clock) {
    this.inviting = inviting;
    this.invitations = invitations;
    this.limits = limits;
    this.caller = caller;
    this.clock = clock;
  }

  /** What became of each address, in the order they came in. */
  record InviteAnswer(List<ResultView> results) {}

  record ResultView(
      String email, Outcome outcome, @Nullable String invitationId, @Nullable String reason) {
    static ResultView of(InviteResult result) {
      UUID id = result.invitationId();
      return new ResultView(
          result.email(),
          result.outcome(),
          id == null ? null : IdType.INVITATION.format(id),
          result.reason());
    }
  }

  /** A link that is told this once. */
  record LinkView(String url, Instant expiresAt) {
    @Override
    public String toString() {
      return "LinkView";
    }
  }

  /** What may be changed of an invitation. */
  record InvitationChange(@NotNull(message = "Name the new role") Role role) {}

  @GET
  @Requires(Permission.INVITATIONS_READ)
  @Operation(summary = "The invitations, newest first")
  public Page<InvitationView> list(
      @PathParam("ws") String ws,
      @QueryParam("q") @Nullable String q,
      @QueryParam("state") List<InvitationState> state,
      @QueryParam("limit") @Nullable Integer limit,
      @QueryParam("cursor") @Nullable String cursor) {
    Instant now = clock.instant();
    return invitations
        .page(caller.workspaceId(), q, state, PageRequest.of(limit, cursor))
        .map(invitation -> InvitationView.of(invitation, now));
  }

  @POST
  @Requires(Permission.INVITATIONS_WRITE)
  @Operation(summary = "Invite up to 10,000 addresses with one role; each gets its own answer")
  public InviteAnswer invite(
      @PathParam("ws") String ws,
      @Valid @NotNull(message = "A JSON body is needed") InviteRequest body) {
    limit();
    return new InviteAnswer(
        inviting.invite(caller.workspaceId(), role(), body.order()).stream()
            .map(ResultView::of)
            .toList());
  }

  @GET
  @Path("/{invitation}")
  @Requires(Permission.INVITATIONS_READ)
  @Operation(summary = "One invitation")
  public RestResponse<InvitationView> get(
      @PathParam("ws") String ws, @PathParam("invitation") String invitation) {
    return answer(invitations.find(caller.workspaceId(), idOf(invitation)));
  }

  @PATCH
  @Path("/{invitation}")
  @Requires(Permission.INVITATIONS_WRITE)
  @Operation(summary = "Change the role of someone who has not come yet")
  public RestResponse<InvitationView> change(
      @PathParam("ws") String ws,
      @PathParam("invitation") String invitation,
      @HeaderParam("If-Match") @Nullable String ifMatch,
      @Valid @NotNull(message = "A JSON body is needed") InvitationChange body) {
    return answer(
        invitations.changeRole(
            caller.workspaceId(), idOf(invitation), body.role(), role(), ifMatch));
  }

  @DELETE
  @Path("/{invitation}")
  @Requires(Permission.INVITATIONS_WRITE)
  @Operation(summary = "Cancel an invitation: its link is dead, its seat is free")
  public void cancel(@PathParam("ws") String ws, @PathParam("invitation") String invitation) {
    invitations.cancel(caller.workspaceId(), idOf(invitation));
  }

  @POST
  @Path("/{invitation}/resend")
  @Requires(Permission.INVITATIONS_WRITE)
  @Operation(summary = "Send a fresh link by mail; the old one is dead")
  public RestResponse<InvitationView> resend(
      @PathParam("ws") String ws, @PathParam("invitation") String invitation) {
    UUID id = idOf(invitation);
    limit();
    return answer(invitations.resend(caller.workspaceId(), id, role()));
  }

  @POST
  @Path("/{invitation}/link")
  @Requires(Permission.INVITATIONS_WRITE)
  @Operation(summary = "A fresh link to hand over, up to one's own role; the old one is dead")
  public RestResponse<LinkView> link(
      @PathParam("ws") String ws, @PathParam("invitation") String invitation) {
    Dispatch.Link link = invitations.link(caller.workspaceId(), idOf(invitation), role());
    return RestResponse.ResponseBuilder.ok(new LinkView(link.url(), link.expiresAt()))
        .header("Cache-Control", "no-store")
        .build();
  }

  private void limit() {
    limits.take(Limit.INVITATIONS_SENT, IdType.WORKSPACE.format(caller.workspaceId()));
  }

  private Role role() {
    return caller.membership().role();
  }

  private static UUID idOf(String invitation) {
    return IdType.INVITATION.parse(invitation);
  }

  private RestResponse<InvitationView> answer(Invitation invitation) {
    return RestResponse.ResponseBuilder.ok(InvitationView.of(invitation, clock.instant()))
        .header("ETag", EntityTags.of(invitation.version()))
        .build();
  }
}
