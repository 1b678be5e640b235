package gatehouse.control.identityprovider;

import gatehouse.control.member.ProviderNames;
import gatehouse.platform.database.Database;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** Names providers for the member list. */
@ApplicationScoped
class Names implements ProviderNames {
  private final Database database;

  Names(Database database) {
    this.database = database;
  }

  @Override
  public String of(UUID provider) {
    return database.acrossWorkspaces(
        handle -> new ProviderDao(handle).find(provider).map(Provider::name).orElse("removed"));
  }
}
