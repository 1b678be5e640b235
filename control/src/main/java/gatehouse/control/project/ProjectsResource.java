package gatehouse.control.project;

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
import java.util.Objects;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** The projects of a workspace. */
@Path("/v1/workspaces/{ws}/projects")
@RunOnVirtualThread
class ProjectsResource {
  private final Projects projects;
  private final ProjectGate gate;
  private final Caller caller;

  ProjectsResource(Projects projects, ProjectGate gate, Caller caller) {
    this.projects = projects;
    this.gate = gate;
    this.caller = caller;
  }

  /**
   * A project as the API shows it.
   *
   * @param servers how many MCP servers it has
   * @param agents how many agents it has
   * @param users how many people it knows
   */
  record ProjectView(
      String id,
      String slug,
      String name,
      String description,
      long servers,
      long agents,
      long users,
      Instant createdAt) {
    static ProjectView of(Project project, Map<String, Map<UUID, Long>> counts) {
      return new ProjectView(
          project.typeId(),
          project.slug(),
          project.name(),
          project.description(),
          count(counts, "servers", project),
          count(counts, "agents", project),
          count(counts, "users", project),
          project.createdAt());
    }

    private static long count(Map<String, Map<UUID, Long>> counts, String what, Project project) {
      return counts.getOrDefault(what, Map.of()).getOrDefault(project.id(), 0L);
    }
  }

  @GET
  @Requires(Permission.PROJECTS_READ)
  @Operation(summary = "The workspace's projects, by slug")
  public Page<ProjectView> list(
      @PathParam("ws") String ws,
      @QueryParam("q") @Nullable String q,
      @QueryParam("limit") @Nullable Integer limit,
      @QueryParam("cursor") @Nullable String cursor) {
    UUID workspace = caller.workspaceId();
    Page<Project> page = projects.page(workspace, q, PageRequest.of(limit, cursor));
    Map<String, Map<UUID, Long>> counts = projects.counts(workspace);
    return page.map(project -> ProjectView.of(project, counts));
  }

  @POST
  @ResponseStatus(201)
  @Requires(Permission.PROJECTS_WRITE)
  @Operation(summary = "Make a project")
  public RestResponse<ProjectView> create(
      @PathParam("ws") String ws, @Valid @NotNull ProjectRequest.NewProject body) {
    return answer(
        RestResponse.Status.CREATED,
        projects.create(
            caller.workspaceId(),
            Label.of(body.name(), "/name"),
            body.slug() == null ? null : Slug.ofRequest(body.slug()),
            Objects.requireNonNullElse(description(body.description()), "")));
  }

  @GET
  @Path("/{project}")
  @Requires(Permission.PROJECTS_READ)
  @Operation(summary = "One project")
  public RestResponse<ProjectView> get(
      @PathParam("ws") String ws, @PathParam("project") String project) {
    return answer(RestResponse.Status.OK, gate.of(caller.workspaceId(), project));
  }

  @PATCH
  @Path("/{project}")
  @Requires(Permission.PROJECTS_WRITE)
  @Operation(summary = "Change a project's name or description")
  public RestResponse<ProjectView> change(
      @PathParam("ws") String ws,
      @PathParam("project") String project,
      @HeaderParam("If-Match") @Nullable String ifMatch,
      @Valid @NotNull ProjectRequest.ProjectChange body) {
    Project old = gate.of(caller.workspaceId(), project);
    return answer(
        RestResponse.Status.OK,
        projects.change(
            old.workspaceId(),
            old.id(),
            body.name() == null ? null : Label.of(body.name(), "/name"),
            description(body.description()),
            ifMatch));
  }

  @DELETE
  @Path("/{project}")
  @ResponseStatus(204)
  @Requires(Permission.PROJECTS_WRITE)
  @Operation(summary = "Delete a project with everything in it; confirm repeats its slug")
  public void delete(
      @PathParam("ws") String ws,
      @PathParam("project") String project,
      @QueryParam("confirm") @Nullable String confirm) {
    Project old = gate.of(caller.workspaceId(), project);
    projects.delete(old.workspaceId(), old.id(), confirm);
  }

  private RestResponse<ProjectView> answer(RestResponse.Status status, Project project) {
    return RestResponse.ResponseBuilder.create(
            status, ProjectView.of(project, projects.counts(project.workspaceId())))
        .header("ETag", EntityTags.of(project.version()))
        .build();
  }

  private static @Nullable String description(@Nullable String typed) {
    return typed == null ? null : Label.text(typed, "/description", Projects.LONGEST_DESCRIPTION);
  }
}
