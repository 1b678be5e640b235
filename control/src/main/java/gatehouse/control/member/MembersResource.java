package gatehouse.control.member;

import gatehouse.control.access.Caller;
import gatehouse.control.access.OneTransaction;
import gatehouse.control.access.Permission;
import gatehouse.control.access.Requires;
import gatehouse.platform.http.EntityTags;
import gatehouse.platform.http.ProblemException;
import gatehouse.platform.ids.IdType;
import gatehouse.platform.jobs.JobView;
import gatehouse.platform.jobs.Jobs;
import gatehouse.platform.paging.Page;
import gatehouse.platform.paging.PageRequest;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
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
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

@Path("/v1/workspaces/{ws}/members")
@RunOnVirtualThread
class MembersResource {
  private final Members members;
  private final MemberList list;
  private final ActJob acts;
  private final Clock clock;
  private final MemberCreation creation;
  private final MemberEdits edits;
  private final Caller caller;
  private final MemberViews views;
  private final Jobs jobs;
  private final SignEveryoneOut everyoneOut;

  MembersResource(
      Members members,
      MemberList list,
      ActJob acts,
      Clock clock,
      MemberCreation creation,
      MemberEdits edits,
      Caller caller,
      MemberViews views,
      Jobs jobs,
      SignEveryoneOut everyoneOut) {
    this.members = members;
    this.list = list;
    this.acts = acts;
    this.clock = clock;
    this.creation = creation;
    this.edits = edits;
    this.caller = caller;
    this.views = views;
    this.jobs = jobs;
    this.everyoneOut = everyoneOut;
  }

  /** The members that match. A page may be short and still have a next one. */
  @GET
  @OneTransaction
  @Requires(Permission.MEMBERS_READ)
  public Page<MemberView> list(
      @PathParam("ws") String ws,
      @BeanParam MemberFilter filter,
      @QueryParam("sort") @Nullable String sort,
      @QueryParam("limit") @Nullable Integer limit,
      @QueryParam("cursor") @Nullable String cursor) {
    UUID workspace = caller.workspaceId();
    return views.page(workspace, filter, sort, PageRequest.of(limit, cursor));
  }

  @POST
  @ResponseStatus(201)
  @Requires(Permission.MEMBERS_WRITE)
  @Operation(summary = "Make somebody a member, with an account if they have none")
  public RestResponse<MemberView> create(
      @PathParam("ws") String ws,
      @Valid @NotNull(message = "A JSON body is needed") NewMember body) {
    UUID made = creation.create(caller.workspaceId(), body);
    return answer(RestResponse.Status.CREATED, list.find(caller.workspaceId(), made));
  }

  @GET
  @OneTransaction
  @Path("/{member}")
  @Requires(Permission.MEMBERS_READ)
  public RestResponse<MemberView> get(
      @PathParam("ws") String ws, @PathParam("member") String member) {
    return answer(list.find(caller.workspaceId(), idOf(member)));
  }

  @PATCH
  @Path("/{member}")
  @Requires(Permission.MEMBERS_WRITE)
  public RestResponse<MemberView> change(
      @PathParam("ws") String ws,
      @PathParam("member") String member,
      @HeaderParam("If-Match") @Nullable String ifMatch,
      @Valid @NotNull(message = "A JSON body is needed") MemberChange body) {
    return answer(edits.change(caller.workspaceId(), idOf(member), body, ifMatch));
  }

  @POST
  @Path("/{member}/disable")
  @Requires(Permission.MEMBERS_WRITE)
  public RestResponse<MemberView> disable(
      @PathParam("ws") String ws, @PathParam("member") String member) {
    return answer(members.disable(caller.workspaceId(), idOf(member)));
  }

  @POST
  @Path("/{member}/enable")
  @Requires(Permission.MEMBERS_WRITE)
  public RestResponse<MemberView> enable(
      @PathParam("ws") String ws, @PathParam("member") String member) {
    return answer(members.enable(caller.workspaceId(), idOf(member)));
  }

  /** Keeps the member out until a time, or without end; their sessions here end at once. */
  @POST
  @Path("/{member}/ban")
  @Requires(Permission.MEMBERS_WRITE)
  public RestResponse<MemberView> ban(
      @PathParam("ws") String ws, @PathParam("member") String member, @Nullable @Valid Ban body) {
    Instant until = body == null ? null : body.until();
    if (until != null && !until.isAfter(clock.instant())) {
      throw ProblemException.invalid("/until", "Must be in the future; leave it out for no end");
    }
    return answer(members.edit(caller.workspaceId(), idOf(member), null, new Edit.Ban(until)));
  }

  @POST
  @Path("/{member}/unban")
  @Requires(Permission.MEMBERS_WRITE)
  public RestResponse<MemberView> unban(
      @PathParam("ws") String ws, @PathParam("member") String member) {
    return answer(members.edit(caller.workspaceId(), idOf(member), null, new Edit.Unban()));
  }

  /** Mails the member a link to a new password. */
  @POST
  @Path("/{member}/reset-password")
  @Requires(Permission.MEMBERS_WRITE)
  public void resetPassword(@PathParam("ws") String ws, @PathParam("member") String member) {
    acts.one(caller.workspaceId(), idOf(member), "reset-password");
  }

  /** Turns the member's two-factor sign-in off and ends their sessions. */
  @POST
  @Path("/{member}/reset-two-factor")
  @Requires(Permission.MEMBERS_WRITE)
  public void resetTwoFactor(@PathParam("ws") String ws, @PathParam("member") String member) {
    acts.one(caller.workspaceId(), idOf(member), "reset-two-factor");
  }

  /** Signs the member out everywhere. */
  @POST
  @Path("/{member}/end-sessions")
  @Requires(Permission.MEMBERS_WRITE)
  public void endSessionsOf(@PathParam("ws") String ws, @PathParam("member") String member) {
    acts.one(caller.workspaceId(), idOf(member), "end-sessions");
  }

  @DELETE
  @Path("/{member}")
  @Requires(Permission.MEMBERS_WRITE)
  public void remove(@PathParam("ws") String ws, @PathParam("member") String member) {
    members.remove(caller.workspaceId(), idOf(member));
  }

  @POST
  @Path("/end-sessions")
  @Requires(Permission.MEMBERS_WRITE)
  @ResponseStatus(202)
  public RestResponse<JobView> endSessions(@PathParam("ws") String ws) {
    return RestResponse.accepted(
        JobView.of(
            jobs.start(
                caller.workspaceId(),
                everyoneOut,
                new SignEveryoneOut.Nothing(),
                "Sign everyone out")));
  }

  private static UUID idOf(String member) {
    return IdType.MEMBER.parse(member);
  }

  private RestResponse<MemberView> answer(Member changed) {
    return answer(list.find(changed.workspaceId(), changed.id()));
  }

  private RestResponse<MemberView> answer(MemberRow member) {
    return answer(RestResponse.Status.OK, member);
  }

  private RestResponse<MemberView> answer(RestResponse.Status status, MemberRow member) {
    return RestResponse.ResponseBuilder.create(status, views.of(caller.workspaceId(), member))
        .header("ETag", EntityTags.of(member.version()))
        .build();
  }

  /**
   * A ban.
   *
   * @param until null for no end
   */
  record Ban(@Nullable Instant until) {}
}
