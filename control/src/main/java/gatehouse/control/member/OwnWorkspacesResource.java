package gatehouse.control.member;

import gatehouse.control.access.Caller;
import gatehouse.control.access.Permission;
import gatehouse.control.access.Requires;
import gatehouse.control.access.Role;
import gatehouse.control.signin.WorkspaceRef;
import gatehouse.control.signin.WorkspacesOf;
import gatehouse.platform.ids.IdType;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.List;

@Path("/v1/workspaces")
@RunOnVirtualThread
class OwnWorkspacesResource {
  private final WorkspacesOf workspaces;
  private final Caller caller;

  OwnWorkspacesResource(WorkspacesOf workspaces, Caller caller) {
    this.workspaces = workspaces;
    this.caller = caller;
  }

  @GET
  @Requires(Permission.SIGNED_IN)
  public OwnWorkspaces list() {
    return new OwnWorkspaces(
        workspaces.of(caller.accountId()).stream().map(OwnWorkspace::of).toList());
  }

  /** The workspaces the caller may enter; few enough for one answer. */
  record OwnWorkspaces(List<OwnWorkspace> items) {}

  record OwnWorkspace(String id, String slug, String name, Role role) {
    static OwnWorkspace of(WorkspaceRef workspace) {
      return new OwnWorkspace(
          IdType.WORKSPACE.format(workspace.id()),
          workspace.slug(),
          workspace.name(),
          workspace.role());
    }
  }
}
