package gatehouse.control.group;

import gatehouse.control.access.Caller;
import gatehouse.control.access.Permission;
import gatehouse.control.access.Requires;
import gatehouse.platform.http.EntityTags;
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
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** The teams of a workspace. */
@Path("/v1/workspaces/{ws}/teams")
@RunOnVirtualThread
class TeamsResource {
  private static final GroupKind KIND = GroupKind.TEAM;

  private final Groups groups;
  private final Caller caller;

  TeamsResource(Groups groups, Caller caller) {
    this.groups = groups;
    this.caller = caller;
  }

  /**
   * A team.
   *
   * @param members how many members it has
   */
  record TeamView(String id, String name, long members, Instant createdAt) {
    static TeamView of(Group group, Map<UUID, Long> members) {
      return new TeamView(
          group.typeId(), group.name(), members.getOrDefault(group.id(), 0L), group.createdAt());
    }
  }

  @GET
  @Requires(Permission.MEMBERS_READ)
  @Operation(summary = "The workspace's teams, by name")
  public Page<TeamView> list(
      @PathParam("ws") String ws,
      @QueryParam("q") @Nullable String q,
      @QueryParam("limit") @Nullable Integer limit,
      @QueryParam("cursor") @Nullable String cursor) {
    Page<Group> page = groups.page(workspace(), KIND, q, PageRequest.of(limit, cursor));
    Map<UUID, Long> members = groups.counts(workspace(), KIND);
    return page.map(group -> TeamView.of(group, members));
  }

  @POST
  @ResponseStatus(201)
  @Requires(Permission.MEMBERS_WRITE)
  @Operation(summary = "Make a team")
  public RestResponse<TeamView> create(
      @PathParam("ws") String ws, @Valid @NotNull GroupRequest.NewGroup body) {
    GroupName name = GroupName.ofRequest(KIND, body.name());
    return answer(RestResponse.Status.CREATED, groups.create(workspace(), KIND, name));
  }

  @GET
  @Path("/{team}")
  @Requires(Permission.MEMBERS_READ)
  @Operation(summary = "One team")
  public RestResponse<TeamView> get(@PathParam("ws") String ws, @PathParam("team") String team) {
    return answer(RestResponse.Status.OK, groups.find(workspace(), KIND, idOf(team)));
  }

  @PATCH
  @Path("/{team}")
  @Requires(Permission.MEMBERS_WRITE)
  @Operation(summary = "Rename a team")
  public RestResponse<TeamView> change(
      @PathParam("ws") String ws,
      @PathParam("team") String team,
      @HeaderParam("If-Match") @Nullable String ifMatch,
      @Valid @NotNull GroupRequest.GroupChange body) {
    GroupName name = body.name() == null ? null : GroupName.ofRequest(KIND, body.name());
    return answer(
        RestResponse.Status.OK, groups.rename(workspace(), KIND, idOf(team), name, ifMatch));
  }

  @DELETE
  @Path("/{team}")
  @ResponseStatus(204)
  @Requires(Permission.MEMBERS_WRITE)
  @Operation(summary = "Delete a team; its members lose it")
  public void delete(@PathParam("ws") String ws, @PathParam("team") String team) {
    groups.delete(workspace(), KIND, idOf(team));
  }

  private RestResponse<TeamView> answer(RestResponse.Status status, Group group) {
    return RestResponse.ResponseBuilder.create(
            status, TeamView.of(group, groups.counts(workspace(), KIND)))
        .header("ETag", EntityTags.of(group.version()))
        .build();
  }

  private UUID workspace() {
    return caller.workspaceId();
  }

  private static UUID idOf(String team) {
    return KIND.idType().parse(team);
  }
}
