package gatehouse.control.workspace;

import gatehouse.control.access.Caller;
import gatehouse.control.access.Permission;
import gatehouse.control.access.PermissionTable;
import gatehouse.control.access.Requires;
import gatehouse.platform.http.EntityTags;
import gatehouse.platform.http.ProblemException;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

@Path("/v1/workspaces/{ws}")
@RunOnVirtualThread
class WorkspaceResource {
  private final Workspaces workspaces;
  private final Caller caller;

  WorkspaceResource(Workspaces workspaces, Caller caller) {
    this.workspaces = workspaces;
    this.caller = caller;
  }

  @GET
  @Requires(Permission.WORKSPACE_READ)
  public RestResponse<WorkspaceView> get(@PathParam("ws") String ws) {
    return answer(workspaces.find(caller.workspaceId()).orElseThrow(ProblemException::notFound));
  }

  @PATCH
  @Requires(Permission.SETTINGS_WRITE)
  public RestResponse<WorkspaceView> change(
      @PathParam("ws") String ws,
      @HeaderParam("If-Match") @Nullable String ifMatch,
      @Valid @NotNull(message = "A JSON body is needed") WorkspaceChange body) {
    return answer(
        workspaces.change(caller.workspaceId(), body, ifMatch, caller.identity().provider()));
  }

  @GET
  @Path("/permissions")
  @Requires(Permission.WORKSPACE_READ)
  public PermissionTable permissions(@PathParam("ws") String ws) {
    return PermissionTable.current();
  }

  private RestResponse<WorkspaceView> answer(Workspace workspace) {
    return RestResponse.ResponseBuilder.ok(WorkspaceView.of(workspace, caller.membership()))
        .header("ETag", EntityTags.of(workspace.version()))
        .build();
  }
}
