package gatehouse.control.operator;

import gatehouse.control.account.Account;
import gatehouse.control.account.AccountStatus;
import gatehouse.platform.ids.IdType;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An account as operators see it.
 *
 * @param workspaces how many it is a member of
 */
record OperatedAccount(
    String id,
    String email,
    String name,
    AccountStatus status,
    boolean operator,
    boolean twoFactor,
    long workspaces,
    @Nullable Instant lastLogin,
    Instant createdAt) {

  static OperatedAccount of(Account account, long workspaces) {
    return new OperatedAccount(
        IdType.ACCOUNT.format(account.id()),
        account.email(),
        account.name(),
        account.status(),
        account.operator(),
        account.twoFactor(),
        workspaces,
        account.lastLogin(),
        account.createdAt());
  }
}
