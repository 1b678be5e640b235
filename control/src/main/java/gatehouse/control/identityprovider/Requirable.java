package gatehouse.control.identityprovider;

import gatehouse.control.workspace.RequirableProviders;
import gatehouse.platform.database.Database;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;

/** Answers which providers a workspace may require. */
@ApplicationScoped
class Requirable implements RequirableProviders {
  private final Database database;

  Requirable(Database database) {
    this.database = database;
  }

  @Override
  public Optional<String> name(UUID workspace, UUID provider) {
    return database.acrossWorkspaces(handle ->
        new ProviderDao(handle)
            .hold(provider)
            .filter(Provider::enabled)
            .filter(p -> p.workspaceId() == null || p.workspaceId().equals(workspace))
            .map(Provider::name));
  }
}
