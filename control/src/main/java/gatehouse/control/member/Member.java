package gatehouse.control.member;

import gatehouse.control.access.Role;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A person with a role in a workspace.
 *
 * @param accountId null until the person has an account
 * @param identityProvider null when they sign in with a password of this server
 * @param lastLogin null when never
 */
public record Member(
    UUID workspaceId,
    UUID id,
    UUID personId,
    @Nullable UUID accountId,
    String email,
    String name,
    String firstName,
    String lastName,
    Role role,
    MemberStatus status,
    @Nullable Instant bannedUntil,
    boolean twoFactor,
    @Nullable UUID identityProvider,
    @Nullable Instant lastLogin,
    Instant createdAt,
    long version) {

  public boolean isActiveAdmin() {
    return role == Role.ADMIN && status == MemberStatus.ACTIVE;
  }

  /** The same person with another standing, one version later. */
  Member with(Standing standing) {
    return new Member(
        workspaceId,
        id,
        personId,
        accountId,
        email,
        name,
        firstName,
        lastName,
        standing.role(),
        standing.status(),
        standing.bannedUntil(),
        twoFactor,
        identityProvider,
        lastLogin,
        createdAt,
        version + 1);
  }

  /** The name, or the address of someone who has given none yet. */
  public String shownName() {
    return name.isEmpty() ? email : name;
  }
}
