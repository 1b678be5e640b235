package gatehouse.control.member;

import java.util.Collection;
import java.util.Map;
import java.util.UUID;

/** Names identity providers for the member list; answered by the feature that keeps them. */
public interface ProviderNames {
  /** The names of those that are still there. */
  Map<UUID, String> of(Collection<UUID> providers);
}
