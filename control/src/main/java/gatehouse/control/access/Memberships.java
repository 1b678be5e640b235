package gatehouse.control.access;

import java.util.Optional;

/** Finds a caller's place in a workspace. */
public interface Memberships {
  /**
   * Looks the caller up in the workspace of a path.
   *
   * @param workspace the slug or the id, as it stands in the path
   * @return nothing when there is no such workspace or the caller has no place in it
   */
  Optional<Membership> find(String workspace, Identity identity);

  /** True when the account is an active Admin of at least one workspace. */
  boolean isAdminSomewhere(Identity identity);
}
