package gatehouse.control.workspace;

import java.util.Optional;
import java.util.UUID;

/**
 * Tells which identity providers a workspace may require; answered by the feature that keeps them.
 */
public interface RequirableProviders {
  /**
   * The provider's name, when it is in use and the workspace's own or the server's. It stays so
   * until the open transaction ends.
   */
  Optional<String> name(UUID workspace, UUID provider);
}
