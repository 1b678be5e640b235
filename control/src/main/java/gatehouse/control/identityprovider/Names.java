package gatehouse.control.identityprovider;

import gatehouse.control.member.ProviderNames;
import gatehouse.platform.database.Database;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;

/** Names providers for the member list. */
@ApplicationScoped
class Names implements ProviderNames {
  private final Database database;

  Names(Database database) {
    this.database = database;
  }

  @Override
  public Map<UUID, String> of(Collection<UUID> providers) {
    return providers.isEmpty()
        ? Map.of()
        : database.acrossWorkspaces(handle -> new ProviderDao(handle).names(providers));
  }
}
