package gatehouse.control.group;

import gatehouse.control.access.Caller;
import gatehouse.control.access.Permission;
import gatehouse.control.access.Requires;
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
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** The teams of a workspace. */
@Path("/v1/workspaces/{ws}/teams")
@RunOnVirtualThread
class TeamsResource extends GroupResource<TeamsResource.TeamView> {
  TeamsResource(Groups groups, Caller caller) {
    super(groups, caller, GroupKind.TEAM, TeamView::of);
  }

  /**
   * A team.
   *
   * @param members how many members it has
   */
  record TeamView(String id, String name, long members, Instant createdAt) {
    static TeamView of(Group group, long members) {
      return new TeamView(group.typeId(), group.name(), members, group.createdAt());
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
    return page(q, limit, cursor);
  }

  @POST
  @ResponseStatus(201)
  @Requires(Permission.MEMBERS_WRITE)
  @Operation(summary = "Make a team")
  public RestResponse<TeamView> create(
      @PathParam("ws") String ws, @Valid @NotNull GroupRequest.NewGroup body) {
    return made(body);
  }

  @GET
  @Path("/{team}")
  @Requires(Permission.MEMBERS_READ)
  @Operation(summary = "One team")
  public RestResponse<TeamView> get(@PathParam("ws") String ws, @PathParam("team") String team) {
    return one(team);
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
    return renamed(team, ifMatch, body);
  }

  @DELETE
  @Path("/{team}")
  @ResponseStatus(204)
  @Requires(Permission.MEMBERS_WRITE)
  @Operation(summary = "Delete a team; its members lose it")
  public void delete(@PathParam("ws") String ws, @PathParam("team") String team) {
    deleted(team);
  }
}
