package gatehouse.control.member;

import gatehouse.control.access.Role;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A member as the API shows it.
 *
 * @param identityProvider "internal", or the provider's name
 * @param team null for nobody's
 * @param tags by name
 */
record MemberView(
    String id,
    String personId,
    String name,
    String firstName,
    String lastName,
    String email,
    Role role,
    MemberStatus status,
    @Nullable Instant bannedUntil,
    @Nullable TeamRef team,
    List<TagRef> tags,
    SitesView sites,
    String identityProvider,
    boolean twoFactor,
    @Nullable Instant lastLogin,
    Instant createdAt) {

  /** A team by its name. */
  record TeamRef(String id, String name) {}

  /**
   * A tag by its name.
   *
   * @param dynamic true when the server gives it by a rule
   */
  record TagRef(String id, String name, boolean dynamic) {}
}
