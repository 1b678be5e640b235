package gatehouse.control.signin;

import java.util.List;
import java.util.UUID;

/** Tells which workspaces an account may enter now: active members only, by name. */
public interface WorkspacesOf {
  List<WorkspaceRef> of(UUID account);
}
