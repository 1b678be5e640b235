package gatehouse.control.workspace;

import java.util.UUID;

/**
 * Tells which identity providers a workspace may require; answered by the feature that keeps them.
 */
public interface RequirableProviders {
  /**
   * True when the provider is in use and the workspace's own or the server's. It stays so until the
   * open transaction ends.
   */
  boolean has(UUID workspace, UUID provider);
}
