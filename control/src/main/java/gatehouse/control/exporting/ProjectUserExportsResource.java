package gatehouse.control.exporting;

import gatehouse.control.access.Caller;
import gatehouse.control.access.Permission;
import gatehouse.control.access.Requires;
import gatehouse.control.mcpserver.McpServers;
import gatehouse.control.project.Project;
import gatehouse.control.project.ProjectGate;
import gatehouse.control.projectuser.ProjectUserFilter;
import gatehouse.control.projectuser.ProjectUserList;
import gatehouse.platform.http.ProblemException;
import gatehouse.platform.jobs.JobView;
import gatehouse.platform.jobs.Jobs;
import gatehouse.platform.tables.TableFormat;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.List;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;

/** The list of a project's users as a file. */
@Path("/v1/workspaces/{ws}/projects/{project}/users/exports")
@RunOnVirtualThread
class ProjectUserExportsResource {
  private final ProjectUserExport export;
  private final Jobs jobs;
  private final McpServers servers;
  private final ProjectGate gate;
  private final Caller caller;

  ProjectUserExportsResource(
      ProjectUserExport export, Jobs jobs, McpServers servers, ProjectGate gate, Caller caller) {
    this.export = export;
    this.jobs = jobs;
    this.servers = servers;
    this.gate = gate;
    this.caller = caller;
  }

  /**
   * What to export.
   *
   * @param filter as in the list; everyone when absent
   * @param sort as in the list
   * @param columns in the wanted order; the usual ones when absent
   */
  record ProjectUserExportRequest(
      @Nullable ProjectUserFilter filter,
      @Nullable String sort,
      @Nullable List<@NotNull ProjectUserColumn> columns,
      @NotNull(message = "Must be csv or xlsx") TableFormat format) {}

  @POST
  @ResponseStatus(202)
  @Requires(Permission.PROJECTS_READ)
  @Operation(summary = "Write the list into a file, as it is filtered and sorted")
  public JobView start(
      @PathParam("ws") String ws,
      @PathParam("project") String project,
      @Valid @NotNull(message = "A JSON body is needed") ProjectUserExportRequest body) {
    Project in = gate.of(caller.workspaceId(), project);
    List<ProjectUserColumn> columns =
        Objects.requireNonNullElse(body.columns(), ProjectUserColumn.USUAL);
    if (columns.isEmpty() || columns.stream().distinct().count() < columns.size()) {
      throw ProblemException.invalid("/columns", "Name at least one column, and each once");
    }
    ProjectUserFilter filter = Objects.requireNonNullElse(body.filter(), ProjectUserFilter.ALL);
    filter.check("/filter", servers.of(in.workspaceId(), in.id()));
    ProjectUserList.checkSort(body.sort(), "/sort");
    return JobView.of(
        jobs.start(
            in.workspaceId(),
            export,
            new ProjectUserExport.Wanted(in.typeId(), filter, body.sort(), columns, body.format()),
            "Export users of " + in.name()));
  }
}
