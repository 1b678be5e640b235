package gatehouse.control.mcpserver;

import gatehouse.platform.database.Database;
import gatehouse.platform.http.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/** Keeps the MCP servers of projects. */
@ApplicationScoped
public class McpServers {
  private final Database database;

  McpServers(Database database) {
    this.database = database;
  }

  /** Those that are switched on, by slug. */
  public List<McpServer> enabled(UUID workspace, UUID project) {
    return of(workspace, project).stream().filter(McpServer::enabled).toList();
  }

  /** All of a project, by slug. */
  public List<McpServer> of(UUID workspace, UUID project) {
    return database.inWorkspace(
        workspace, handle -> new McpServerDao(handle, workspace, project).all());
  }

  /**
   * One of a project.
   *
   * @throws ProblemException not-found when the project has none of this id
   */
  public McpServer get(UUID workspace, UUID project, UUID server) {
    return database.inWorkspace(
        workspace,
        handle ->
            new McpServerDao(handle, workspace, project)
                .find(server)
                .orElseThrow(ProblemException::notFound));
  }
}
