package gatehouse.control.member;

import gatehouse.control.access.Role;
import gatehouse.platform.ids.IdType;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A member as the API shows it.
 *
 * @param identityProvider "internal", or the provider's name
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
    String identityProvider,
    boolean twoFactor,
    @Nullable Instant lastLogin,
    Instant createdAt) {

  static MemberView of(MemberRow member, Map<UUID, String> providerNames) {
    UUID provider = member.identityProvider();
    return new MemberView(
        IdType.MEMBER.format(member.id()),
        IdType.PERSON.format(member.personId()),
        member.shownName(),
        member.firstName(),
        member.lastName(),
        member.email(),
        member.role(),
        member.status(),
        member.bannedUntil(),
        provider == null ? "internal" : providerNames.getOrDefault(provider, "removed"),
        member.twoFactor(),
        member.lastLogin(),
        member.createdAt());
  }
}
