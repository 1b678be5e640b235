package gatehouse.control.member;

import gatehouse.control.access.Role;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A member as the list has them: everything that is shown, from one table.
 *
 * @param nameKey the name as it is sorted, the address where there is none
 * @param facet role, status and second step in one number
 * @param bannedUntil null when not banned
 * @param identityProvider null when they sign in with a password of this server
 * @param sites holds {@link #ALL_SITES} alone for all of them
 * @param lastLogin null when never
 */
public record MemberRow(
    UUID id,
    UUID personId,
    String email,
    String emailKey,
    String name,
    String nameKey,
    String firstName,
    String lastName,
    Role role,
    MemberStatus status,
    int facet,
    @Nullable Instant bannedUntil,
    boolean twoFactor,
    @Nullable UUID identityProvider,
    @Nullable UUID team,
    List<UUID> tags,
    List<UUID> sites,
    @Nullable Instant lastLogin,
    Instant createdAt,
    long version) {

  /** In the place of a site: every site, those that are made later too. */
  public static final UUID ALL_SITES = new UUID(0, 0);

  /** The name, or the address of someone who has given none yet. */
  public String shownName() {
    return name.isEmpty() ? email : name;
  }

  /** True when they may enter every site. */
  public boolean hasAllSites() {
    return sites.contains(ALL_SITES);
  }
}
