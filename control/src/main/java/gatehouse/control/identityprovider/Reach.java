package gatehouse.control.identityprovider;

import gatehouse.control.access.ProviderReach;
import gatehouse.platform.database.Database;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Knows which workspace a provider belongs to. That never changes, so it is kept; a provider that
 * was removed has no sessions left.
 */
@ApplicationScoped
class Reach implements ProviderReach {
  private static final int MOST = 10_000;

  private final Database database;
  private final Map<UUID, Optional<UUID>> known = new ConcurrentHashMap<>();

  Reach(Database database) {
    this.database = database;
  }

  @Override
  public Optional<UUID> workspaceOf(UUID provider) {
    Optional<UUID> kept = known.get(provider);
    return kept == null ? look(provider) : kept;
  }

  private Optional<UUID> look(UUID id) {
    Optional<Provider> found =
        database.acrossWorkspaces(handle -> new ProviderDao(handle).find(id));
    if (found.isEmpty()) {
      // It went while its session was being checked: then the session reaches no workspace at all.
      return Optional.of(id);
    }
    Optional<UUID> workspace = Optional.ofNullable(found.get().workspaceId());
    if (known.size() >= MOST) {
      known.clear();
    }
    known.put(id, workspace);
    return workspace;
  }
}
