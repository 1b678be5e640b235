package gatehouse.control.projectuser;

import gatehouse.control.access.Caller;
import gatehouse.control.access.OneTransaction;
import gatehouse.control.access.Permission;
import gatehouse.control.access.Requires;
import gatehouse.control.project.Project;
import gatehouse.control.project.ProjectGate;
import gatehouse.platform.ids.IdType;
import gatehouse.platform.paging.Page;
import gatehouse.platform.paging.PageRequest;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;

/** The users of a project. */
@Path("/v1/workspaces/{ws}/projects/{project}/users")
@RunOnVirtualThread
class ProjectUsersResource {
  private final ProjectUserViews views;
  private final ProjectUserActs acts;
  private final ProjectGate gate;
  private final Caller caller;

  ProjectUsersResource(
      ProjectUserViews views, ProjectUserActs acts, ProjectGate gate, Caller caller) {
    this.views = views;
    this.acts = acts;
    this.gate = gate;
    this.caller = caller;
  }

  /** The users that match. A page may be short and still have a next one. */
  @GET
  @OneTransaction
  @Requires(Permission.PROJECTS_READ)
  public Page<ProjectUserView> list(
      @PathParam("ws") String ws,
      @PathParam("project") String project,
      @BeanParam ProjectUserFilter filter,
      @QueryParam("sort") @Nullable String sort,
      @QueryParam("limit") @Nullable Integer limit,
      @QueryParam("cursor") @Nullable String cursor) {
    return views.page(known(project), filter, sort, PageRequest.of(limit, cursor));
  }

  @GET
  @OneTransaction
  @Path("/{user}")
  @Requires(Permission.PROJECTS_READ)
  public ProjectUserView get(
      @PathParam("ws") String ws,
      @PathParam("project") String project,
      @PathParam("user") String user) {
    return views.one(known(project), idOf(user));
  }

  @DELETE
  @Path("/{user}")
  @ResponseStatus(204)
  @Requires(Permission.PROJECTS_WRITE)
  @Operation(
      summary = "Delete a user from the project",
      description =
          "Their credentials, sessions, calls and figures in this project are erased, and what runs"
              + " for them is cut. Other projects are not touched.")
  public void delete(
      @PathParam("ws") String ws,
      @PathParam("project") String project,
      @PathParam("user") String user) {
    Project in = project(project);
    acts.delete(in.workspaceId(), in.id(), idOf(user));
  }

  @POST
  @Path("/{user}/revoke")
  @Requires(Permission.PROJECTS_WRITE)
  @Operation(
      summary = "Take a user's credentials for some servers away",
      description =
          "When it answers, calls to these servers for this user are refused, and running ones are"
              + " cut.")
  public Receipts revoke(
      @PathParam("ws") String ws,
      @PathParam("project") String project,
      @PathParam("user") String user,
      @Valid @NotNull(message = "A JSON body is needed") RevokeRequest body) {
    Project in = project(project);
    return Receipts.of(acts.revoke(in.workspaceId(), in.id(), idOf(user), body));
  }

  private Project known(String project) {
    return gate.known(caller.workspaceId(), project);
  }

  private Project project(String project) {
    return gate.of(caller.workspaceId(), project);
  }

  private static UUID idOf(String user) {
    return IdType.PROJECT_USER.parse(user);
  }
}
