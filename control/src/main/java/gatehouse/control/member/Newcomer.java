package gatehouse.control.member;

import gatehouse.control.access.Role;
import gatehouse.control.account.Account;
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
    @Nullable UUID identityProvider) {

  public static Newcomer of(Account account, Role role, @Nullable UUID identityProvider) {
    return new Newcomer(
        account.id(),
        account.email(),
        account.emailKey(),
        account.firstName(),
        account.lastName(),
        account.twoFactor(),
        role,
        identityProvider);
  }
}
