package gatehouse.control.member;

import gatehouse.control.access.Identity;
import gatehouse.control.access.Membership;
import gatehouse.control.access.Memberships;
import gatehouse.control.access.Role;
import gatehouse.platform.database.Database;
import gatehouse.platform.ids.IdType;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;

/**
 * Answers the permission check from the member table, anew for every request: a change holds from
 * the next one.
 */
@ApplicationScoped
class MembershipFinder implements Memberships {
  private final Database database;

  MembershipFinder(Database database) {
    this.database = database;
  }

  @Override
  public Optional<Membership> find(String workspace, Identity identity) {
    Optional<UUID> id = idOf(workspace);
    UUID account = identity.accountId();
    return database.acrossWorkspaces(handle -> {
      MembershipDao dao = new MembershipDao(handle);
      if (identity.kind() == Identity.Kind.WORKSPACE_TOKEN || account == null) {
        UUID own = identity.tokenWorkspace();
        Role role = identity.tokenRole();
        return own == null || role == null
            ? Optional.empty()
            : dao.ofToken(id.orElse(null), workspace, own, role);
      }
      return dao.ofAccount(id.orElse(null), workspace, account);
    });
  }

  @Override
  public boolean isAdminSomewhere(Identity identity) {
    UUID account = identity.accountId();
    return account != null
        && database.acrossWorkspaces(handle -> new MembershipDao(handle).isAdminSomewhere(account));
  }

  private static Optional<UUID> idOf(String workspace) {
    if (!workspace.startsWith(IdType.WORKSPACE.prefix() + "_")) {
      return Optional.empty();
    }
    try {
      return Optional.of(IdType.WORKSPACE.parse(workspace));
    } catch (IllegalArgumentException notAnId) {
      return Optional.empty();
    }
  }
}
