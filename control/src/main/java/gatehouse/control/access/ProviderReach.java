package gatehouse.control.access;

import java.util.Optional;
import java.util.UUID;

/**
 * How far an identity provider's word counts; answered by the feature that keeps providers.
 *
 * <p>A workspace's own provider is run by that workspace's Admins, who can have it say anything. So
 * a session it opened is good in that workspace and for reading one's own account, and nowhere
 * else: otherwise the Admins of one workspace could enter others as their members.
 */
public interface ProviderReach {
  /** The only workspace its sessions may enter; nothing for a provider of the whole server. */
  Optional<UUID> workspaceOf(UUID provider);
}
