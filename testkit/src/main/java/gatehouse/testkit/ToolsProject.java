package gatehouse.testkit;

import gatehouse.control.account.Account;
import gatehouse.control.mcpserver.McpServer;
import java.util.UUID;

/**
 * A project of two servers that want people's own keys, in a workspace of its own.
 *
 * @param slug of the workspace; the project's is {@code tools}
 */
public record ToolsProject(
    String slug, UUID workspace, UUID project, McpServer mail, McpServer docs, Account editor) {
  /** Its address in the API. */
  public String path() {
    return "/workspaces/" + slug + "/projects/tools";
  }
}
