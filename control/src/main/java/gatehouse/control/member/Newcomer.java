package gatehouse.control.member;

import gatehouse.control.access.Role;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Someone with an account who becomes a member.
 *
 * @param identityProvider through which they came, or null
 */
public record Newcomer(
    UUID accountId,
    String email,
    String emailKey,
    String firstName,
    String lastName,
    boolean twoFactor,
    Role role,
    @Nullable UUID identityProvider) {}
