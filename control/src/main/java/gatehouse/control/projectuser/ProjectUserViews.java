package gatehouse.control.projectuser;

import gatehouse.control.mcpserver.McpServer;
import gatehouse.control.mcpserver.McpServers;
import gatehouse.control.project.Project;
import gatehouse.platform.paging.Page;
import gatehouse.platform.paging.PageRequest;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Users of a project as the API shows them: with their servers by name. */
@ApplicationScoped
class ProjectUserViews {
  private final ProjectUserList list;
  private final McpServers servers;
  private final TestPeople testPeople;

  ProjectUserViews(ProjectUserList list, McpServers servers, TestPeople testPeople) {
    this.list = list;
    this.servers = servers;
    this.testPeople = testPeople;
  }

  Page<ProjectUserView> page(
      Project in, ProjectUserFilter filter, @Nullable String sort, PageRequest request) {
    Page<ProjectUserRow> page = list.page(in.workspaceId(), in.id(), filter, sort, request);
    Map<UUID, McpServer> known = known(in);
    Set<UUID> tests = tests(in, page.items());
    return page.map(row -> ProjectUserView.of(row, known, tests));
  }

  /**
   * One of them.
   *
   * @throws gatehouse.platform.http.ProblemException not-found
   */
  ProjectUserView one(Project in, UUID user) {
    ProjectUserRow row = list.find(in.workspaceId(), in.id(), user);
    return ProjectUserView.of(row, known(in), tests(in, List.of(row)));
  }

  private Map<UUID, McpServer> known(Project in) {
    return ProjectUserView.byId(servers.known(in.workspaceId(), in.id()));
  }

  private Set<UUID> tests(Project in, List<ProjectUserRow> rows) {
    return testPeople.among(in.workspaceId(), rows.stream().map(ProjectUserRow::id).toList());
  }
}
