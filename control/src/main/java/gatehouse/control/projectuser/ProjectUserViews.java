package gatehouse.control.projectuser;

import gatehouse.control.mcpserver.McpServer;
import gatehouse.control.mcpserver.McpServers;
import gatehouse.control.project.Project;
import gatehouse.platform.paging.Page;
import gatehouse.platform.paging.PageRequest;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Users of a project as the API shows them: with their servers by name. */
@ApplicationScoped
class ProjectUserViews {
  private final ProjectUserList list;
  private final McpServers servers;

  ProjectUserViews(ProjectUserList list, McpServers servers) {
    this.list = list;
    this.servers = servers;
  }

  Page<ProjectUserView> page(
      Project in, ProjectUserFilter filter, @Nullable String sort, PageRequest request) {
    Page<ProjectUserRow> page = list.page(in.workspaceId(), in.id(), filter, sort, request);
    Map<UUID, McpServer> known = known(in);
    return page.map(row -> ProjectUserView.of(row, known));
  }

  /**
   * One of them.
   *
   * @throws gatehouse.platform.http.ProblemException not-found
   */
  ProjectUserView one(Project in, UUID user) {
    ProjectUserRow row = list.find(in.workspaceId(), in.id(), user);
    return ProjectUserView.of(row, known(in));
  }

  private Map<UUID, McpServer> known(Project in) {
    return ProjectUserView.byId(servers.known(in.workspaceId(), in.id()));
  }
}
