package gatehouse.control.projectuser;

import gatehouse.control.access.Caller;
import gatehouse.control.access.OneTransaction;
import gatehouse.control.access.Permission;
import gatehouse.control.access.Requires;
import gatehouse.control.project.Project;
import gatehouse.control.project.ProjectGate;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** How many users a project has. */
@Path("/v1/workspaces/{ws}/projects/{project}/summary")
@RunOnVirtualThread
class ProjectSummaryResource {
  private final ProjectUserList list;
  private final ProjectGate gate;
  private final Caller caller;

  ProjectSummaryResource(ProjectUserList list, ProjectGate gate, Caller caller) {
    this.list = list;
    this.gate = gate;
    this.caller = caller;
  }

  @GET
  @OneTransaction
  @Requires(Permission.PROJECTS_READ)
  @Operation(
      summary = "How many users there are, and were active",
      description =
          "Each number is that of the list: all, activeIn=7, activeIn=30, inactive=true. Active is"
              + " who had a session or a call on today or the days before, in the workspace's time"
              + " zone.")
  public ProjectUserList.Summary summary(
      @PathParam("ws") String ws, @PathParam("project") String project) {
    Project in = gate.known(caller.workspaceId(), project);
    return list.summary(in.workspaceId(), in.id());
  }
}
